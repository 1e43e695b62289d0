import {useRecord} from '../../live/use-room.ts';
import {BallotOnConsole} from '../ballot/ballot-on-console.tsx';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from '../notes/console-notes.module.css';
import {WriteOnConsole} from '../write/console.tsx';

export function CloseOnConsole({activity, isOn}: ConsoleFaceProps) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  return (
    <div className={styles.face}>
      <BallotOnConsole record={record} isSpread />
      <WriteOnConsole activity={activity} isOn={isOn} />
    </div>
  );
}
