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

/** What others changed waits here, in a place that is always kept, until the person asks for it. */
export const Waiting = ({count, onShow}: {readonly count: number; readonly onShow: () => void}) => (
  <div className={styles.waiting}>
    {count > 0 && (
      <>
        <p>
          <Text id="notes.waiting" values={{count}} />
        </p>
        <Button onPress={onShow}>
          <Text id="notes.show-waiting" />
        </Button>
      </>
    )}
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
