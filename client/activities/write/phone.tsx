import type {ActivityId} from '../../../shared/wire/ids.ts';
import {useRecord} from '../../live/use-room.ts';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {Written} from './written.tsx';

/** Everyone writes; later the notes are shown together, read and reacted to. */
export function WriteOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (!record?.writing) return null;
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      <Written record={record} writing={record.writing} />
    </div>
  );
}
