import {useEffect, useId, useRef, useState} from 'react';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {focusField} from '../../kit/focus.ts';
import {Text, t} from '../../locales/phone-notes.ts';
import styles from '../phone-face.module.css';

interface FindInNotesProps {
  /** How many notes have the words; null while nothing is looked for. */
  readonly found: number | null;
  readonly onWords: (words: string) => void;
}

/** A button that becomes a field: only the notes with its words are left in the list. Escape, or the button below it, ends that. */
export function FindInNotes({found, onWords}: FindInNotesProps) {
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const id = useId();
  useEffect(() => {
    // The focus goes along with the person's own press, there and back.
    if (isOpen || wasOpen.current) focusField(id);
    wasOpen.current = isOpen;
  }, [isOpen, id]);
  useEffect(() => {
    if (found !== null) announce('form', t('find.found', {count: found}));
  }, [found]);
  const close = () => {
    setOpen(false);
    onWords('');
  };
  if (!isOpen) {
    return (
      <Button kind="chip" id={id} onPress={() => setOpen(true)}>
        <Text id="find.open" />
      </Button>
    );
  }
  const leave = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
  };
  return (
    <form className={styles.find} onSubmit={event => event.preventDefault()} onKeyDown={leave} noValidate>
      <Field id={id} name="find" label={<Text id="find.label" />} onText={words => onWords(words.trim())} />
      {/* It has a place of its own, so that the list does not move with it. */}
      <p className={styles.state}>{found !== null && <Text id="find.found" values={{count: found}} />}</p>
      <Button onPress={close}>
        <Text id="find.close" />
      </Button>
    </form>
  );
}
