import {type ReactNode, useState} from 'react';
import type {NoteId, ThemeId} from '../../shared/wire/ids.ts';
import type {NoteRecord} from '../../shared/wire/records.ts';
import {countedMarks} from '../activities/notes/counted-marks.ts';
import {Button} from '../kit/button.tsx';
import {Quoted, Words} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/board.ts';
import type {Acts} from './acts.ts';
import styles from './canvas.module.css';
import type {Direction} from './canvas-keys.ts';
import {frameIdOf} from './canvas-nodes.ts';
import {type ItemId, useFocused} from './focused.ts';
import type {PlacedHeading, Places} from './places.ts';
import {type Placing, PlacingActions} from './placing.tsx';

interface ChosenRowProps extends Omit<NotesProps, 'placing'> {
  /** Moves it, and all that is chosen with it. */
  readonly onNudge: (item: ItemId, by: Direction) => void;
  readonly onChange: (key: string) => void;
  readonly onDelete: (key: string) => void;
  readonly themes: readonly ThemeId[];
  /** And about a theme; undefined: nothing. */
  readonly themeActions: ((theme: ThemeId) => ReactNode) | undefined;
}

interface NotesProps {
  readonly places: Places;
  readonly chosen: readonly NoteId[];
  readonly acts: Acts;
  readonly may: {readonly move: boolean; readonly write: boolean};
  /** This note as well, or not any more. */
  readonly onChoose: (note: NoteId) => void;
  readonly onMove: () => void;
  readonly onLetGo: () => void;
  readonly placing: Placing | null;
  /** What the surface lets one do about a note. */
  readonly noteActions: (note: NoteId) => ReactNode;
}

/** Below the board, in a place that is kept: the whole words of what has the focus, and what can be done about it, or about all that are chosen. */
export function ChosenRow({onChange, onDelete, onNudge, themes, themeActions, ...about}: ChosenRowProps) {
  const item = useFocused();
  // Who has begun to put things elsewhere goes on with the next.
  const [isOn, setOn] = useState(false);
  const {places, chosen, may} = about;
  const areSeveral = chosen.length > 1;
  const placed = areSeveral ? (chosen.find(one => one === item) ?? chosen[0]) : item;
  const onBy = (by: Direction) => placed && onNudge(placed, by);
  const placing = may.write ? {isOn, onToggle: () => setOn(!isOn), onBy} : null;
  if (!areSeveral) {
    const heading = places.headings.find(({key}) => key === item);
    if (heading) return <HeadingRow heading={heading} placing={placing} onChange={onChange} onDelete={onDelete} />;
    const theme = themes.find(one => frameIdOf(one) === item);
    if (theme !== undefined && themeActions) return <ThemeRow {...{theme, placing}}>{themeActions(theme)}</ThemeRow>;
  }
  return <NotesRow note={item} placing={placing} {...about} />;
}

interface HeadingRowProps extends Pick<ChosenRowProps, 'onChange' | 'onDelete'> {
  readonly heading: PlacedHeading;
  /** Null: it may not be changed either. */
  readonly placing: Placing | null;
}

const HeadingRow = ({heading: {key, words}, placing, onChange, onDelete}: HeadingRowProps) => (
  <section className={styles.row} data-chosen-row>
    <div className={styles.about}>
      <Words>{words}</Words>
    </div>
    {placing && (
      <PlacingActions placing={placing}>
        <Button icon="pencil" onPress={() => onChange(key)}>
          <Text id="board.change" />
        </Button>
        <Button onPress={() => onDelete(key)}>
          <Text id="board.delete" />
        </Button>
      </PlacingActions>
    )}
  </section>
);

interface ThemeRowProps {
  readonly theme: ThemeId;
  readonly placing: Placing | null;
  readonly children: ReactNode;
}

function ThemeRow({theme, placing, children}: ThemeRowProps) {
  const title = useRecord(`theme:${theme}`)?.title ?? '';
  return (
    <section className={styles.row} data-chosen-row>
      <div className={styles.about} id={`board-theme-${theme}`}>
        <Words>{title}</Words>
      </div>
      <PlacingActions placing={placing}>{children}</PlacingActions>
    </section>
  );
}

/** The note that has the focus; with several chosen it can join or leave them, and the rest is about all of them. */
function NotesRow({note: id, ...about}: NotesProps & {readonly note: string | null}) {
  const note = useRecord(`note:${id ?? ''}`);
  const {chosen, may, onChoose, placing, noteActions} = about;
  const areSeveral = chosen.length > 1;
  if (!areSeveral && !note) {
    return (
      <section className={styles.row}>
        <p className={styles.hint}>
          <Text id="board.nothing-chosen" />
        </p>
      </section>
    );
  }
  return (
    <section className={styles.row} data-chosen-row>
      <div className={styles.about}>
        {areSeveral && (
          <p className={styles.hint}>
            <Text id="board.chosen-count" values={{count: chosen.length}} />
          </p>
        )}
        {note && (
          <div id={`board-note-${note.id}`}>
            <Words>{note.text}</Words>
          </div>
        )}
        {note && <Bands bands={note.bands} />}
        {note && <Connected note={note.id} places={about.places} />}
      </div>
      <PlacingActions placing={placing}>
        {note && (may.move || may.write) && (
          <span key={note.id} data-choose>
            <Button isPressed={chosen.includes(note.id)} describedBy={`board-note-${note.id}`} onPress={() => onChoose(note.id)}>
              <Text id="board.choose" />
            </Button>
          </span>
        )}
        {areSeveral ? <ForSeveral {...about} /> : note && noteActions(note.id)}
      </PlacingActions>
    </section>
  );
}

/** What the group said about it, once counted. */
const Bands = ({bands}: Pick<NoteRecord, 'bands'>) =>
  countedMarks(bands).map(([mark, band]) => (
    <p key={mark} className={styles.bands}>
      <Text id={`board.band.${mark}`} values={{band}} />
    </p>
  ));

/** The lines that lead to it, in words: they are drawn for the eye alone. */
function Connected({note, places: {connections}}: {readonly note: NoteId} & Pick<NotesProps, 'places'>) {
  const others = connections.flatMap(({from, to}) => (from === note ? [to] : to === note ? [from] : []));
  return others.map(other => <ConnectedTo key={other} note={other} />);
}

function ConnectedTo({note}: {readonly note: NoteId}) {
  const words = useRecord(`note:${note}`)?.text;
  if (words === undefined) return null;
  return (
    <p className={styles.bands}>
      <Text id="board.connected-to" values={{words: <Quoted>{words}</Quoted>}} />
    </p>
  );
}

function ForSeveral({places, chosen, acts, may, onMove, onLetGo}: Omit<NotesProps, 'placing'>) {
  const [one, other] = chosen;
  return (
    <>
      {may.move && (
        <Button icon="forward" onPress={onMove}>
          <Text id="board.move" />
        </Button>
      )}
      {may.write && chosen.length === 2 && one !== undefined && other !== undefined && (
        <Button onPress={() => acts.toggleLine(one, other)}>
          <Text id={areConnected(places, one, other) ? 'board.disconnect' : 'board.connect'} />
        </Button>
      )}
      <Button onPress={onLetGo}>
        <Text id="board.let-go" />
      </Button>
    </>
  );
}

const areConnected = ({connections}: Places, one: NoteId, other: NoteId): boolean =>
  connections.some(({from, to}) => [from, to].includes(one) && [from, to].includes(other));
