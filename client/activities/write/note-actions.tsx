import {useState} from 'react';
import {Button} from '../../kit/button.tsx';
import {canTakeBack, needsDecision} from '../../live/note-status.ts';
import type {OwnNote} from '../../live/own-notes.ts';
import {useOwnHandle} from '../../live/use-own.ts';
import {Text, t} from '../../locales/phone-write.ts';
import {Beside} from '../beside.tsx';
import {late} from '../fetched.ts';
import styles from '../phone-face.module.css';
import type {Fate} from './own-notes-list.tsx';

// What most notes never need.
const CopyButton = late(async () => (await import('../../kit/copy-button.tsx')).CopyButton);
const ChangeDialog = late(async () => (await import('./note-dialogs.tsx')).ChangeDialog);
const TakeBackDialog = late(async () => (await import('./note-dialogs.tsx')).TakeBackDialog);

interface NoteActionsProps {
  readonly note: OwnNote;
  readonly fate: Fate;
}

/** The buttons may change while a dialog is open; what is written in it stays. */
export function NoteActions({note, fate}: NoteActionsProps) {
  const [asking, setAsking] = useState<'change' | 'take-back' | null>(null);
  const [wasAsked, setAsked] = useState(false);
  const ask = (about: 'change' | 'take-back') => {
    setAsked(true);
    setAsking(about);
  };
  const stop = () => setAsking(null);
  return (
    <div className={styles.buttons}>
      <NoteButtons note={note} fate={fate} onAsk={ask} />
      {wasAsked && (
        <Beside>
          <ChangeDialog note={note} isOpen={asking === 'change'} onClose={stop} />
          <TakeBackDialog note={note} isOpen={asking === 'take-back'} onClose={stop} />
        </Beside>
      )}
    </div>
  );
}

/** Change and Take back while they can do something; Copy and Delete for words that nobody will take. */
function NoteButtons({note, fate, onAsk}: NoteActionsProps & {readonly onAsk: (about: 'change' | 'take-back') => void}) {
  const {outbox} = useOwnHandle();
  const copy = (
    <Beside>
      <CopyButton text={note.text} label={<Text id="own.copy" />} done={t('own.copied')} />
    </Beside>
  );
  if (fate.isOver) return copy;
  if (needsDecision(fate.status)) {
    return (
      <>
        {copy}
        <Button onPress={() => outbox.dismiss(note.id)}>
          <Text id={note.sentText === null ? 'own.delete' : 'own.first-words'} />
        </Button>
      </>
    );
  }
  return (
    <>
      {fate.isChangeable && (
        <Button icon="pencil" onPress={() => onAsk('change')}>
          <Text id="own.change" />
        </Button>
      )}
      {canTakeBack(fate.status) && (
        <Button onPress={() => onAsk('take-back')}>
          <Text id="own.take-back" />
        </Button>
      )}
    </>
  );
}
