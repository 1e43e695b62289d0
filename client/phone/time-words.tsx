import {MINUTE} from '../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../shared/wire/records.ts';
import {Disc} from '../kit/disc.tsx';
import {discState} from '../kit/disc-times.ts';
import {useClock} from '../live/clock.ts';
import {useLive} from '../live/use-room.ts';
import {serverNow} from '../live/view.ts';
import {Text} from '../locales/phone-live.ts';
import {minutesLeft} from './minutes-left.ts';

type Clock = NonNullable<ActivityRecord['clock']>;

/** The disc with its words. */
export function Running({clock, planned}: {readonly clock: Clock; readonly planned: number}) {
  const {room} = useLive();
  const state = useClock(now => discState(clock, now));
  return (
    <Disc clock={clock} total={planned * MINUTE} state={state} now={() => serverNow(room.getState())} isInButton>
      <TimeWords clock={clock} />
    </Disc>
  );
}

/** "About 6 minutes left", rounded up; past the plan it says so without a number. */
export function TimeWords({clock}: {readonly clock: Clock}) {
  const minutes = useClock(now => minutesLeft(clock, now));
  if ('left' in clock) return <Text id="clock.stopped" />;
  return minutes > 0 ? <Text id="time.left" values={{minutes}} /> : <Text id="time.over" />;
}
