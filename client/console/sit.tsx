import {useId, useState} from 'react';
import {MAX_NAME_CHARS} from '../../shared/wire/limits.ts';
import {tidy} from '../../shared/wire/text.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Field} from '../kit/field.tsx';
import {type FieldError, Form} from '../kit/form.tsx';
import type {Reply} from '../live/requests.ts';
import {Text, t} from '../locales/console.ts';
import styles from './console.module.css';
import {refusedSentence} from './refused.ts';

interface SitProps {
  readonly onSit: (name: string) => Promise<Reply<unknown>>;
  readonly onSeated: () => void;
}

/** Coming in by a link: a name if one likes, and in. */
export function Sit({onSit, onSeated}: SitProps) {
  const field = useId();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const go = async (typed: string) => {
    const name = tidy(typed);
    if (name.length > MAX_NAME_CHARS) return setErrors([{field, message: t('sit.too-long', {most: MAX_NAME_CHARS})}]);
    setBusy(true);
    setErrors([]);
    const reply = await onSit(name);
    setBusy(false);
    if (reply.ok) return onSeated();
    if (reply.code !== null && WRONG.has(reply.code)) return setWrong(true);
    const message = reply.code === null ? t('sit.no-answer') : refusedSentence(reply.code);
    setErrors([{field: null, message}]);
    announce('form', message);
  };
  if (isWrong) return <WrongLink />;
  return (
    <main className={styles.message}>
      <h1>
        <Text id="sit.heading" />
      </h1>
      <p>
        <Text id="sit.help" />
      </p>
      <Form errors={errors} onSend={data => void go(String(data.get('name')))}>
        <Field
          id={field}
          name="name"
          label={<Text id="sit.name" />}
          hint={<Text id="sit.name-hint" />}
          most={MAX_NAME_CHARS}
          {...(errors[0]?.field === field ? {error: errors[0].message} : {})}
        />
        <div>
          <Button type="submit" kind="primary" isBusy={isBusy}>
            <Text id="sit.go" />
          </Button>
        </div>
      </Form>
    </main>
  );
}

/** Answers after which the same key never helps. */
const WRONG: ReadonlySet<string> = new Set(['link-revoked', 'no-session', 'not-signed-in', 'not-allowed', 'malformed', 'unknown-id']);

const WrongLink = () => (
  <main className={styles.message}>
    <h1>
      <Text id="sit.wrong-heading" />
    </h1>
    <p>
      <Text id="sit.wrong" />
    </p>
  </main>
);
