import {Text} from '../locales/phone.ts';
import styles from './shell.module.css';

/** What is private here, and what cannot be. */
export const PrivacyPoints = () => (
  <ul className={styles.points}>
    <li>
      <Text id="private.no-name" />
    </li>
    <li>
      <Text id="private.key" />
    </li>
    <li>
      <Text id="private.guess" />
    </li>
    <li>
      <Text id="private.limit" />
    </li>
  </ul>
);
