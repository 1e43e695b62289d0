import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {KeyedButton} from './action-button.tsx';
import {useFloor} from './floor.ts';
import styles from './panel-nav.module.css';
import {goToPanel, PANELS, type PanelId, usePanel} from './panels.ts';
import {useIsMine, useMay} from './power.ts';

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

/** With how many wait for an answer there. */
function PanelName({panel}: {readonly panel: PanelId}) {
  const hands = useFloor()?.waiting ?? 0;
  const knocks = useRoom(room => recordIn(room.records, 'door')?.knocks.length ?? 0);
  const letsIn = useMay('let-in');
  if (panel === 'hands' && hands > 0) return <Text id="panel.hands-count" values={{count: hands}} />;
  if (panel === 'people' && letsIn && knocks > 0) return <Text id="panel.people-count" values={{count: knocks}} />;
  return <Text id={`panel.${panel}`} />;
}
