import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

/** How to leave quickly, what it takes off the phone and what it cannot. */
export function QuickExitWords() {
  const isOn = useRecord('about')?.hasQuickExit ?? false;
  if (!isOn) return null;
  return (
    <section className={styles.part}>
      <h2>
        <Text id="exit.title" />
      </h2>
      <p>
        <Text id="exit.how" /> <Text id="exit.keyboard" />
      </p>
      <p>
        <Text id="exit.clears" /> <Text id="exit.sent" />
      </p>
      <p>
        <Text id="exit.history" />
      </p>
    </section>
  );
}
