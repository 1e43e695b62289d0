import type {ActivityId} from '../../../shared/wire/ids.ts';
import {useRecord} from '../../live/use-room.ts';
import {NoSource} from '../notes/no-source.tsx';
import {ReadNotes} from '../notes/read-notes.tsx';
import {standingOf} from '../notes/source-standing.ts';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';

/** The notes of an earlier activity, read and reacted to. */
export function ReactOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const source = useRecord(`activity:${record?.source ?? ''}`);
  if (!record) return null;
  const standing = source ? standingOf(source) : 'coming';
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {source && (standing === 'shown' ? <ReadNotes activity={activity} source={source.id} /> : <NoSource standing={standing} />)}
    </div>
  );
}
