import {memo, useRef, useState} from 'react';
import {MARKS} from '../../../shared/voice/protocol.ts';
import type {ActivityId, NoteId} from '../../../shared/wire/ids.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';
import {Button} from '../../kit/button.tsx';
import {classNames} from '../../kit/class-names.ts';
import {Words} from '../../kit/words.tsx';
import {noMarks} from '../../live/own-marks.ts';
import {recordIn} from '../../live/records.ts';
import {useOwn, useOwnHandle} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/phone.ts';
import {NoteFate} from './own-notes-list.tsx';
import styles from './phone.module.css';
import {readOrder} from './read-order.ts';

/** So many at a time: a wall of words is read by nobody. */
const STEP = 10;

const nothing: readonly NoteId[] = [];

/** The released notes, in this phone's own order, each with its three reactions. */
export function ReadNotes({activity}: {readonly activity: ActivityId}) {
  const released = useRecord(`activity:${activity}`)?.writing?.notes ?? nothing;
  const seed = useOwn(own => own.seed);
  const order = useRef<readonly NoteId[]>(nothing);
  order.current = readOrder(released, order.current, seed);
  const [limit, setLimit] = useState(STEP);
  const records = useRoom(room => room.records);
  const readable = order.current.filter(id => recordIn(records, `note:${id}`) !== undefined);
  const isOpen = useRecord(`activity:${activity}`)?.at === 'open';
  return (
    <section className={styles.part}>
      <div>
        <h2 tabIndex={-1}>
          <Text id="react.title" values={{count: readable.length}} />
        </h2>
        <p className={styles.hint}>
          {readable.length === 0 ? <Text id="react.none-left" /> : <Text id="react.order" />} {isOpen && <Text id="react.secret" />}
        </p>
      </div>
      <ul className={styles.list}>
        {readable.slice(0, limit).map(id => (
          <ShownNote key={id} id={id} isOpen={isOpen} />
        ))}
      </ul>
      {readable.length > limit && (
        <Button isWide onPress={() => setLimit(limit + STEP)}>
          <Text id="react.more" values={{count: Math.min(STEP, readable.length - limit)}} />
        </Button>
      )}
    </section>
  );
}

const ShownNote = memo(function ShownNote({id, isOpen}: {readonly id: NoteId; readonly isOpen: boolean}) {
  const note = useRecord(`note:${id}`);
  const own = useOwn(({notes}) => notes.find(mine => mine.id === id));
  if (!note) return null;
  return (
    <li className={classNames(styles.note, own && styles.mine)}>
      {own && (
        <span className={styles.tag}>
          <Text id="react.yours" />
        </span>
      )}
      <div id={`words-${id}`}>
        <Words>{note.text}</Words>
      </div>
      <Bands bands={note.bands} />
      {own ? <NoteFate note={own} /> : isOpen && <Reactions note={note} />}
    </li>
  );
});

function Reactions({note: {id, activity}}: {readonly note: NoteRecord}) {
  const {outbox} = useOwnHandle();
  const marks = useOwn(own => own.marks.get(activity) ?? noMarks);
  return (
    <div className={styles.buttons}>
      {MARKS.map(mark => (
        <Button
          key={mark}
          kind="chip"
          isPressed={marks[mark].includes(id)}
          describedBy={`words-${id}`}
          onPress={() => outbox.toggleMark(activity, mark, id)}
        >
          <Text id={`react.${mark}`} />
        </Button>
      ))}
    </div>
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
