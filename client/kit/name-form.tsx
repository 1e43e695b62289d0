import {type ReactNode, useState} from 'react';
import {isWellFormed, tidy} from '../../shared/wire/text.ts';
import {Button} from './button.tsx';
import {Field} from './field.tsx';
import {type FieldError, Form} from './form.tsx';

interface NameFormProps {
  /** Of the field. */
  readonly id: string;
  readonly label: ReactNode;
  readonly defaultName?: string;
  /** In UTF-16 units. */
  readonly most: number;
  /** Said when nothing is written. */
  readonly empty: string;
  /** Said when it is too long, or holds what is no character. */
  readonly long: string;
  /** What the button says. */
  readonly children: ReactNode;
  readonly isPrimary?: boolean;
  readonly isBusy?: boolean;
  /** Beside the button: what the server said. */
  readonly answer?: ReactNode;
  /** Id of `answer`. */
  readonly describedBy?: string;
  readonly onName: (name: string) => void;
}

/** One line and a button: a thing gets its name, or another one. */
export function NameForm({id, label, defaultName = '', most, empty, long, children, onName, ...more}: NameFormProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = (data: FormData) => {
    const name = tidy(String(data.get('name') ?? ''));
    const isLong = name.length > most || !isWellFormed(name);
    const problem = name === '' ? empty : isLong ? long : null;
    setErrors(problem ? [{field: id, message: problem}] : []);
    if (!problem) onName(name);
  };
  return (
    <Form errors={errors} onSend={send}>
      <Field id={id} name="name" label={label} error={errors[0]?.message} defaultValue={defaultName} most={most} />
      <Button
        type="submit"
        kind={more.isPrimary ? 'primary' : 'outlined'}
        isBusy={more.isBusy ?? false}
        {...(more.describedBy && {describedBy: more.describedBy})}
      >
        {children}
      </Button>
      {more.answer}
    </Form>
  );
}
