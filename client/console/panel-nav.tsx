import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {KeyedButton} from './action-button.tsx';
import {useFloor} from './floor.ts';
import {openMinutes} from './minutes-panel.tsx';
import styles from './panel-nav.module.css';
import {goToPanel, PANELS, type PanelId, usePanel} from './panels.ts';
import {powerIn, useIsMine, useMay} from './power.ts';

/** Ways to the parts of the page: tabs in a narrow window, and keys 1 to 6 in any. */
export function PanelNav() {
  const shown = useShownPanel();
  const hasHands = useHasHands();
  const comesFirst = useMinutesFirst();
  return (
    <nav className={styles.nav} aria-label={t('panel.nav')}>
      {(comesFirst ? MINUTES_FIRST : PANELS).map(panel =>
        panel === 'hands' && !hasHands ? null : (
          <KeyedButton key={panel} action={`panel-${panel}`} isPressed={shown === panel} onPress={() => goTo(panel)}>
            <PanelName panel={panel} />
          </KeyedButton>
        ),
      )}
    </nav>
  );
}

const MINUTES_FIRST = ['minutes', ...PANELS.filter(panel => panel !== 'minutes')] as const;

/** It is what a note-taker is there for. */
export const useMinutesFirst = (): boolean => useRoom(room => powerIn(room) === 'note-taker');

/** Whoever goes to the minutes asks for them. */
function goTo(panel: PanelId): void {
  if (panel === 'minutes') openMinutes();
  goToPanel(panel);
}

/** Hands are for those who lead them, as long as there can be some. */
export function useHasHands(): boolean {
  const isLive = useRoom(room => recordIn(room.records, 'session')?.phase === 'live');
  return useIsMine('lower') && isLive;
}

/** The part that is chosen; one that has gone meanwhile gives way to what is on now. */
export function useShownPanel(): PanelId {
  const first = useMinutesFirst() ? 'minutes' : 'now';
  const shown = usePanel() ?? first;
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
