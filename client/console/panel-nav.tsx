import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {KeyedButton} from './action-button.tsx';
import {useFloor} from './floor.ts';
import styles from './panel-nav.module.css';
import {goToPanel, PANELS, type PanelId, usePanel} from './panels.ts';
import {useIsMine} from './power.ts';

/** Ways to the parts of the page: tabs in a narrow window, and keys 1 to 5 in any. */
export function PanelNav() {
  const shown = useShownPanel();
  const hasHands = useHasHands();
  return (
    <nav className={styles.nav} aria-label={t('panel.nav')}>
      {PANELS.map(panel =>
        panel === 'hands' && !hasHands ? null : (
          <KeyedButton key={panel} action={`panel-${panel}`} isPressed={shown === panel} onPress={() => goToPanel(panel)}>
            <PanelName panel={panel} />
          </KeyedButton>
        ),
      )}
    </nav>
  );
}

/** Hands are for those who lead them, as long as there can be some. */
export function useHasHands(): boolean {
  const isLive = useRoom(room => recordIn(room.records, 'session')?.phase === 'live');
  return useIsMine('lower') && isLive;
}

/** The part that is chosen; one that has gone meanwhile gives way to what is on now. */
export function useShownPanel(): PanelId {
  const shown = usePanel();
  const hasHands = useHasHands();
  return shown === 'hands' && !hasHands ? 'now' : shown;
}

function PanelName({panel}: {readonly panel: PanelId}) {
  const waiting = useFloor()?.waiting ?? 0;
  return panel === 'hands' && waiting > 0 ? <Text id="panel.hands-count" values={{count: waiting}} /> : <Text id={`panel.${panel}`} />;
}
