import {memo, useId} from 'react';
import {MARKS, type Mark} from '../../../shared/voice/protocol.ts';
import type {NoteId} from '../../../shared/wire/ids.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';
import {ActionButton} from '../../console/action-button.tsx';
import {Words} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text, t} from '../../locales/console.ts';
import styles from './console.module.css';

/** One note as those who lead see it. A row selects its own record, so that a change renders this row alone. */
export const ConsoleNote = memo(({id, place}: {readonly id: NoteId; readonly place: number}) => {
  const note = useRecord(`note:${id}`);
  const words = useId();
  // Taken back by whoever wrote it.
  if (!note) return null;
  return (
    <li className={styles.note} data-hidden={note.isHidden || undefined}>
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
      <ActionButton action="hide" seen={{note: id, isHidden: note.isHidden}} about={`note:${id}`} describedBy={words}>
        {note.isHidden ? <Text id="note.unhide" /> : <Text id="note.hide" />}
      </ActionButton>
    </li>
  );
});

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
