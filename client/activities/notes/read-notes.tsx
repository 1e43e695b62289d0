import {memo, useMemo, useRef, useState} from 'react';
import {REACTED} from '../../../shared/agenda/protocol.ts';
import {MARKS, type Mark} from '../../../shared/voice/protocol.ts';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';
import {Button} from '../../kit/button.tsx';
import {classNames} from '../../kit/class-names.ts';
import {Words} from '../../kit/words.tsx';
import {noMarks} from '../../live/own-marks.ts';
import {useOwn, useOwnHandle} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-notes.ts';
import styles from '../phone-face.module.css';
import {NoteFate} from '../write/own-notes-list.tsx';
import {arranged, countIn, firstOf} from './arrangement.ts';
import {GoneNote, GroupHeading, NotesHead} from './note-groups.tsx';
import {readOrder} from './read-order.ts';
import {useHeld} from './use-held.ts';

/** So many at a time: a wall of words is read by nobody. */
const STEP = 10;

const nothing: readonly NoteId[] = [];
const noThemes: readonly ThemeId[] = [];

interface ReadNotesProps {
  /** What is on: where it asks for reactions, people may react until they are counted. */
  readonly activity: ActivityId;
  /** Whose notes they are. */
  readonly source: ActivityId;
}

/** The released notes by theme, in this phone's own order, each with its three reactions. */
export function ReadNotes({activity, source}: ReadNotesProps) {
  const writing = useRecord(`activity:${source}`)?.writing;
  const [released, themes] = [writing?.notes ?? nothing, writing?.themes ?? noThemes];
  const seed = useOwn(own => own.seed);
  const order = useRef<readonly NoteId[]>(nothing);
  order.current = readOrder(released, order.current, seed);
  const ordered = order.current;
  const [limit, setLimit] = useState(STEP);
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, ordered, themes), [records, ordered, themes]);
  const {shown, waiting, showAll} = useHeld(fresh);
  const on = useRecord(`activity:${activity}`);
  const takesReactions = on?.at === 'open' && REACTED.has(on.activity);
  const isCounted = writing?.areReactionsCounted ?? false;
  const count = countIn(shown);
  const hasThemes = shown.some(({theme}) => theme !== null);
  return (
    <section className={styles.part}>
      <div>
        <NotesHead count={countIn(fresh)} waiting={waiting} onShow={showAll} />
        <p className={styles.hint}>
          {count === 0 ? <Text id="notes.none" /> : <Text id="notes.order" />}{' '}
          {takesReactions && <Text id={isCounted ? 'react.counted' : 'react.secret'} />}
        </p>
      </div>
      {firstOf(shown, limit).map(({theme, notes}) => (
        <div key={theme ?? 'none'} className={styles.group}>
          {hasThemes && <GroupHeading theme={theme} count={shown.find(group => group.theme === theme)?.notes.length ?? 0} />}
          <ul className={styles.list}>
            {notes.map(id => (
              <ShownNote key={id} id={id} mayReact={takesReactions && !isCounted} />
            ))}
          </ul>
        </div>
      ))}
      {count > limit && (
        <Button isWide onPress={() => setLimit(limit + STEP)}>
          <Text id="notes.more" values={{count: Math.min(STEP, count - limit)}} />
        </Button>
      )}
    </section>
  );
}

interface ShownNoteProps {
  readonly id: NoteId;
  readonly mayReact: boolean;
}

const ShownNote = memo(function ShownNote({id, mayReact}: ShownNoteProps) {
  const note = useRecord(`note:${id}`);
  const own = useOwn(({notes}) => notes.find(mine => mine.id === id));
  if (!note || note.isHidden) return <GoneNote />;
  return (
    <li className={classNames(styles.note, own && styles.mine)}>
      {own && (
        <span className={styles.tag}>
          <Text id="notes.yours" />
        </span>
      )}
      <div id={`words-${id}`}>
        <Words>{note.text}</Words>
      </div>
      <Bands bands={note.bands} />
      {own ? <NoteFate note={own} /> : mayReact && <Reactions note={note} />}
    </li>
  );
});

/** Reactions stand with the activity that the notes are from, also where another one asks for them. */
const Reactions = ({note: {id, activity}}: {readonly note: NoteRecord}) => (
  <div className={styles.buttons} data-calm-hides>
    {MARKS.map(mark => (
      <Reaction key={mark} note={id} activity={activity} mark={mark} />
    ))}
  </div>
);

interface ReactionProps {
  readonly note: NoteId;
  readonly activity: ActivityId;
  readonly mark: Mark;
}

/** Reads no more than whether it is pressed: a press draws this button anew, and not those of all other notes. */
function Reaction({note, activity, mark}: ReactionProps) {
  const {outbox} = useOwnHandle();
  const isPressed = useOwn(own => (own.marks.get(activity) ?? noMarks)[mark].includes(note));
  return (
    <Button kind="chip" isPressed={isPressed} describedBy={`words-${note}`} onPress={() => outbox.toggleMark(activity, mark, note)}>
      <Text id={`react.${mark}`} />
    </Button>
  );
}

/** What the group said about a note, once counted, in words. */
const Bands = ({bands}: {readonly bands: NoteRecord['bands']}) => {
  const said = MARKS.flatMap(mark => (bands?.[mark] ? [[mark, bands[mark]] as const] : []));
  if (said.length === 0) return null;
  return (
    <ul className={styles.bands}>
      {said.map(([mark, band]) => (
        <li key={mark}>
          <Text id={`band.${mark}`} values={{band}} />
        </li>
      ))}
    </ul>
  );
};
