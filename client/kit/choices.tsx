import type {ReactNode} from 'react';
import styles from './choices.module.css';
import {classNames} from './class-names.ts';

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface ChoicesProps {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  /** Of the fields; an error summary leads to the first of them by it. */
  readonly name: string;
  readonly options: readonly Choice[];
  readonly isMultiple?: boolean;
  /** Side by side where there is room; else each takes a whole row. */
  readonly isRow?: boolean;
  readonly defaultValue?: string | readonly string[] | undefined;
  readonly error?: ReactNode;
  /** All that are chosen now. */
  readonly onChoice?: (chosen: readonly string[]) => void;
}

/** Radios, or checkboxes where several may be chosen, as large rows. What is chosen stays in the page, as typed words do. */
export function Choices({
  legend,
  hint,
  name,
  options,
  isMultiple = false,
  isRow = false,
  defaultValue = [],
  error,
  onChoice,
}: ChoicesProps) {
  const chosen = typeof defaultValue === 'string' ? [defaultValue] : defaultValue;
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const choose = ({currentTarget}: React.ChangeEvent<HTMLFieldSetElement>) => {
    const all = [...currentTarget.querySelectorAll<HTMLInputElement>('input:checked')];
    onChoice?.(all.map(({value}) => value));
  };
  return (
    <fieldset className={styles.choices} aria-describedby={describedBy || undefined} onChange={choose}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <div className={classNames(styles.options, isRow && styles.row)}>
        {options.map(({value, label, hint: more}, at) => (
          <label key={value} className={styles.option}>
            <input
              type={isMultiple ? 'checkbox' : 'radio'}
              id={at === 0 ? name : `${name}-${at}`}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className={styles.box}
            />
            <span className={styles.words}>
              {label}
              {more && <span className={styles.hint}>{more}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
