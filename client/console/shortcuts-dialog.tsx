import {Dialog} from '../kit/dialog.tsx';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {hasPower, SHORTCUTS, shownKey} from './actions.ts';
import {powerIn} from './power.ts';
import {useShortcutChoice} from './shortcut-choice.ts';
import styles from './shortcuts-dialog.module.css';

/** The keys of whoever sits here, from the table that the listener reads, and the switch that turns them off. */
export function ShortcutsDialog({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const {isOn, choose} = useShortcutChoice();
  const power = useRoom(powerIn);
  return (
    <Dialog isOpen={isOpen} title={<Text id="shortcuts.heading" />} onClose={onClose}>
      <p>
        <Text id="shortcuts.where" />
      </p>
      <dl className={styles.keys}>
        {SHORTCUTS.filter(id => hasPower(id, power)).map(id => (
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
      <p>
        <Text id="shortcuts.canvas" />
      </p>
      <label className={styles.choice}>
        <input type="checkbox" checked={isOn} onChange={event => choose(event.currentTarget.checked)} />
        <Text id="shortcuts.use" />
      </label>
    </Dialog>
  );
}
