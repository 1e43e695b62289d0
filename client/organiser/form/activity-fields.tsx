import type {Stretch} from '../../../shared/agenda/protocol.ts';
import type {Id} from '../../../shared/wire/ids.ts';
import {MAX_PROMPT_CHARS, MAX_SCRIPT_CHARS, MAX_TITLE_CHARS} from '../../../shared/wire/limits.ts';
import {Field} from '../../kit/field.tsx';
import type {FieldError} from '../../kit/form.tsx';
import {SelectField} from '../../kit/select-field.tsx';
import {Text, t} from '../../locales/organiser.ts';
import styles from './activity-fields.module.css';
import type {FormRow} from './draft.ts';
import {errorIn, type RowField, rowField} from './errors.ts';
import {hasPrompt, hasQuestions, hasSource, hasThemes, KINDS} from './kinds.ts';
import {QuestionFields} from './question-fields.tsx';

interface ActivityFieldsProps {
  readonly row: FormRow;
  /** The activities before it in which notes are written. */
  readonly sources: readonly FormRow[];
  readonly errors: readonly FieldError[];
  readonly onChange: (row: Id, change: Partial<FormRow>) => void;
  readonly onKind: (row: Id, kind: FormRow['kind']) => void;
}

const STRETCHES = ['fixed', 'shrink', 'skip'] as const satisfies readonly Stretch[];

/** All that can be said of one activity, as its kind has it. */
export function ActivityFields({row, sources, errors, onChange, onKind}: ActivityFieldsProps) {
  const {row: id, kind} = row;
  const field = (name: RowField) => {
    const its = rowField(id, name);
    return {id: its, name: its, label: <Text id={`form.row.${name}`} />, ...errorIn(errors, its)};
  };
  const typed = (name: 'title' | 'prompt' | 'minutes' | 'shortest' | 'themes' | 'dots' | 'script') => ({
    ...field(name),
    defaultValue: row[name],
    onText: (text: string) => onChange(id, {[name]: text}),
  });
  return (
    <>
      <SelectField
        {...field('kind')}
        value={kind}
        options={KINDS.map(value => ({value, label: t(`kind.${value}`)}))}
        hint={<Text id={`kind-help.${kind}`} />}
        onChoice={value => onKind(id, KINDS.find(one => one === value) ?? kind)}
      />
      <Field {...typed('title')} most={MAX_TITLE_CHARS} />
      {hasPrompt(kind) && <Field {...typed('prompt')} hint={<Text id="form.prompt-hint" />} isMultiline rows={2} most={MAX_PROMPT_CHARS} />}
      {hasSource(kind) && (
        <SelectField
          {...field('source')}
          hint={<Text id="form.source-hint" />}
          value={sources.some(source => source.row === row.source) ? (row.source ?? '') : ''}
          options={[
            {value: '', label: t('form.source-none')},
            ...sources.map(source => ({value: source.row, label: source.title || t('form.untitled')})),
          ]}
          onChoice={value => onChange(id, {source: value === '' ? null : value})}
        />
      )}
      {hasQuestions(kind) && <QuestionFields key={kind} row={row} errors={errors} onChange={onChange} />}
      {hasThemes(kind) && (
        <Field {...typed('themes')} hint={<Text id={kind === 'sort' ? 'form.sort-hint' : 'form.themes-hint'} />} isMultiline rows={3} />
      )}
      {kind === 'dots' && (
        <div className={styles.number}>
          <Field {...typed('dots')} inputMode="numeric" />
        </div>
      )}
      <div className={styles.times}>
        <Field {...typed('minutes')} inputMode="numeric" />
        {kind !== 'break' && (
          <>
            <Field {...typed('shortest')} inputMode="numeric" />
            <SelectField
              {...field('stretch')}
              value={row.stretch}
              options={STRETCHES.map(value => ({value, label: t(`stretch.${value}`)}))}
              onChoice={value => onChange(id, {stretch: STRETCHES.find(one => one === value) ?? 'fixed'})}
            />
          </>
        )}
      </div>
      <Field {...typed('script')} hint={<Text id="form.script-hint" />} isMultiline rows={3} most={MAX_SCRIPT_CHARS} />
    </>
  );
}
