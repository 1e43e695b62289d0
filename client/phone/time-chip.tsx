import {type ActivityId, MINUTE} from '../../shared/wire/ids.ts';
import {Icon} from '../kit/icon.tsx';
import {useClock} from '../live/clock.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import styles from './shell.module.css';

/** "About 6 minutes left", rounded up; past the plan it says so without a number. */
export function TimeChip({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const dueAt = record?.at === 'open' && record.since !== null ? record.since + record.minutes * MINUTE : null;
  const planned = record?.minutes ?? 0;
  const minutes = useClock(now => (dueAt === null ? null : Math.min(planned, Math.ceil((dueAt - now) / MINUTE))));
  if (minutes === null) return null;
  return (
    <span className={styles.time} role="timer">
      <Icon name="clock" />
      {minutes > 0 ? <Text id="time.left" values={{minutes}} /> : <Text id="time.over" />}
    </span>
  );
}
