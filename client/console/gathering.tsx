import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {useClock} from '../live/clock.ts';
import {Text} from '../locales/console.ts';
import styles from './gathering.module.css';

/** About how long phones still bring what is on them. `until` in epoch milliseconds. */
export function Gathering({until}: {readonly until: Millis}) {
  const seconds = useClock(now => Math.max(0, Math.ceil((until - now) / SECOND)));
  return (
    <span className={styles.gathering}>
      <Text id="now.gathering" values={{seconds}} />
    </span>
  );
}
