import {Dialog} from '../kit/dialog.tsx';
import {Text} from '../locales/console.ts';
import {SHORTCUTS, shownKey} from './actions.ts';
import {useShortcutChoice} from './shortcut-choice.ts';
import styles from './shortcuts-dialog.module.css';

/** All keys, from the table that the listener reads, and the switch that turns them off. */
export function ShortcutsDialog({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const {isOn, choose} = useShortcutChoice();
  return (
    <Dialog isOpen={isOpen} title={<Text id="shortcuts.heading" />} onClose={onClose}>
      <p>
        <Text id="shortcuts.where" />
      </p>
      <dl className={styles.keys}>
        {SHORTCUTS.map(id => (
          <div key={id} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{shownKey(id)}</kbd>
            </dt>
            <dd>
              <Text id={`shortcut.${id}`} />
            </dd>
          </div>
        ))}
      </dl>
      <label className={styles.choice}>
        <input type="checkbox" checked={isOn} onChange={event => choose(event.currentTarget.checked)} />
        <Text id="shortcuts.use" />
      </label>
    </Dialog>
  );
}
