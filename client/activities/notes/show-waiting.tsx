import {Button} from '../../kit/button.tsx';
import {Text} from '../../locales/phone-notes.ts';
import styles from './show-waiting.module.css';
import {type Held, WIDEST} from './use-held.ts';

interface ShowWaitingProps extends Pick<Held, 'waiting' | 'areNew' | 'showAll'> {
  readonly kind: 'chip' | 'outlined';
}

/** What others changed waits until the person asks for it. Its place is kept, and is as wide as it ever gets. */
export const ShowWaiting = ({waiting, areNew, showAll, kind}: ShowWaitingProps) => (
  <div className={styles.waiting} data-none={waiting === 0}>
    {/* One that was pressed goes from the page, so that the focus is given back. */}
    <Button kind={kind} key={String(waiting === 0)} onPress={showAll}>
      <span aria-hidden="true">
        <Text id="notes.show-new" values={{count: WIDEST}} />
      </span>
      <span>
        <Text id={areNew ? 'notes.show-new' : 'notes.show-waiting'} values={{count: waiting}} />
      </span>
    </Button>
  </div>
);
