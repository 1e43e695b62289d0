import {useEffect, useId, useRef, useState} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {MAX_NOTE_CHARS, MAX_NOTES_PER_SENDER} from '../../shared/wire/limits.ts';
import {Beside} from '../activities/beside.tsx';
import {late} from '../activities/fetched.ts';
import {noteProblem} from '../activities/write/note-form.tsx';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field, type FieldHandle} from '../kit/field.tsx';
import {focusField} from '../kit/focus.ts';
import {type FieldError, Form} from '../kit/form.tsx';
import {Words} from '../kit/words.tsx';
import type {OwnNote} from '../live/own-notes.ts';
import {useOwnHandle} from '../live/use-own.ts';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import styles from './assist.module.css';
import {OnItsWay} from './assist-part.tsx';
import {useAssisted} from './assisted.ts';

const AboutChoice = late(async () => (await import('../activities/write/about-choice.tsx')).AboutChoice);

interface AssistDialogProps {
  readonly isOpen: boolean;
  /** For which a note is written down, also when the group goes on meanwhile; null: only what was not added is looked at. */
  readonly activity: ActivityId | null;
  readonly onClose: () => void;
}

/** A note in somebody else's words. It stays open, so that the next one can follow and it is seen what became of the last. */
export const AssistDialog = ({isOpen, activity, onClose}: AssistDialogProps) => (
  <Dialog isOpen={isOpen} title={<Text id="assist.open" />} onClose={onClose}>
    {activity !== null && <AssistForm activity={activity} />}
    <Standing />
  </Dialog>
);

function AssistForm({activity}: {readonly activity: ActivityId}) {
  const {outbox, drafts} = useOwnHandle();
  const record = useRecord(`activity:${activity}`);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const box = useRef<FieldHandle>(null);
  const field = useId();
  useEffect(() => {
    // After the dialog has put the focus on its heading.
    const timer = setTimeout(() => focusField(field));
    return () => clearTimeout(timer);
  }, [field]);
  if (!record?.writing) return null;
  const {asks} = record.writing;
  const send = (data: FormData) => {
    const text = String(data.get('text') ?? '');
    const held = outbox.holdsBack(activity);
    const problem = noteProblem(text) ?? (held && t(`assist.${held}`, {most: MAX_NOTES_PER_SENDER}));
    setErrors(problem ? [{field, message: problem}] : []);
    if (problem) return;
    const about = data.get('theme');
    outbox.write(activity, text, 'show', asks.find(id => id === about) ?? null);
    drafts.keep(activity, '');
    box.current?.clear();
    announce('notes', t('assist.on-its-way'), {level: 'asked'});
    focusField(field);
  };
  return (
    <Form errors={errors} onSend={send}>
      <div className={styles.asked}>
        <strong>
          <bdi>{record.title}</bdi>
        </strong>
        {record.prompt && <Words>{record.prompt}</Words>}
      </div>
      {record.at === 'closed' && (
        <p>
          <Text id="assist.closed" />
        </p>
      )}
      {asks.length > 0 && (
        <Beside>
          <AboutChoice name="theme" asks={asks} />
        </Beside>
      )}
      <Field
        id={field}
        name="text"
        label={<Text id="assist.words" />}
        hint={<Text id="assist.hint" />}
        error={errors[0]?.message}
        defaultValue={drafts.read(activity)}
        most={MAX_NOTE_CHARS}
        isMultiline
        handle={box}
        onText={text => drafts.keep(activity, text)}
      />
      <div>
        <Button type="submit" kind="primary">
          <Text id="assist.add" />
        </Button>
      </div>
    </Form>
  );
}

/** What was added has no words here any more: they are the other person's, and everybody will read them with the rest. */
function Standing() {
  const {onItsWay, added, failed} = useAssisted();
  return (
    <>
      {added.length > 0 && (
        <p>
          <Text id="assist.added" /> {added.length > 1 && <Text id="assist.count" values={{count: added.length}} />}
        </p>
      )}
      {onItsWay.length + failed.length > 0 && (
        <ul className={styles.notes}>
          {failed.map(note => (
            <Failed key={note.id} note={note} />
          ))}
          {onItsWay.map(note => (
            <li key={note.id} className={styles.note}>
              <Words>{note.text}</Words>
              <p className={styles.standing}>
                <OnItsWay />
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Where the connection is over for good: the words can still be taken along. */
export function UnsentWords() {
  const {onItsWay, failed} = useAssisted();
  const left = [...onItsWay, ...failed];
  return left.length === 0 ? null : (
    <ul className={styles.notes}>
      {left.map(note => (
        <Failed key={note.id} note={note} />
      ))}
    </ul>
  );
}

/** Nothing is lost without a word: what could not be added can be copied and told to the group in another way. */
function Failed({note}: {readonly note: OwnNote}) {
  const {outbox} = useOwnHandle();
  return (
    <li className={styles.note}>
      <Words>{note.text}</Words>
      <p>
        <Text id="assist.not-added" />
      </p>
      <div className={styles.buttons}>
        <CopyButton text={note.text} label={<Text id="assist.copy" />} done={t('assist.copied')} />
        <Button onPress={() => outbox.dismiss(note.id)}>
          <Text id="assist.delete" />
        </Button>
      </div>
    </li>
  );
}
