import {Words} from '../kit/words.tsx';
import styles from './phone-face.module.css';

/** What the activity asks, where it asks anything. */
export const Prompt = ({children}: {readonly children: string | null}) =>
  children ? <Words className={styles.prompt}>{children}</Words> : null;
