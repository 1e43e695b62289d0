import type {ActivityId, Millis} from '../../../shared/wire/ids.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../../shared/wire/records.ts';
import {Disc} from '../../kit/disc.tsx';
import {discState, leftOf} from '../../kit/disc-times.ts';
import {Words} from '../../kit/words.tsx';
import {useClock} from '../../live/clock.ts';
import {useLive, useRecord} from '../../live/use-room.ts';
import {serverNow} from '../../live/view.ts';
import {Text} from '../../locales/phone-faces.ts';
import styles from '../phone-face.module.css';
import {timeOfDay} from '../time-of-day.ts';
import {TellMe} from './tell-me.tsx';

/** Nothing to do. When it goes on, and how to be told. */
export function BreakOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  return (
    <div className={styles.face}>
      {record.clock && <Back clock={record.clock} total={record.minutes * MINUTE} />}
      {record.prompt ? (
        <Words>{record.prompt}</Words>
      ) : (
        <p>
          <Text id="break.stretch" />
        </p>
      )}
      <TellMe activity={activity} />
    </div>
  );
}

interface BackProps {
  readonly clock: NonNullable<ActivityRecord['clock']>;
  readonly total: Millis;
}

function Back({clock, total}: BackProps) {
  const {room} = useLive();
  const state = useClock(now => discState(clock, now));
  const minutes = useClock(now => Math.max(0, Math.ceil(leftOf(clock, now) / MINUTE)));
  return (
    <Disc clock={clock} total={total} state={state} now={() => serverNow(room.getState())} isLarge>
      <strong className={styles.large}>
        {'due' in clock && state !== 'over' ? (
          <Text id="break.back" values={{time: timeOfDay(clock.due - room.getState().clockOffset)}} />
        ) : (
          <Text id={state === 'over' ? 'break.over' : 'break.paused'} />
        )}
      </strong>
      {minutes > 0 && 'due' in clock && (
        <>
          {' '}
          <Text id="break.left" values={{minutes}} />
        </>
      )}
    </Disc>
  );
}
