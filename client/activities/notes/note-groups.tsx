import type {ThemeId} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import {classNames} from '../../kit/class-names.ts';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-notes.ts';
import styles from '../phone-face.module.css';

/** "Getting there (4)". A theme that has gone meanwhile leaves its notes in none. */
export function GroupHeading({theme, count}: {readonly theme: ThemeId | null; readonly count: number}) {
  const title = useRecord(`theme:${theme ?? ''}`)?.title;
  return (
    <h3 tabIndex={-1}>
      <Text id="notes.theme" values={{theme: title === undefined ? <Text id="notes.no-theme" /> : <Quoted>{title}</Quoted>, count}} />
    </h3>
  );
}

interface NotesHeadProps {
  readonly count: number;
  readonly waiting: number;
  readonly onShow: () => void;
}

/** How many there are. What others changed waits beside it until the person asks for it: a place that is always kept, so that nothing moves. */
export const NotesHead = ({count, waiting, onShow}: NotesHeadProps) => (
  <div className={styles.counted}>
    <h2 tabIndex={-1}>
      <Text id="notes.count" values={{count}} />
    </h2>
    <div className={styles.waiting} data-none={waiting === 0 || undefined}>
      {/* One that was pressed goes from the page, so that the focus is given back. */}
      <Button key={waiting === 0 ? 'none' : 'some'} onPress={onShow}>
        <Text id="notes.show-waiting" />
      </Button>
    </div>
  </div>
);

/** Keeps the place of a note that has gone, so that nothing moves under the finger. */
export const GoneNote = () => (
  <li className={classNames(styles.note, styles.gone)}>
    <p>
      <Text id="notes.gone" />
    </p>
  </li>
);
