import type {ReactNode} from 'react';
import {classNames} from './class-names.ts';
import styles from './field.module.css';
import {FieldFrame} from './field.tsx';

interface Labelled {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

interface SelectFieldProps extends Labelled {
  readonly value: string;
  readonly options: readonly {readonly value: string; readonly label: string}[];
  readonly onChoice: (value: string) => void;
}

/** The browser's own list to choose from, with label, hint and error as every field has them. */
export const SelectField = ({value, options, onChoice, ...labels}: SelectFieldProps) => (
  <FieldFrame {...labels}>
    <select {...controlOf(labels)} value={value} onChange={event => onChoice(event.currentTarget.value)}>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </FieldFrame>
);

interface WhenFieldProps extends Labelled {
  readonly defaultValue: string;
  readonly onText: (text: string) => void;
}

/** The browser's own field for a day and a time of day. */
export const WhenField = ({defaultValue, onText, ...labels}: WhenFieldProps) => (
  <FieldFrame {...labels}>
    <input {...controlOf(labels)} type="datetime-local" defaultValue={defaultValue} onChange={event => onText(event.currentTarget.value)} />
  </FieldFrame>
);

const controlOf = ({id, hint, error}: Labelled) => ({
  id,
  className: classNames(styles.control, error !== undefined && styles.wrong),
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? (true as const) : undefined,
});
