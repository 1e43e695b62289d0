import {type ReactNode, useEffect, useRef, useState} from 'react';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {utf8Length} from '../../../shared/wire/lane.ts';
import {MAX_NOTE_BYTES, MAX_NOTE_CHARS} from '../../../shared/wire/limits.ts';
import {isWellFormed, tidy} from '../../../shared/wire/text.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Field, type FieldHandle} from '../../kit/field.tsx';
import {type FieldError, Form} from '../../kit/form.tsx';
import {isAway} from '../../live/link.ts';
import {useOwn, useOwnHandle} from '../../live/use-own.ts';
import {useLive} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone-write.ts';
import {Beside} from '../beside.tsx';
import {late} from '../fetched.ts';
import styles from '../phone-face.module.css';
import {noteFieldId} from './note-field-id.ts';

/** Why these words cannot be sent, or null. */
export function noteProblem(text: string): string | null {
  const words = tidy(text);
  if (words === '') return t('write.empty');
  return words.length > MAX_NOTE_CHARS || utf8Length(words) > MAX_NOTE_BYTES || !isWellFormed(words) ? t('write.too-long') : null;
}

const noThemes: readonly ThemeId[] = [];

const AboutChoice = late(async () => (await import('./about-choice.tsx')).AboutChoice);

interface NoteFormProps {
  readonly activity: ActivityId;
  /** What a note can be about; the person chooses. */
  readonly asks?: readonly ThemeId[];
  /** What it is about where nothing is to be chosen. */
  readonly theme?: ThemeId | null;
  readonly label?: ReactNode;
  readonly onSent?: () => void;
}

/** Text box and Send. What is typed is kept every half second and held in its place until it is sent. */
export function NoteForm({activity, asks = noThemes, theme = null, label, onSent}: NoteFormProps) {
  const {outbox, drafts, place} = useOwnHandle();
  const survives = useOwn(own => own.survives);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const {room} = useLive();
  const box = useRef<FieldHandle>(null);
  const field = noteFieldId(activity);
  const holdPlace = (text: string) => {
    const isWriting = text.trim() !== '';
    if (isWriting) place.setState({writingIn: activity});
    else if (place.getState().writingIn === activity) place.setState({writingIn: null});
  };
  useEffect(() => {
    if (drafts.read(activity).trim() !== '') place.setState({writingIn: activity});
    return () => {
      if (place.getState().writingIn === activity) place.setState({writingIn: null});
    };
  }, [activity, drafts, place]);
  const send = (data: FormData, form: HTMLFormElement) => {
    const text = String(data.get('text') ?? '');
    const held = outbox.holdsBack(activity);
    const problem = noteProblem(text) ?? (held && t(`write.${held}`));
    setErrors(problem ? [{field, message: problem}] : []);
    if (problem) return;
    const about = data.get('theme');
    outbox.write(activity, text, data.get('few') === 'show' ? 'show' : 'hold', asks.find(id => id === about) ?? theme);
    box.current?.clear();
    // The safer choice stands again for the next note.
    const few = form.elements.namedItem('few');
    if (few instanceof HTMLInputElement) few.checked = false;
    drafts.keep(activity, '');
    holdPlace('');
    announce('notes', t(isAway(room.getState().link) ? 'write.saved-away' : 'write.saved'), {level: 'asked'});
    onSent?.();
  };
  return (
    <Form errors={errors} onSend={send}>
      {asks.length > 0 && (
        <Beside>
          <AboutChoice name="theme" asks={asks} />
        </Beside>
      )}
      <Field
        id={field}
        name="text"
        label={label ?? <Text id="write.note" />}
        error={errors[0]?.message}
        defaultValue={drafts.read(activity)}
        most={MAX_NOTE_CHARS}
        isMultiline
        handle={box}
        onText={text => {
          drafts.keep(activity, text);
          holdPlace(text);
        }}
      />
      <FewChoice id={`${field}-few`} isShow={false} />
      {!survives && (
        <p className={styles.hint}>
          <Text id="write.memory" />
        </p>
      )}
      <Button type="submit" kind="primary" isWide>
        <Text id="write.send" />
      </Button>
    </Form>
  );
}

/** Chosen beforehand and per note: what happens if only a few people write. */
export const FewChoice = ({id, isShow}: {readonly id: string; readonly isShow: boolean}) => (
  <div>
    <label className={styles.check} htmlFor={id}>
      <input type="checkbox" id={id} name="few" value="show" defaultChecked={isShow} aria-describedby={`${id}-hint`} />
      <span>
        <Text id="write.few" />
      </span>
    </label>
    <p id={`${id}-hint`} className={styles.hint}>
      <Text id="write.few-hint" />
    </p>
  </div>
);
