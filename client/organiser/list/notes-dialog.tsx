import type {SessionId} from '../../../shared/wire/ids.ts';
import {Dialog} from '../../kit/dialog.tsx';
import {Text} from '../../locales/organiser.ts';
import styles from './dialogs.module.css';

interface NotesDialogProps {
  readonly isOpen: boolean;
  readonly session: SessionId;
  readonly title: string;
  readonly onClose: () => void;
}

const FORMS = [
  {file: 'notes.md', words: 'notes.markdown'},
  {file: 'notes.csv', words: 'notes.notes-csv'},
  {file: 'votes.csv', words: 'notes.votes-csv'},
  {file: 'actions.csv', words: 'notes.actions-csv'},
  {file: 'notes.json', words: 'notes.json'},
] as const;

/** The notes in every form in which they can be taken away. */
export const NotesDialog = ({isOpen, session, title, onClose}: NotesDialogProps) => (
  <Dialog isOpen={isOpen} title={<Text id="notes.heading" />} onClose={onClose}>
    <p>
      <Text id="notes.of" values={{title: <bdi>{title}</bdi>}} />
    </p>
    <ul className={styles.list}>
      {FORMS.map(({file, words}) => (
        <li key={file}>
          <a className={styles.way} href={`/live/sessions/${session}/${file}`} download aria-describedby={`about-${words}`}>
            <Text id={words} />
          </a>
          <p id={`about-${words}`} className={styles.hint}>
            <Text id={`${words}-help`} />
          </p>
        </li>
      ))}
    </ul>
  </Dialog>
);
