import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {KeyedButton} from './action-button.tsx';
import styles from './panel-nav.module.css';
import {goToPanel, PANELS, type PanelId, usePanel} from './panels.ts';

/** Ways to the parts of the page: tabs in a narrow window, and keys 1 to 5 in any. */
export function PanelNav() {
  const shown = usePanel();
  return (
    <nav className={styles.nav} aria-label={t('panel.nav')}>
      {PANELS.map(panel => (
        <KeyedButton key={panel} action={`panel-${panel}`} isPressed={shown === panel} onPress={() => goToPanel(panel)}>
          <PanelName panel={panel} />
        </KeyedButton>
      ))}
    </nav>
  );
}

function PanelName({panel}: {readonly panel: PanelId}) {
  const waiting = useRoom(room => recordIn(room.records, 'floor')?.waiting ?? 0);
  return panel === 'hands' && waiting > 0 ? <Text id="panel.hands-count" values={{count: waiting}} /> : <Text id={`panel.${panel}`} />;
}
