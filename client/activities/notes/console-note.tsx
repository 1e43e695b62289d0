import {memo, useId} from 'react';
import {MARKS, type Mark} from '../../../shared/voice/protocol.ts';
import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';
import {ActionButton, KeyedButton} from '../../console/action-button.tsx';
import {useMay} from '../../console/power.ts';
import {selectNote, useIsSelected} from '../../console/selected-note.ts';
import {Words} from '../../kit/words.tsx';
import {recordIn} from '../../live/records.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text, t} from '../../locales/console-faces.ts';
import styles from './console-notes.module.css';

/** What is being moved: the note, and where it was seen. */
export interface MovingNote {
  readonly note: NoteId;
  readonly from: ThemeId | null;
}

interface ConsoleNoteProps {
  readonly id: NoteId;
  readonly place: number;
  readonly theme: ThemeId | null;
  /** The arrow keys begin here while no note is selected. */
  readonly isFirst: boolean;
  readonly onMove: (moving: MovingNote) => void;
}

/** One note as those who lead see it. A row selects its own record, so that a change renders this row alone. */
export const ConsoleNote = memo(function ConsoleNote({id, place, theme, isFirst, onMove}: ConsoleNoteProps) {
  const note = useRecord(`note:${id}`);
  const isSelected = useIsSelected(id);
  const [words, mark] = [useId(), useId()];
  if (!note) {
    return (
      <li className={styles.note} data-hidden>
        <p className={styles.mark}>
          <Text id="note.gone" />
        </p>
      </li>
    );
  }
  return (
    <li className={styles.note} data-hidden={note.isHidden || undefined} data-selected={isSelected || undefined}>
      <article
        className={styles.inside}
        data-note={id}
        tabIndex={isSelected || isFirst ? 0 : -1}
        aria-labelledby={note.isHidden ? `${words} ${mark}` : words}
        onFocus={() => selectNote(id)}
      >
        <div id={words} className={styles.words}>
          <span className="visually-hidden">
            <Text id="note.by-words" values={{place}} />{' '}
          </span>
          <Words>{note.text}</Words>
          <Reactions bands={note.bands} />
        </div>
        <div className={styles.actions}>
          <MoveButton note={id} theme={theme} describedBy={words} onMove={onMove} />
          <ActionButton action="hide" seen={{note: id, isHidden: note.isHidden}} about={`note:${id}`} describedBy={words}>
            {note.isHidden ? <Text id="note.unhide" /> : <Text id="note.hide" />}
          </ActionButton>
          {/* One in the place of the other, and the last: those before it stay where they are. */}
          {note.isHidden ? (
            <p id={mark} className={styles.mark}>
              <Text id="note.hidden" />
            </p>
          ) : (
            <StageButton note={id} describedBy={words} />
          )}
        </div>
      </article>
    </li>
  );
});

interface MoveButtonProps {
  readonly note: NoteId;
  readonly theme: ThemeId | null;
  readonly describedBy: string;
  readonly onMove: (moving: MovingNote) => void;
}

function MoveButton({note, theme, describedBy, onMove}: MoveButtonProps) {
  const isSelected = useIsSelected(note);
  if (!useMay('move-note')) return null;
  return (
    <KeyedButton action="move-note" hasKey={isSelected} describedBy={describedBy} onPress={() => onMove({note, from: theme})}>
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

function Reactions({bands}: Pick<NoteRecord, 'bands'>) {
  const counted = MARKS.flatMap(mark => {
    const band = bands?.[mark];
    return band ? [{mark, band}] : [];
  });
  if (counted.length === 0) return null;
  return (
    <ul className={styles.reactions}>
      {counted.map(({mark, band}) => (
        <li key={mark}>{t(`band.${band}`, {mark: nameOf(mark)})}</li>
      ))}
    </ul>
  );
}

const nameOf = (mark: Mark): string => t(`mark.${mark}`);
