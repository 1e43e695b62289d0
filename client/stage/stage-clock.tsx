import {type ActivityId, MINUTE} from '../../shared/wire/ids.ts';
import {Disc} from '../kit/disc.tsx';
import {discState} from '../kit/disc-times.ts';
import {useClock} from '../live/clock.ts';
import {useLive, useRecord} from '../live/use-room.ts';
import {serverNow} from '../live/view.ts';
import {Text} from '../locales/stage.ts';
import styles from './stage-clock.module.css';
import {hours, minutesLeft} from './times.ts';

interface StageClockProps {
  readonly activity: ActivityId;
  /** `side` has a large disc above its words, `line` a small one beside them, `middle` is all there is. */
  readonly shape: 'side' | 'line' | 'middle';
  /** A break says when it is over by the clock on the wall. */
  readonly isBreak?: boolean;
}

/** How much time is left, rounded to minutes. Nothing while the activity is not on. */
export function StageClock({activity, shape, isBreak = false}: StageClockProps) {
  const {room} = useLive();
  const record = useRecord(`activity:${activity}`);
  const clock = record?.clock ?? null;
  const minutes = useClock(now => clock && minutesLeft(clock, now));
  const state = useClock(now => clock && discState(clock, now));
  if (!record || !clock || minutes === null || state === null) return null;
  return (
    <div className={styles.clock} data-shape={shape}>
      <Disc clock={clock} total={record.minutes * MINUTE} state={state} now={() => serverNow(room.getState())} isLarge={shape !== 'line'}>
        {isBreak && 'due' in clock ? (
          <BackAt due={clock.due} isOver={minutes === 0} />
        ) : (
          <Left minutes={minutes} isPaused={state === 'paused'} />
        )}
      </Disc>
    </div>
  );
}

function Left({minutes, isPaused}: {readonly minutes: number; readonly isPaused: boolean}) {
  if (isPaused) return <Text id="time.paused" />;
  return minutes > 0 ? <Text id="time.left" values={{minutes}} /> : <Text id="time.over" />;
}

const BackAt = ({due, isOver}: {readonly due: number; readonly isOver: boolean}) =>
  isOver ? <Text id="break.soon" /> : <Text id="break.back" values={{time: <bdi>{hours(due)}</bdi>}} />;
