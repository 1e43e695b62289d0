import {StageView} from '../../shared/stage/protocol.ts';
import {Button} from '../kit/button.tsx';
import {recordIn} from '../live/records.ts';
import {useLive, useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {Panel} from './panel.tsx';
import {useIsMine} from './power.ts';
import styles from './stage-panel.module.css';
import {openStage} from './stage-window.ts';

const VIEWS = StageView.options.filter(view => view !== 'note');

/** What the big screen shows, and the window that is one. A single note is put there at the note itself. */
export function StagePanel() {
  const stage = useRecord('stage');
  const {room} = useLive();
  const isMine = useIsMine('stage-show');
  const isDraft = useRoom(room => recordIn(room.records, 'session')?.phase === 'draft');
  if (!stage || !isMine || isDraft) return null;
  return (
    <Panel title={<Text id="stage.heading" />}>
      <p className={styles.help}>
        <Text id="stage.help" />
      </p>
      <div>
        <Button onPress={() => openStage(room.getState().session)}>
          <Text id="stage.open" />
        </Button>
      </div>
      <fieldset className={styles.views}>
        <legend className={styles.help}>
          <Text id="stage.shows" />
        </legend>
        {VIEWS.map(view => (
          <ActionButton key={view} action="stage-show" seen={{view}} about="stage" isPressed={stage.view === view}>
            <Text id={`stage.${view}`} />
          </ActionButton>
        ))}
        {stage.view === 'note' && <OneNote />}
      </fieldset>
    </Panel>
  );
}

/** It cannot be pressed: it says why no other view is. */
const OneNote = () => (
  <p className={styles.note}>
    <Text id="stage.shows-note" />
  </p>
);
