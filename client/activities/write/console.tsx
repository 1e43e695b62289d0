import {useRecord} from '../../live/use-room.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from '../notes/console-notes.module.css';
import {ConsoleNotes} from '../notes/console-notes.tsx';
import {Standing} from './standing.tsx';

/** Where the notes of one activity stand, and what to do about them. */
export function WriteOnConsole({activity, isOn}: ConsoleFaceProps) {
  const record = useRecord(`activity:${activity}`);
  if (!record?.writing) return null;
  return (
    <div className={styles.face}>
      <Standing record={record} writing={record.writing} isOn={isOn} />
      <ConsoleNotes activity={activity} isOn={isOn} />
    </div>
  );
}
