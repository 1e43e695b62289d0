import {type ReactNode, useState} from 'react';
import {MAX_NAME_CHARS} from '../../shared/wire/limits.ts';
import {tidy} from '../../shared/wire/text.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Field} from '../kit/field.tsx';
import {type FieldError, Form} from '../kit/form.tsx';
import {Quoted} from '../kit/words.tsx';
import {useMine, useSend} from '../live/use-room.ts';
import {neutralName} from '../locales/neutral-names.ts';
import {t as refused} from '../locales/phone-refusals.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

const FIELD = 'name';

interface NameFormProps {
  readonly onDone: () => void;
  /** What else may be pressed. */
  readonly children?: ReactNode;
}

/** What to be called when speaking; blank is an answer too. */
export function NameForm({onDone, children}: NameFormProps) {
  const mine = useMine();
  const send = useSend();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const neutral = neutralName(mine?.number ?? 1);
  const save = async (data: FormData) => {
    const name = tidy(String(data.get('name') ?? ''));
    const problem = name.length > MAX_NAME_CHARS ? t('name.long', {most: MAX_NAME_CHARS}) : null;
    setErrors(problem === null ? [] : [{field: FIELD, message: problem}]);
    if (problem !== null) return;
    setBusy(true);
    const answer = await send({type: 'person.call', name});
    setBusy(false);
    if (!answer.ok) return setErrors([{field: null, message: refused(`refusal.${answer.code}`)}]);
    announce('form', t('name.saved', {name: name || neutral}));
    onDone();
  };
  return (
    <Form errors={errors} onSend={data => void save(data)}>
      <p>
        <Text id="name.where" /> <Text id="name.neutral" values={{name: <Quoted>{neutral}</Quoted>}} />
      </p>
      <Field
        id={FIELD}
        name="name"
        label={<Text id="name.label" />}
        hint={<Text id="name.hint" />}
        error={errors.find(({field}) => field === FIELD)?.message}
        defaultValue={mine?.name ?? ''}
        most={MAX_NAME_CHARS}
      />
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          <Text id="name.save" />
        </Button>
        {children}
      </div>
    </Form>
  );
}
