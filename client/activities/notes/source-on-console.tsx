import type {ReactNode} from 'react';
import {Notice} from '../../kit/notice.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from './console-notes.module.css';
import {ConsoleNotes} from './console-notes.tsx';
import {standingOf} from './source-standing.ts';

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
  if (!source) return children;
  switch (standingOf(source)) {
    case 'coming':
      return (
        <Notice icon="clock">
          <Text id="source.coming" />
        </Notice>
      );
    case 'too-few':
      return (
        <Notice tone="soon">
          <Text id="source.too-few" values={{title: <Quoted>{source.title}</Quoted>}} />
        </Notice>
      );
    case 'shown':
      return (
        <div className={styles.face}>
          {children}
          <ConsoleNotes activity={source.id} isOn />
        </div>
      );
  }
}
