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
  const words = useId();
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
        aria-labelledby={words}
        onFocus={() => selectNote(id)}
      >
        <div id={words} className={styles.words}>
          <span className="visually-hidden">
            <Text id="note.by-words" values={{place}} />{' '}
          </span>
          <Words>{note.text}</Words>
          {note.isHidden && (
            <p className={styles.mark}>
              <Text id="note.hidden" />
            </p>
          )}
          <Reactions bands={note.bands} />
        </div>
        <div className={styles.actions}>
          <MoveButton note={id} theme={theme} describedBy={words} onMove={onMove} />
          {!note.isHidden && <StageButton note={id} describedBy={words} />}
          <ActionButton action="hide" seen={{note: id, isHidden: note.isHidden}} about={`note:${id}`} describedBy={words}>
            {note.isHidden ? <Text id="note.unhide" /> : <Text id="note.hide" />}
          </ActionButton>
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
    <KeyedButton action="move-note" hasKey={isSelected} isKeyUnseen describedBy={describedBy} onPress={() => onMove({note, from: theme})}>
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
    <ActionButton action="stage-note" seen={{note}} about="stage" describedBy={describedBy} icon="stage">
      <Text id={isThere ? 'note.on-stage' : 'note.stage'} />
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
