import {memo, useId} from 'react';
import type {Mark} from '../../../shared/voice/protocol.ts';
import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';
import {selectNote, useIsSelected} from '../../console/selected-note.ts';
import {Words} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text, t} from '../../locales/console-faces.ts';
import {ConsoleNoteActions, type MovingNote} from './console-note-actions.tsx';
import styles from './console-notes.module.css';
import {countedMarks} from './counted-marks.ts';

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
          <ConsoleNoteActions id={id} note={note} theme={theme} describedBy={words} mark={mark} onMove={onMove} />
        </div>
      </article>
    </li>
  );
});

function Reactions({bands}: Pick<NoteRecord, 'bands'>) {
  const counted = countedMarks(bands);
  if (counted.length === 0) return null;
  return (
    <ul className={styles.reactions}>
      {counted.map(([mark, band]) => (
        <li key={mark}>{t(`band.${band}`, {mark: nameOf(mark)})}</li>
      ))}
    </ul>
  );
}

const nameOf = (mark: Mark): string => t(`mark.${mark}`);
