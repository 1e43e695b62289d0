import type {ReactNode} from 'react';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from './console-notes.module.css';
import {ConsoleNotes} from './console-notes.tsx';

/** The notes of an earlier activity that people work on now. When it is over they stand under their own activity again. */
export function SourceOnConsole({activity, isOn, children}: ConsoleFaceProps & {readonly children?: ReactNode}) {
  const record = useRecord(`activity:${activity}`);
  const source = useRecord(`activity:${record?.source ?? ''}`);
  if (!record) return null;
  if (!isOn) {
    return source ? (
      <p>
        <Text id="source.elsewhere" values={{title: <Quoted>{source.title}</Quoted>}} />
      </p>
    ) : null;
  }
  return (
    <div className={styles.face}>
      {children}
      {source?.writing?.at === 'shown' ? (
        <ConsoleNotes activity={source.id} isOn />
      ) : (
        <p>
          <Text id="source.not-shown" />
        </p>
      )}
    </div>
  );
}
