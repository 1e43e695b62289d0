import {useEffect, useState} from 'react';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import {MAX_NOTE_CHARS} from '../../../shared/wire/limits.ts';
import type {MyHand} from '../../../shared/wire/records.ts';
import {isWellFormed, tidy} from '../../../shared/wire/text.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Disclosure} from '../../kit/disclosure.tsx';
import {Field} from '../../kit/field.tsx';
import {type FieldError, Form} from '../../kit/form.tsx';
import {Words} from '../../kit/words.tsx';
import {newId} from '../../live/commands.ts';
import {useOwnHandle} from '../../live/use-own.ts';
import {useSend} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone-faces.ts';
import {t as refused} from '../../locales/phone-refusals.ts';
import {t as write} from '../../locales/phone-write.ts';
import styles from '../phone-face.module.css';

interface ReadOutProps {
  readonly activity: ActivityId;
  readonly hand: MyHand | null;
}

/** "Someone says": the way to speak for those who cannot or would rather not. It has the same place in the queue. */
export function ReadOut({activity, hand}: ReadOutProps) {
  const {drafts} = useOwnHandle();
  const [isChanging, setChanging] = useState(false);
  if (hand && hand.words !== '' && !isChanging) {
    return (
      <section className={styles.note}>
        <h2 tabIndex={-1}>
          <Text id="talk.read-out" />
        </h2>
        <p>
          <Text id="talk.read-sent" />
        </p>
        <Words>{hand.words}</Words>
        <div className={styles.buttons}>
          <Button icon="pencil" onPress={() => setChanging(true)}>
            <Text id="talk.read-change" />
          </Button>
        </div>
      </section>
    );
  }
  return (
    <Disclosure
      id={`read-out-${activity}`}
      summary={<Text id="talk.read-out" />}
      isOpenAtFirst={isChanging || drafts.read(activity) !== ''}
    >
      <div className={styles.part}>
        <p>
          <Text id="talk.read-help" />
        </p>
        <p className={styles.hint}>
          <Text id="talk.read-who" />
        </p>
        <ReadOutForm activity={activity} hand={hand} onSent={() => setChanging(false)} />
      </div>
    </Disclosure>
  );
}

function ReadOutForm({activity, hand, onSent}: ReadOutProps & {readonly onSent: () => void}) {
  const {drafts, place} = useOwnHandle();
  const send = useSend();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const field = `read-out-${activity}`;
  useEffect(
    () => () => {
      if (place.getState().writingIn === activity) place.setState({writingIn: null});
    },
    [activity, place],
  );
  const hold = (words: string) => {
    drafts.keep(activity, words);
    place.setState({writingIn: words.trim() === '' ? null : activity});
  };
  const say = async (words: string) => {
    const id = hand?.id ?? newId();
    const raised = hand ? {ok: true as const} : await send({type: 'hand.raise', hand: id});
    return raised.ok ? send({type: 'hand.say', hand: id, about: hand?.about ?? null, topic: hand?.topic ?? '', words}) : raised;
  };
  const submit = async (data: FormData) => {
    const words = tidy(String(data.get('words') ?? ''));
    const isLong = words.length > MAX_NOTE_CHARS || !isWellFormed(words);
    const problem = words === '' ? t('talk.read-empty') : isLong ? write('write.too-long') : null;
    setErrors(problem ? [{field, message: problem}] : []);
    if (problem || isBusy) return;
    setBusy(true);
    const reply = await say(words);
    setBusy(false);
    if (!reply.ok) return setErrors([{field, message: refused(`refusal.${reply.code}`)}]);
    hold('');
    announce('turn', t('talk.read-sent'), {level: 'asked'});
    onSent();
  };
  return (
    <Form errors={errors} onSend={data => void submit(data)}>
      <Field
        id={field}
        name="words"
        label={<Text id="talk.read-label" />}
        error={errors[0]?.message}
        defaultValue={drafts.read(activity) || (hand?.words ?? '')}
        most={MAX_NOTE_CHARS}
        isMultiline
        onText={hold}
      />
      <Button type="submit" kind="primary" isBusy={isBusy}>
        <Text id="talk.read-send" />
      </Button>
    </Form>
  );
}
