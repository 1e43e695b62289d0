import {type ReactNode, useState} from 'react';
import {isWellFormed, tidy} from '../../shared/wire/text.ts';
import {Field} from './field.tsx';
import {type FieldError, Form} from './form.tsx';

interface NameFormProps {
  /** Of the field. */
  readonly id: string;
  readonly label: ReactNode;
  /** The name so far. */
  readonly defaultValue?: string;
  /** In UTF-16 units. */
  readonly most: number;
  /** Said when nothing is written. */
  readonly empty: string;
  /** Said when it is too long, or holds what is no character. */
  readonly long: string;
  readonly onName: (name: string) => void;
  /** The button that sends it, and what stands beside it. */
  readonly children: ReactNode;
}

/** One line and a button: a thing gets its name, or another one. */
export function NameForm({id, most, empty, long, onName, children, ...field}: NameFormProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = (data: FormData) => {
    const name = tidy(String(data.get(id)));
    const isLong = name.length > most || !isWellFormed(name);
    setErrors(name && !isLong ? [] : [{field: id, message: name ? long : empty}]);
    if (name && !isLong) onName(name);
  };
  return (
    <Form errors={errors} onSend={send}>
      <Field {...field} id={id} name={id} most={most} error={errors[0]?.message} />
      {children}
    </Form>
  );
}
