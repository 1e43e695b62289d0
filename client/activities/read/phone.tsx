import type {ActivityId} from '../../../shared/wire/ids.ts';
import {Words} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import styles from './phone.module.css';

/** Something to read. Nothing is asked and nothing is counted. */
export function ReadOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  return record?.prompt ? <Words className={styles.text}>{record.prompt}</Words> : null;
}
