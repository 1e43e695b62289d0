import {memo, useRef} from 'react';
import type {ActivityId, NoteId} from '../../../shared/wire/ids.ts';
import type {BallotRecord} from '../../../shared/wire/records.ts';
import {announce} from '../../kit/announcer.ts';
import {classNames} from '../../kit/class-names.ts';
import {Stepper} from '../../kit/stepper.tsx';
import {Words} from '../../kit/words.tsx';
import {recordIn} from '../../live/records.ts';
import {useOwn, useOwnHandle} from '../../live/use-own.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone-faces.ts';
import {Text as NotesText} from '../../locales/phone-notes.ts';
import {dotsGiven, withDot} from '../ballot/answers.ts';
import {BallotState} from '../ballot/ballot-state.tsx';
import {NoSource} from '../notes/no-source.tsx';
import {GoneNote} from '../notes/note-groups.tsx';
import {readOrder} from '../notes/read-order.ts';
import {standingOf} from '../notes/source-standing.ts';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {NoteFate} from '../write/own-notes-list.tsx';
import {DotLists} from './dot-lists.tsx';

const nothing: readonly NoteId[] = [];

/** So many dots for what matters most. Nobody sees any before the close. */
export function DotsOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const source = useRecord(`activity:${record?.source ?? ''}`);
  if (record?.ballot?.asks !== 'dots' || !source) return null;
  const {ballot} = record;
  const standing = standingOf(source);
  if (standing !== 'shown' && !ballot.isCounted) {
    return (
      <div className={styles.face}>
        <Prompt>{record.prompt}</Prompt>
        <NoSource standing={standing} />
      </div>
    );
  }
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {ballot.isCounted ? (
        <DotLists ballot={ballot} source={source.id} heading="h2" />
      ) : (
        <Giving activity={activity} ballot={ballot} notes={source.writing?.notes ?? nothing} isOpen={record.at === 'open'} />
      )}
      <BallotState record={record} />
    </div>
  );
}

interface GivingProps {
  readonly activity: ActivityId;
  readonly ballot: BallotRecord & {asks: 'dots'};
  /** All that were released: a ballot points into this list. */
  readonly notes: readonly NoteId[];
  readonly isOpen: boolean;
}

function Giving({activity, ballot: {dots: all}, notes, isOpen}: GivingProps) {
  const {seed} = useOwnHandle().outbox.own.getState();
  const order = useRef<readonly NoteId[]>(nothing);
  order.current = readOrder(notes, order.current, seed);
  const left = useOwn(own => all - dotsGiven(own.ballots.get(activity)));
  const hasNotes = useRoom(({records}) => notes.some(id => recordIn(records, `note:${id}`)?.isHidden === false));
  // What was never there to be read leaves no gap; what goes while it is read does.
  const seen = useRef(new Set<NoteId>());
  const records = useRoom(room => room.records);
  for (const id of order.current) if (recordIn(records, `note:${id}`)?.isHidden === false) seen.current.add(id);
  return (
    <section className={styles.part}>
      <div className={styles.tally}>
        <h2 tabIndex={-1}>
          <Text id="dots.left" values={{left, all}} />
        </h2>
        <p className={styles.hint}>
          <Text id={left === 0 ? 'dots.spent' : 'dots.help'} /> <Text id="dots.hidden" />
        </p>
      </div>
      {!hasNotes && (
        <p>
          <NotesText id="notes.none" />
        </p>
      )}
      <ul className={styles.list}>
        {order.current
          .filter(id => seen.current.has(id))
          .map(id => (
            <DotNote key={id} id={id} activity={activity} place={notes.indexOf(id)} places={notes.length} all={all} isOpen={isOpen} />
          ))}
      </ul>
    </section>
  );
}

interface DotNoteProps {
  readonly id: NoteId;
  readonly activity: ActivityId;
  readonly place: number;
  readonly places: number;
  readonly all: number;
  readonly isOpen: boolean;
}

/** A row reads its own dots and whether there are any left, and is drawn anew for nothing else. */
const DotNote = memo(function DotNote({id, activity, place, places, all, isOpen}: DotNoteProps) {
  const {outbox} = useOwnHandle();
  const note = useRecord(`note:${id}`);
  const count = useOwn(own => own.ballots.get(activity)?.[place] ?? 0);
  const hasLeft = useOwn(own => dotsGiven(own.ballots.get(activity)) < all);
  const own = useOwn(({notes}) => notes.find(mine => mine.id === id));
  if (!note || note.isHidden) return <GoneNote />;
  const give = (value: number) => {
    const before = outbox.own.getState().ballots.get(activity);
    const after = withDot(before, places, place, value > count ? 1 : -1, all);
    outbox.vote(activity, after);
    announce('votes', t('dots.left', {left: all - dotsGiven(after), all}), {level: 'asked'});
  };
  return (
    <li className={classNames(styles.note, own && styles.mine)}>
      {own && (
        <span className={styles.tag}>
          <NotesText id="notes.yours" />
        </span>
      )}
      <div id={`words-${id}`}>
        <Words>{note.text}</Words>
      </div>
      {isOpen && (
        <Stepper
          label={<Text id="dots.label" />}
          value={count}
          most={hasLeft ? all : count}
          words={<Text id="dots.on" values={{count}} />}
          fewer={<Text id="dots.take" />}
          more={<Text id="dots.add" />}
          describedBy={`words-${id}`}
          onChange={give}
        />
      )}
      {own && <NoteFate note={own} />}
    </li>
  );
});
