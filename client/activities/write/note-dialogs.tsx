import {useEffect, useState} from 'react';
import {MAX_NOTE_CHARS} from '../../../shared/wire/limits.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Dialog} from '../../kit/dialog.tsx';
import {Field} from '../../kit/field.tsx';
import {type FieldError, Form} from '../../kit/form.tsx';
import {Words} from '../../kit/words.tsx';
import {isAway} from '../../live/link.ts';
import type {OwnNote} from '../../live/own-notes.ts';
import {recordIn} from '../../live/records.ts';
import {useOwnHandle} from '../../live/use-own.ts';
import {useLive, useRecord, useRoom} from '../../live/use-room.ts';
import {t as live} from '../../locales/phone-live.ts';
import {Text} from '../../locales/phone-notes.ts';
import {Text as WriteText, t as write} from '../../locales/phone-write.ts';
import {FewChoice, noteProblem} from './note-form.tsx';

interface DialogProps {
  readonly note: OwnNote;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Cancel drops what was written. Escape, and a page that goes, keep it: the dialog begins with it the next time. */
export function ChangeDialog({note, isOpen, onClose}: DialogProps) {
  const {drafts} = useOwnHandle();
  const drop = () => {
    drafts.keep(note.id, '');
    onClose();
  };
  const putAside = () => {
    if (drafts.read(note.id) !== '') announce('notes', write('own.change-kept'), {level: 'asked'});
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} title={<Text id="own.change-title" />} onClose={drop} onEscape={putAside} closeLabel={<Text id="own.cancel" />}>
      <ChangeForm note={note} onSaved={drop} />
    </Dialog>
  );
}

function ChangeForm({note, onSaved}: {readonly note: OwnNote; readonly onSaved: () => void}) {
  const {outbox, drafts} = useOwnHandle();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [begun] = useState(() => drafts.read(note.id) || note.text);
  const keep = useKeptChange(note);
  const field = `change-${note.id}`;
  const save = (data: FormData) => {
    const text = String(data.get('text') ?? '');
    const problem = noteProblem(text);
    setErrors(problem ? [{field, message: problem}] : []);
    if (problem) return;
    outbox.change(note.id, text, data.get('few') === 'show' ? 'show' : 'hold');
    onSaved();
  };
  return (
    <Form errors={errors} onSend={save}>
      <Field
        id={field}
        name="text"
        label={<WriteText id="write.note" />}
        error={errors[0]?.message}
        defaultValue={begun}
        most={MAX_NOTE_CHARS}
        isMultiline
        onText={keep}
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
  );
}

/** Keeps other words for a note as they are typed, and the screen in its place while there are any. */
function useKeptChange(note: OwnNote): (text: string) => void {
  const {drafts, place} = useOwnHandle();
  const {room} = useLive();
  // The screen that the dialog was opened on, which need not be the note's own.
  const [screen] = useState(() => place.getState().writingIn ?? recordIn(room.getState().records, 'session')?.current ?? null);
  useEffect(() => {
    if (drafts.read(note.id) !== '') place.setState({changingIn: screen});
    return () => place.setState({changingIn: null});
  }, [drafts, note.id, place, screen]);
  return text => {
    const isDirty = text.trim() !== '' && text !== note.text;
    drafts.keep(note.id, isDirty ? text : '');
    place.setState({changingIn: isDirty ? screen : null});
  };
}

export function TakeBackDialog({note, isOpen, onClose}: DialogProps) {
  const {outbox, drafts} = useOwnHandle();
  const takeBack = () => {
    onClose();
    drafts.keep(note.id, '');
    outbox.takeBack(note.id);
    // Words that never left this phone are gone at once; others when the server says so.
    announce('notes', note.wasTried ? write('status.taking-back') : live('own.taken-back'), {level: 'asked'});
  };
  return (
    <Dialog
      isOpen={isOpen}
      title={<Text id="own.take-back-title" />}
      onClose={onClose}
      closeLabel={<Text id="own.keep" />}
      actions={
        <Button kind="destructive" onPress={takeBack}>
          <WriteText id="own.take-back" />
        </Button>
      }
    >
      <Words>{note.text}</Words>
      <TakeBackMeans note={note} />
    </Dialog>
  );
}

/** What taking back can still do. Nobody is promised what another act may overtake. */
function TakeBackMeans({note}: {readonly note: OwnNote}) {
  const isGathering = (useRecord(`activity:${note.activity}`)?.gathering ?? null) !== null;
  const isOffline = useRoom(room => isAway(room.link));
  const unshown = note.wasTried && (isOffline || isGathering) ? 'own.take-back-try' : 'own.take-back-unshown';
  const shown = isOffline ? 'own.take-back-shown-away' : 'own.take-back-shown';
  return (
    <p>
      <Text id={note.isShown ? shown : unshown} />
    </p>
  );
}
