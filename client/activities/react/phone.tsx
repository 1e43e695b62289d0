import type {ActivityId} from '../../../shared/wire/ids.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-notes.ts';
import {ReadNotes} from '../notes/read-notes.tsx';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';

/** The notes of an earlier activity, read and reacted to. */
export function ReactOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const source = useRecord(`activity:${record?.source ?? ''}`);
  if (!record) return null;
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {source?.writing?.at === 'shown' ? (
        <ReadNotes activity={activity} source={source.id} />
      ) : (
        <p>
          <Text id="notes.none-yet" />
        </p>
      )}
    </div>
  );
}
