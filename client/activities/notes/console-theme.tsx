import {memo} from 'react';
import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import {Fold} from '../../kit/fold.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import {ConsoleNote} from './console-note.tsx';
import type {MovingNote} from './console-note-actions.tsx';
import styles from './console-notes.module.css';
import {ThemeActions} from './theme-actions.tsx';

interface ConsoleThemeProps {
  readonly theme: ThemeId | null;
  readonly notes: readonly NoteId[];
  /** The place of each note among those of its activity. */
  readonly placeOf: ReadonlyMap<NoteId, number>;
  /** The arrow keys begin at this one. */
  readonly first: NoteId | undefined;
  readonly onMove: (moving: MovingNote) => void;
  /** There are no themes at all: then a heading says nothing. */
  readonly isAlone: boolean;
  readonly isOpen: boolean;
  /** Null while notes are looked for: what is found is not closed. */
  readonly onToggle: ((theme: ThemeId | null) => void) | null;
}

/**
 * A theme with its notes; what can be done about the theme stands beside its name. Drawn anew when a note comes into it or leaves
 * it, not at every frame.
 */
export const ConsoleTheme = memo(function ConsoleTheme(props: ConsoleThemeProps) {
  const {theme, notes, placeOf, first, isAlone, isOpen, onToggle, onMove} = props;
  const record = useRecord(`theme:${theme ?? ''}`);
  const title = record?.title;
  const name = (
    <Text
      id="notes.theme"
      values={{theme: title === undefined ? <Text id="notes.no-theme" /> : <Quoted>{title}</Quoted>, count: notes.length}}
    />
  );
  return (
    <section className={styles.theme}>
      {!isAlone && (
        <div className={styles.head}>
          <h4 tabIndex={-1} id={`theme-${theme ?? 'none'}`}>
            {notes.length === 0 || onToggle === null ? (
              name
            ) : (
              <Fold isOpen={isOpen} onToggle={() => onToggle(theme)}>
                {name}
              </Fold>
            )}
          </h4>
          {record && <ThemeActions activity={record.activity} theme={record.id} heading={`theme-${record.id}`} />}
        </div>
      )}
      {isOpen && notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map(id => (
            <ConsoleNote key={id} id={id} place={placeOf.get(id) ?? 0} theme={theme} isFirst={id === first} onMove={onMove} />
          ))}
        </ul>
      )}
    </section>
  );
});
