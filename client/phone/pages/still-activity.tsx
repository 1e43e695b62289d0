import type {SessionId} from '../../../shared/wire/ids.ts';
import type {ActivityRecord, BallotRecord, WritingRecord} from '../../../shared/wire/records.ts';
import {AgreementLines} from '../../activities/agreement/agreement-lines.tsx';
import {BallotResult} from '../../activities/ballot/ballot-result.tsx';
import {DotLists} from '../../activities/dots/dot-lists.tsx';
import {arranged, countIn} from '../../activities/notes/arrangement.ts';
import {NoSource} from '../../activities/notes/no-source.tsx';
import {GroupHeading} from '../../activities/notes/note-groups.tsx';
import {standingOf} from '../../activities/notes/source-standing.ts';
import {Prompt} from '../../activities/prompt.tsx';
import {AboutChoice} from '../../activities/write/about-choice.tsx';
import {FewChoice} from '../../activities/write/note-form.tsx';
import {Button} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {Words} from '../../kit/words.tsx';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {neutralName} from '../../locales/neutral-names.ts';
import {Text} from '../../locales/no-script.ts';
import {Text as Faces} from '../../locales/phone-faces.ts';
import {Text as Notes} from '../../locales/phone-notes.ts';
import {Text as Write} from '../../locales/phone-write.ts';
import {LOCALE} from '../../locales/speech.tsx';
import {TimeWords} from '../time-words.tsx';
import styles from './page.module.css';

interface StillActivityProps {
  readonly activity: ActivityRecord;
  readonly session: SessionId;
  readonly noteKey: string;
  readonly isPaused: boolean;
}

/** What is on: its time, what it asks, and what can be read of it. */
export function StillActivity({activity, session, noteKey, isPaused}: StillActivityProps) {
  const {clock, prompt, writing, ballot, source} = activity;
  return (
    <>
      {isPaused ? (
        <p className={styles.strong}>
          <Text id="still.paused" />
        </p>
      ) : (
        clock && (
          <p className={styles.strong}>
            <TimeWords clock={clock} />
          </p>
        )
      )}
      <Prompt>{prompt}</Prompt>
      {activity.activity === 'agreement' && <AgreementLines />}
      {activity.activity === 'break' && (
        <p>
          <Text id="still.break" />
        </p>
      )}
      {activity.activity === 'talk' && <Speaking />}
      {ballot && <Ballot activity={activity} />}
      {writing?.at === 'shown' && <ReadNotes writing={writing} />}
      {source !== null && !ballot?.isCounted && <SourceNotes source={source} />}
      {writing && !isPaused && <WriteNote activity={activity} writing={writing} session={session} noteKey={noteKey} />}
    </>
  );
}

/** What came of it once it is counted; before that, that it cannot be answered here. */
function Ballot({activity: {id, ballot, source}}: {readonly activity: ActivityRecord}) {
  if (!ballot) return null;
  if (!ballot.isCounted) {
    return (
      <>
        {ballot.asks === 'one' && <Asked rows={ballot.rows} />}
        <p>
          <Text id="still.listen" />
        </p>
      </>
    );
  }
  if (ballot.asks === 'one') return <BallotResult id={id} ballot={ballot} />;
  return source === null ? null : <DotLists ballot={ballot} source={source} heading="h2" />;
}

/** The questions with what one may say to each. */
const Asked = ({rows}: {readonly rows: (BallotRecord & {asks: 'one'})['rows']}) => (
  <ul className={styles.notes}>
    {rows.map(({question, options}, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
      <li key={row} dir="auto">
        {question !== '' && <p className={styles.strong}>{question}</p>}
        <p>{new Intl.ListFormat(LOCALE, {type: 'disjunction'}).format(options)}</p>
      </li>
    ))}
  </ul>
);

function SourceNotes({source}: {readonly source: string}) {
  const record = useRecord(`activity:${source}`);
  if (!record?.writing) return null;
  const standing = standingOf(record);
  return standing === 'shown' ? <ReadNotes writing={record.writing} /> : <NoSource standing={standing} />;
}

/** All that everybody can read, by theme, in the order in which they were shown: an order that means nothing. */
function ReadNotes({writing}: {readonly writing: WritingRecord}) {
  const records = useRoom(room => room.records);
  const groups = arranged(records, writing.notes, writing.themes);
  const hasThemes = groups.some(({theme}) => theme !== null);
  return (
    <section className={styles.stack}>
      <h2>
        <Notes id="notes.count" values={{count: countIn(groups)}} />
      </h2>
      {groups.map(({theme, notes}) => (
        <div key={theme ?? 'none'} className={styles.stack}>
          {hasThemes && <GroupHeading theme={theme} count={notes.length} />}
          <ul className={styles.notes}>
            {notes.map(note => (
              <Note key={note} note={note} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const Note = ({note}: {readonly note: string}) => (
  <li className={styles.note}>
    <Words>{useRecord(`note:${note}`)?.text ?? ''}</Words>
  </li>
);

function Speaking() {
  const floor = useRecord('floor');
  const speaking = floor?.speaking ?? null;
  return (
    <p className={styles.strong}>
      {speaking === null ? (
        <Faces id="talk.nobody" />
      ) : (
        <Faces id="talk.speaking" values={{name: <bdi>{speaking.name ?? neutralName(speaking.number)}</bdi>}} />
      )}
    </p>
  );
}

interface WriteNoteProps {
  readonly activity: ActivityRecord;
  readonly writing: WritingRecord;
  readonly session: SessionId;
  readonly noteKey: string;
}

/** One note, sent without a cookie. What this way of writing cannot do is said before the box, not after. */
const WriteNote = ({activity, writing, session, noteKey}: WriteNoteProps) => (
  <form method="post" action="/lane-form" className={styles.stack}>
    <h2>{writing.at === 'shown' ? <Write id="write.another" /> : <Write id="write.note" />}</h2>
    <p>
      <Text id="still.limit" /> <Text id="still.no-change" /> <Text id="still.ask" />
    </p>
    <input type="hidden" name="session" value={session} />
    <input type="hidden" name="activity" value={activity.id} />
    <input type="hidden" name="key" value={noteKey} />
    {writing.asks.length > 0 && <AboutChoice name="theme" asks={writing.asks} />}
    <Field id="text" name="text" label={<Write id="write.note" />} isMultiline />
    <FewChoice id="few" isShow={false} />
    <Button type="submit" kind="primary">
      <Write id="write.send" />
    </Button>
    <p className={styles.hint}>
      <Write id="write.together" />
    </p>
  </form>
);
