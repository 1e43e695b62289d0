import {useEffect, useState} from 'react';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import {KeyedButton} from '../../console/action-button.tsx';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {focusField} from '../../kit/focus.ts';
import {Text, t} from '../../locales/console-faces.ts';
import styles from './console-notes.module.css';

interface FindNoteProps {
  readonly activity: ActivityId;
  /** `/` leads to this one. */
  readonly isKeyed: boolean;
  /** How many notes have the words; null while nothing is looked for. */
  readonly found: number | null;
  readonly onWords: (words: string) => void;
  /** Leads to the first note that is there. */
  readonly onGo: () => void;
}

/** A field that leaves only the notes with these words in the list. */
export function FindNote({activity, isKeyed, found, onWords, onGo}: FindNoteProps) {
  const [isOpen, setOpen] = useState(false);
  const field = `find-${activity}`;
  useEffect(() => {
    if (isOpen) focusField(field);
  }, [isOpen, field]);
  const close = () => {
    setOpen(false);
    onWords('');
  };
  if (!isOpen) {
    return (
      <div>
        <KeyedButton action="find" hasKey={isKeyed} onPress={() => setOpen(true)}>
          <Text id="find.open" />
        </KeyedButton>
      </div>
    );
  }
  // The keys of the console are silent in a field: these two lead out of it, to the notes.
  const goThere = (event: React.SyntheticEvent) => {
    event.preventDefault();
    onGo();
  };
  const leave = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Escape' || !(event.target instanceof HTMLInputElement)) return;
    goThere(event);
    close();
  };
  return (
    <form className={styles.find} onSubmit={goThere} onKeyDown={leave} noValidate>
      <Field
        id={field}
        name="find"
        label={<Text id="find.label" />}
        hint={<Text id="find.keys" />}
        onText={words => {
          onWords(words.trim());
        }}
      />
      <Found count={found} />
      <Button onPress={close}>
        <Text id="find.close" />
      </Button>
    </form>
  );
}

function Found({count}: {readonly count: number | null}) {
  useEffect(() => {
    if (count !== null) announce('form', t('find.found', {count}));
  }, [count]);
  return <p className={styles.found}>{count !== null && <Text id="find.found" values={{count}} />}</p>;
}
