import type {ReactNode} from 'react';
import styles from './select-field.module.css';

interface SelectFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly options: readonly {readonly value: string; readonly label: string}[];
  readonly onChoice: (value: string) => void;
}

/** The browser's own list to choose from, with label, hint and error as every field has them. */
export function SelectField({id, label, hint, error, value, options, onChoice}: SelectFieldProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <select
        id={id}
        className={styles.control}
        value={value}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
        onChange={event => onChoice(event.currentTarget.value)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface WhenFieldProps extends Pick<SelectFieldProps, 'id' | 'label' | 'hint' | 'error'> {
  readonly defaultValue: string;
  readonly onText: (text: string) => void;
}

/** The browser's own field for a day and a time of day. */
export function WhenField({id, label, hint, error, defaultValue, onText}: WhenFieldProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <input
        id={id}
        type="datetime-local"
        className={styles.control}
        defaultValue={defaultValue}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
        onChange={event => onText(event.currentTarget.value)}
      />
    </div>
  );
}
