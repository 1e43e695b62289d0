import {useState} from 'react';
import {MAX_NOTE_CHARS} from '../../../shared/wire/limits.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {CopyButton} from '../../kit/copy-button.tsx';
import {Dialog} from '../../kit/dialog.tsx';
import {Field} from '../../kit/field.tsx';
import {type FieldError, Form} from '../../kit/form.tsx';
import {Words} from '../../kit/words.tsx';
import {canChange, canTakeBack, type NoteStatus, needsDecision} from '../../live/note-status.ts';
import type {OwnNote} from '../../live/own-notes.ts';
import {useOwnHandle} from '../../live/use-own.ts';
import {Text, t} from '../../locales/phone.ts';
import {FewChoice, noteProblem} from './note-form.tsx';
import styles from './phone.module.css';

interface NoteActionsProps {
  readonly note: OwnNote;
  readonly status: NoteStatus;
  readonly isOpen: boolean;
}

/** Change and Take back while they can do something; Copy and Delete for words that nobody will take. */
export function NoteActions({note, status, isOpen}: NoteActionsProps) {
  const {outbox} = useOwnHandle();
  const [asking, setAsking] = useState<'change' | 'take-back' | null>(null);
  const stop = () => setAsking(null);
  if (needsDecision(status)) {
    return (
      <div className={styles.buttons}>
        <CopyButton text={note.text} label={<Text id="left.copy" />} done={t('left.copied')} />
        <Button onPress={() => outbox.dismiss(note.id)}>
          <Text id={note.sentText === null ? 'left.delete' : 'own.first-words'} />
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.buttons}>
      {isOpen && canChange(status) && (
        <Button icon="pencil" onPress={() => setAsking('change')}>
          <Text id="own.change" />
        </Button>
      )}
      {canTakeBack(status) && (
        <Button onPress={() => setAsking('take-back')}>
          <Text id="own.take-back" />
        </Button>
      )}
      <ChangeDialog note={note} isOpen={asking === 'change'} onClose={stop} />
      <TakeBackDialog note={note} isOpen={asking === 'take-back'} onClose={stop} />
    </div>
  );
}

interface DialogProps {
  readonly note: OwnNote;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function ChangeDialog({note, isOpen, onClose}: DialogProps) {
  const {outbox} = useOwnHandle();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const field = `change-${note.id}`;
  const save = (data: FormData) => {
    const text = String(data.get('text') ?? '');
    const problem = noteProblem(text);
    setErrors(problem ? [{field, message: problem}] : []);
    if (problem) return;
    outbox.change(note.id, text, data.get('few') === 'show' ? 'show' : 'hold');
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} title={<Text id="own.change-title" />} onClose={onClose} closeLabel={<Text id="own.cancel" />}>
      <Form errors={errors} onSend={save}>
        <Field
          id={field}
          name="text"
          label={<Text id="write.note" />}
          error={errors[0]?.message}
          defaultValue={note.text}
          most={MAX_NOTE_CHARS}
          isMultiline
        />
        {note.isShown ? (
          <p>
            <Text id="own.change-shown" />
          </p>
        ) : (
          <FewChoice id={`${field}-few`} isShow={note.few === 'show'} />
        )}
        <Button type="submit" kind="primary">
          <Text id="own.save" />
        </Button>
      </Form>
    </Dialog>
  );
}

function TakeBackDialog({note, isOpen, onClose}: DialogProps) {
  const {outbox} = useOwnHandle();
  const takeBack = () => {
    onClose();
    outbox.takeBack(note.id);
    announce('notes', t('own.taken-back'));
  };
  return (
    <Dialog
      isOpen={isOpen}
      title={<Text id="own.take-back-title" />}
      onClose={onClose}
      closeLabel={<Text id="own.keep" />}
      actions={
        <Button kind="destructive" onPress={takeBack}>
          <Text id="own.take-back" />
        </Button>
      }
    >
      <Words>{note.text}</Words>
      <p>
        <Text id={note.isShown ? 'own.take-back-shown' : 'own.take-back-unshown'} />
      </p>
    </Dialog>
  );
}
