import type {ActivityId} from '../../../shared/wire/ids.ts';
import {Disclosure} from '../../kit/disclosure.tsx';
import {useOpenDrafts} from '../../live/use-own.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import {BallotResult} from '../ballot/ballot-result.tsx';
import {BallotRows} from '../ballot/ballot-rows.tsx';
import {BallotState} from '../ballot/ballot-state.tsx';
import {ReadNotes} from '../notes/read-notes.tsx';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {NoteForm} from '../write/note-form.tsx';
import {OwnNotesList} from '../write/own-notes-list.tsx';
import {AgreementLines} from './agreement-lines.tsx';

export function AgreementOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      {record.writing?.at === 'shown' && <ReadNotes activity={activity} source={activity} />}
      <AgreementAnswer activity={activity} />
      <OwnNotesList activities={[activity]} heading="own.title" shownHere={record.writing?.at === 'shown' ? activity : null} />
    </div>
  );
}

/** The lines, how they are for this person, and what they would change. It stands in the lobby too: nobody has to agree to come in. */
export function AgreementAnswer({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const isDrafting = useOpenDrafts().includes(activity);
  if (!record) return null;
  const ballot = record.ballot?.asks === 'one' ? record.ballot : null;
  const canAnswer = record.at !== 'closed';
  return (
    <section className={styles.part}>
      <h2>
        <Text id="agreement.title" />
      </h2>
      <AgreementLines />
      {ballot?.isCounted && <BallotResult id={activity} ballot={ballot} />}
      {ballot && canAnswer && !ballot.isCounted && (
        <BallotRows activity={activity} rows={ballot.rows} question={<Text id="agreement.question" />} canSkip={false} />
      )}
      {ballot && <BallotState record={record} />}
      {(canAnswer || isDrafting) && (
        <Disclosure id={`suggest-${activity}`} summary={<Text id="agreement.suggest" />} isOpenAtFirst={isDrafting}>
          <div className={styles.part}>
            <p className={styles.hint}>
              <Text id="agreement.suggest-help" />
            </p>
            <NoteForm activity={activity} label={<Text id="agreement.suggest-note" />} />
          </div>
        </Disclosure>
      )}
    </section>
  );
}
