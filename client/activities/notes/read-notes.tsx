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
import {Text as FaceText} from '../../locales/phone-faces.ts';
import {Text} from '../../locales/phone-notes.ts';
import styles from '../phone-face.module.css';
import {NoteFate} from '../write/own-notes-list.tsx';
import {arranged, countIn} from './arrangement.ts';
import {countedMarks} from './counted-marks.ts';
import {FoldingHeading, GoneNote, headingId} from './note-groups.tsx';
import {NoteListPart, useNoteList} from './note-list.tsx';
import {readOrder} from './read-order.ts';

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

/** The released notes by theme, in this phone's own order, each with its three reactions. Themes after the first few notes start closed. */
export function ReadNotes({activity, source}: ReadNotesProps) {
  const writing = useRecord(`activity:${source}`)?.writing;
  const [released, themes] = [writing?.notes ?? nothing, writing?.themes ?? noThemes];
  const seed = useOwn(own => own.seed);
  const order = useRef<readonly NoteId[]>(nothing);
  order.current = readOrder(released, order.current, seed);
  const ordered = order.current;
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, ordered, themes), [records, ordered, themes]);
  const list = useNoteList(fresh, STEP);
  const {shown, found, closed, isFinding, toggle} = list;
  const on = useRecord(`activity:${activity}`);
  const takesReactions = on?.at === 'open' && REACTED.has(on.activity);
  const isCounted = writing?.areReactionsCounted ?? false;
  const hasThemes = shown.some(({theme}) => theme !== null);
  return (
    <NoteListPart
      source={source}
      list={list}
      help={
        <p className={styles.hint}>
          {countIn(shown) === 0 ? <Text id="notes.none" /> : <Text id="notes.order" />}{' '}
          {takesReactions && <FaceText id={isCounted ? 'react.counted' : 'react.secret'} />}
        </p>
      }
    >
      {found.map(({theme, notes}) => (
        <ReadGroup
          key={theme ?? 'none'}
          theme={theme}
          notes={notes}
          hasHeading={hasThemes}
          isOpen={isFinding || !hasThemes || !closed.has(theme)}
          onToggle={isFinding ? null : toggle}
          mayReact={takesReactions && !isCounted}
        />
      ))}
    </NoteListPart>
  );
}

interface ReadGroupProps {
  readonly theme: ThemeId | null;
  readonly notes: readonly NoteId[];
  readonly hasHeading: boolean;
  readonly isOpen: boolean;
  readonly onToggle: ((theme: ThemeId | null) => void) | null;
  readonly mayReact: boolean;
}

/** Drawn anew when a note comes into it or leaves it, not at every frame. */
const ReadGroup = memo(function ReadGroup({theme, notes, hasHeading, isOpen, onToggle, mayReact}: ReadGroupProps) {
  const [limit, setLimit] = useState(STEP);
  const left = notes.length - limit;
  return (
    <div className={styles.group}>
      {hasHeading && <FoldingHeading theme={theme} count={notes.length} isOpen={isOpen} onToggle={onToggle} />}
      {isOpen && (
        <>
          <ul className={styles.list}>
            {notes.slice(0, limit).map((id, at) => (
              <ShownNote key={id} id={id} mayReact={mayReact} isFar={at >= STEP} />
            ))}
          </ul>
          {left > 0 && (
            <Button isWide {...(hasHeading && {describedBy: headingId(theme)})} onPress={() => setLimit(limit + STEP)}>
              <Text id="notes.more" values={{count: Math.min(STEP, left)}} />
            </Button>
          )}
        </>
      )}
    </div>
  );
});

interface ShownNoteProps {
  readonly id: NoteId;
  readonly mayReact: boolean;
  /** It came by "more": it is laid out when it comes near the screen. Not the first ones, which would grow under a finger. */
  readonly isFar: boolean;
}

const ShownNote = memo(function ShownNote({id, mayReact, isFar}: ShownNoteProps) {
  const note = useRecord(`note:${id}`);
  const own = useOwn(({notes}) => notes.find(mine => mine.id === id));
  if (!note || note.isHidden) return <GoneNote />;
  return (
    <li>
      <article className={classNames(styles.note, isFar && styles.later, own && styles.mine)} aria-labelledby={`words-${id}`}>
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
      </article>
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
      <FaceText id={`react.${mark}`} />
    </Button>
  );
}

/** What the group said about a note, once counted, in words. */
const Bands = ({bands}: {readonly bands: NoteRecord['bands']}) => {
  const said = countedMarks(bands);
  if (said.length === 0) return null;
  return (
    <ul className={styles.bands}>
      {said.map(([mark, band]) => (
        <li key={mark}>
          <FaceText id={`band.${mark}`} values={{band}} />
        </li>
      ))}
    </ul>
  );
};
