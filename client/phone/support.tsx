import {Words} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

/** Where to find help, in the organiser's words, and what holds everywhere. `isOver`: nobody is there to check on anybody. */
export function Support({isOver = false}: {readonly isOver?: boolean}) {
  const support = useRecord('about')?.support ?? '';
  return (
    <div className={styles.part}>
      {support === '' ? (
        <p>
          <Text id="support.none" />
        </p>
      ) : (
        <Words>{support}</Words>
      )}
      <p>
        <Text id="support.danger" />
      </p>
      {!isOver && (
        <p>
          <Text id="support.private" /> <Text id="support.check" />
        </p>
      )}
    </div>
  );
}
