import {useMemo} from 'react';
import {type DotVotes, mostSupport, saidOnce, strongViews} from '../../../shared/choices/lists.ts';
import type {NoteVotes} from '../../../shared/choices/protocol.ts';
import type {ActivityId, NoteId} from '../../../shared/wire/ids.ts';
import type {BallotRecord} from '../../../shared/wire/records.ts';
import {Words} from '../../kit/words.tsx';
import {recordIn} from '../../live/records.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/results.ts';
import styles from './dot-lists.module.css';

interface DotListsProps {
  readonly ballot: BallotRecord & {asks: 'dots'};
  /** Whose notes they are. */
  readonly source: ActivityId;
  /** The rank of the lists' headings on the page. */
  readonly heading: 'h2' | 'h3';
}

/** The many, the few who care much, and what one person alone said: three lists, so that no list is the whole. */
export function DotLists({ballot, source, heading: Heading}: DotListsProps) {
  const released = useRecord(`activity:${source}`)?.writing?.notes;
  const records = useRoom(room => room.records);
  const notes = useMemo(() => (released ?? []).flatMap(id => recordIn(records, `note:${id}`) ?? []), [released, records]);
  const votes: DotVotes | null = ballot.votes?.asks === 'dots' ? ballot.votes : null;
  if (!votes) {
    return (
      <p>
        <Text id="result.few" />
      </p>
    );
  }
  return (
    <div className={styles.lists}>
      <section className={styles.part}>
        <Heading>
          <Text id="lists.support" />
        </Heading>
        <ol className={styles.list}>
          {mostSupport(votes, notes).map(({dots, notes: tied}) => (
            <li key={dots}>
              <ul className={styles.list}>
                {tied.map(one => (
                  <Voted key={one.note} votes={one} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles.part}>
        <Heading>
          <Text id="lists.strong" />
        </Heading>
        <Strong votes={strongViews(votes, notes)} />
      </section>
      <section className={styles.part}>
        <Heading>
          <Text id="lists.once" />
        </Heading>
        <Once notes={saidOnce(votes, notes).map(note => note.id)} />
      </section>
    </div>
  );
}

function Strong({votes}: {readonly votes: readonly NoteVotes[]}) {
  if (votes.length === 0) return <None />;
  return (
    <>
      <p className={styles.hint}>
        <Text id="lists.strong-help" />
      </p>
      <ul className={styles.list}>
        {votes.map(one => (
          <Voted key={one.note} votes={one} />
        ))}
      </ul>
    </>
  );
}

function Once({notes}: {readonly notes: readonly NoteId[]}) {
  if (notes.length === 0) return <None />;
  return (
    <>
      <p className={styles.hint}>
        <Text id="lists.once-help" />
      </p>
      <ul className={styles.list}>
        {notes.map(note => (
          <li key={note} className={styles.note}>
            <NoteWords note={note} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Voted = ({votes: {note, dots, people}}: {readonly votes: NoteVotes}) => (
  <li className={styles.note}>
    <NoteWords note={note} />
    <p className={styles.hint}>
      {people === null ? <Text id="lists.dots-few" values={{dots}} /> : <Text id="lists.dots-people" values={{dots, people}} />}
    </p>
  </li>
);

const NoteWords = ({note}: {readonly note: NoteId}) => <Words>{useRecord(`note:${note}`)?.text ?? ''}</Words>;

const None = () => (
  <p className={styles.hint}>
    <Text id="lists.none" />
  </p>
);
