import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';
import {ActionButton, KeyedButton} from '../../console/action-button.tsx';
import {useMay} from '../../console/power.ts';
import {useHasNoteKeys} from '../../console/selected-note.ts';
import {recordIn} from '../../live/records.ts';
import {useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import styles from './console-notes.module.css';

/** What is being moved: the note, and where it was seen. */
export interface MovingNote {
  readonly note: NoteId;
  readonly from: ThemeId | null;
}

interface ConsoleNoteActionsProps {
  readonly id: NoteId;
  readonly note: NoteRecord;
  /** Where it is shown. */
  readonly theme: ThemeId | null;
  readonly describedBy: string;
  /** Id for the mark of one that is hidden. */
  readonly mark: string;
  readonly onMove: (moving: MovingNote) => void;
}

/** What those who lead can do about one note, the same in the list and on the board. */
export const ConsoleNoteActions = ({id, note, theme, describedBy, mark, onMove}: ConsoleNoteActionsProps) => (
  <>
    <MoveButton note={id} theme={theme} describedBy={describedBy} onMove={onMove} />
    <ActionButton action="hide" seen={{note: id, isHidden: note.isHidden}} about={`note:${id}`} describedBy={describedBy}>
      {note.isHidden ? <Text id="note.unhide" /> : <Text id="note.hide" />}
    </ActionButton>
    {/* One in the place of the other, and the last: those before it stay where they are. */}
    {note.isHidden ? (
      <p id={mark} className={styles.mark}>
        <Text id="note.hidden" />
      </p>
    ) : (
      <StageButton note={id} describedBy={describedBy} />
    )}
  </>
);

interface MoveButtonProps {
  readonly note: NoteId;
  readonly theme: ThemeId | null;
  readonly describedBy: string;
  readonly onMove: (moving: MovingNote) => void;
}

function MoveButton({note, theme, describedBy, onMove}: MoveButtonProps) {
  const hasKey = useHasNoteKeys(note);
  if (!useMay('move-note')) return null;
  return (
    <KeyedButton action="move-note" hasKey={hasKey} describedBy={describedBy} onPress={() => onMove({note, from: theme})}>
      <Text id="note.move" />
    </KeyedButton>
  );
}

function StageButton({note, describedBy}: {readonly note: NoteId; readonly describedBy: string}) {
  const isThere = useRoom(({records}) => {
    const stage = recordIn(records, 'stage');
    return stage?.view === 'note' && stage.note === note && !stage.isBlank;
  });
  return (
    <ActionButton action="stage-note" seen={{note}} about="stage" describedBy={describedBy}>
      <span className={styles.oneOf}>
        <span data-not={isThere || undefined}>
          <Text id="note.stage" />
        </span>
        <span data-not={!isThere || undefined}>
          <Text id="note.on-stage" />
        </span>
      </span>
    </ActionButton>
  );
}
