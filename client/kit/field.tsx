import {type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef, useState} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import {Text, t} from '../locales/kit.ts';
import {announce} from './announcer.ts';
import {classNames} from './class-names.ts';
import styles from './field.module.css';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** For the one act that is not the person's own typing: their words have been taken, so the box begins anew. */
export interface FieldHandle {
  readonly clear: () => void;
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly isMultiline?: boolean;
  readonly rows?: number;
  readonly defaultValue?: string;
  /** In UTF-16 units. Longer text can be typed, so that nothing is cut; the counter and Send say no. */
  readonly most?: number;
  readonly inputMode?: 'numeric' | 'text';
  readonly isCode?: boolean;
  /** Every change, also by dictation that fires no event. */
  readonly onText?: (text: string) => void;
  readonly handle?: RefObject<FieldHandle | null>;
}

/** Share of the length from which the counter shows. */
const COUNTER_FROM = 0.8;

/** Label, hint, error and control, tied together by id. What is typed stays in the page: no render can take a letter away. */
export function Field({id, name, label, hint, error, isMultiline = false, defaultValue = '', most, onText, ...more}: FieldProps) {
  const control = useRef<Control>(null);
  const [used, setUsed] = useState(defaultValue.length);
  const {changed, forget} = useTextChanges(control, defaultValue, text => {
    setUsed(text.length);
    onText?.(text);
    if (most) sayLength(used, text.length, most);
  });
  useImperativeHandle(more.handle, () => ({
    clear: () => {
      if (control.current) control.current.value = '';
      forget();
      setUsed(0);
    },
  }));
  const isCounting = most !== undefined && used >= most * COUNTER_FROM;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, isCounting && `${id}-counter`].filter(Boolean).join(' ');
  const attributes = {
    id,
    name,
    defaultValue,
    dir: 'auto',
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
    onInput: changed,
    onBlur: changed,
    autoComplete: 'off',
    className: classNames(styles.control, more.isCode && styles.code, error !== undefined && styles.wrong),
  } as const;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {isMultiline ? (
        <textarea {...attributes} rows={more.rows ?? 4} ref={control as RefObject<HTMLTextAreaElement | null>} spellCheck />
      ) : (
        <input {...attributes} type="text" inputMode={more.inputMode} ref={control as RefObject<HTMLInputElement | null>} />
      )}
      {isCounting && (
        <p id={`${id}-counter`} className={classNames(styles.hint, used > most && styles.error)}>
          {used > most ? (
            <Text id="kit.counter-over" values={{over: used - most}} />
          ) : (
            <Text id="kit.counter" values={{left: most - used}} />
          )}
        </p>
      )}
    </FieldFrame>
  );
}

interface FieldFrameProps extends Pick<FieldProps, 'id' | 'label' | 'hint' | 'error'> {
  readonly children: ReactNode;
}

/** What stands round every control in which something is filled in: its label, a hint and what is wrong. */
export const FieldFrame = ({id, label, hint, error, children}: FieldFrameProps) => (
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
    {children}
  </div>
);

/** Calls back once per change, and looks each second while the field has focus: dictation software fires no event. */
function useTextChanges(control: RefObject<Control | null>, first: string, onChange: (text: string) => void) {
  const last = useRef(first);
  const look = () => {
    // A box that is leaving the page loses the focus after it is gone from here: that says nothing of its words.
    if (!control.current) return;
    const text = control.current.value;
    if (text === last.current) return;
    last.current = text;
    onChange(text);
  };
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const watch = setInterval(() => {
      if (document.activeElement === control.current) latest.current();
    }, SECOND);
    return () => clearInterval(watch);
  }, [control]);
  const forget = () => {
    last.current = '';
  };
  return {changed: look, forget};
}

/** Spoken when four fifths are used, and again at the end. */
function sayLength(before: number, now: number, most: number): void {
  const passes = (share: number) => before < most * share && now >= most * share;
  if (passes(COUNTER_FROM) || passes(1)) {
    announce('form', now > most ? t('kit.counter-over', {over: now - most}) : t('kit.counter', {left: most - now}));
  }
}
