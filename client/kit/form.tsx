import {type ReactNode, useEffect, useRef} from 'react';
import {Text} from '../locales/kit.ts';
import {focusField, focusQuietly} from './focus.ts';
import styles from './form.module.css';

export interface FieldError {
  /** Id of the field it is about; null when it is about the whole form. */
  readonly field: string | null;
  readonly message: string;
}

interface FormProps {
  readonly errors?: readonly FieldError[];
  /** What the fields hold. Parse it with the schema that the server uses. */
  readonly onSend: (data: FormData, form: HTMLFormElement) => void;
  readonly children: ReactNode;
}

/** An uncontrolled form. What was typed always stays; with errors the summary takes the focus, after a press on Send only. */
export function Form({errors = [], onSend, children}: FormProps) {
  return (
    <form
      noValidate
      className={styles.form}
      onKeyDown={event => {
        // Enter that ends the composition of a character sends nothing.
        if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
      }}
      onSubmit={event => {
        event.preventDefault();
        onSend(new FormData(event.currentTarget), event.currentTarget);
      }}
    >
      <ErrorSummary errors={errors} />
      {children}
    </form>
  );
}

/** "There is a problem", with a link to each field. Gives a new list the focus; nothing without errors. */
export function ErrorSummary({errors}: {readonly errors: readonly FieldError[]}) {
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (errors.length > 0) focusQuietly(summary.current);
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <section ref={summary} className={styles.summary} tabIndex={-1} aria-labelledby="problem">
      <h2 id="problem">
        <Text id="kit.problem" />
      </h2>
      <ul className={styles.list}>
        {errors.map(({field, message}) => (
          <li key={`${field} ${message}`}>{field === null ? message : <FieldLink field={field}>{message}</FieldLink>}</li>
        ))}
      </ul>
    </section>
  );
}

const FieldLink = ({field, children}: {readonly field: string; readonly children: string}) => (
  <a
    href={`#${field}`}
    onClick={event => {
      event.preventDefault();
      focusField(field);
    }}
  >
    {children}
  </a>
);
