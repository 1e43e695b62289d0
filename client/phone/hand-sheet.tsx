import {useState} from 'react';
import {MAX_NOTE_CHARS, MAX_TOPIC_CHARS} from '../../shared/wire/limits.ts';
import type {MyHand} from '../../shared/wire/records.ts';
import {tidy} from '../../shared/wire/text.ts';
import {Button} from '../kit/button.tsx';
import {Choices} from '../kit/choices.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field} from '../kit/field.tsx';
import {type FieldError, Form} from '../kit/form.tsx';
import {useSend} from '../live/use-room.ts';
import {Text as Live} from '../locales/phone-live.ts';
import {t as refused} from '../locales/phone-refusals.ts';
import {Text, t} from '../locales/phone-sheets.ts';

interface HandSheetProps {
  readonly hand: MyHand | null;
  readonly isOpen: boolean;
  /** It is this person's turn: what is wanted is that somebody reads for them. */
  readonly isForReading?: boolean;
  readonly onClose: () => void;
}

type About = MyHand['about'];

const ABOUTS: readonly Exclude<About, null>[] = ['point', 'reply', 'question', 'not-ok'];

/** The hand is up already; here one may say what it is about, or ask that somebody reads the words out. Nothing of it is needed. */
export function HandSheet({hand, isOpen, isForReading = false, onClose}: HandSheetProps) {
  // A hand that goes meanwhile, by a facilitator's act, takes no word out of the box: saving says what has become of it.
  const [last, setLast] = useState(hand);
  if (hand && hand !== last) setLast(hand);
  const about = hand ?? last;
  return (
    <Dialog isOpen={isOpen} title={isForReading ? <Live id="hand.read" /> : <Text id="hand.title" />} onClose={onClose}>
      {about && <HandForm key={about.id} hand={about} isForReading={isForReading} onSaved={onClose} />}
    </Dialog>
  );
}

interface HandFormProps {
  readonly hand: MyHand;
  readonly isForReading: boolean;
  readonly onSaved: () => void;
}

function HandForm({hand, isForReading, onSaved}: HandFormProps) {
  const send = useSend();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message;
  const save = async (data: FormData) => {
    const topic = isForReading ? hand.topic : tidy(String(data.get('topic') ?? ''));
    const words = tidy(String(data.get('words') ?? ''));
    const about = isForReading ? hand.about : aboutIn(data.get('about'));
    const wrong = [
      ...(topic.length > MAX_TOPIC_CHARS ? [{field: 'hand-topic', message: t('hand.topic-long', {most: MAX_TOPIC_CHARS})}] : []),
      ...(words.length > MAX_NOTE_CHARS ? [{field: 'hand-words', message: t('hand.words-long')}] : []),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await send({type: 'hand.say', hand: hand.id, about, topic, words});
    setBusy(false);
    if (answer.ok) onSaved();
    else setErrors([{field: null, message: refused(`refusal.${answer.code}`)}]);
  };
  return (
    <Form errors={errors} onSend={data => void save(data)}>
      {!isForReading && (
        <>
          <p>
            <Text id="hand.optional" />
          </p>
          <Choices
            legend={<Text id="hand.about" />}
            name="about"
            defaultValue={hand.about ?? undefined}
            options={ABOUTS.map(value => ({
              value,
              label: <Text id={`hand.${value}`} />,
              ...(value === 'not-ok' && {hint: <Text id="hand.not-ok-hint" />}),
            }))}
          />
          <Field
            id="hand-topic"
            name="topic"
            label={<Text id="hand.topic" />}
            hint={<Text id="hand.topic-hint" />}
            error={errorOf('hand-topic')}
            defaultValue={hand.topic}
            most={MAX_TOPIC_CHARS}
          />
        </>
      )}
      <Field
        id="hand-words"
        name="words"
        label={<Text id="hand.words" />}
        hint={<Text id="hand.words-hint" />}
        error={errorOf('hand-words')}
        defaultValue={hand.words}
        most={MAX_NOTE_CHARS}
        isMultiline
      />
      <Button type="submit" kind="primary" isBusy={isBusy}>
        <Text id="hand.save" />
      </Button>
    </Form>
  );
}

const aboutIn = (value: FormDataEntryValue | null): About => ABOUTS.find(about => about === value) ?? null;
