import type {Id} from '../../shared/wire/ids.ts';
import {MAX_PROMPT_CHARS, MAX_TITLE_CHARS} from '../../shared/wire/limits.ts';
import {Button} from '../kit/button.tsx';
import {Field} from '../kit/field.tsx';
import type {FieldError} from '../kit/form.tsx';
import {Text} from '../locales/organiser.ts';
import styles from './activity-fields.module.css';
import {errorIn} from './field-errors.ts';
import {fieldOf} from './plan.ts';
import type {FormRow} from './rows.ts';

interface ActivityFieldsProps {
  readonly row: FormRow;
  /** From 1, among those that are there. */
  readonly place: number;
  readonly count: number;
  readonly errors: readonly FieldError[];
  readonly onChange: (change: Partial<Pick<FormRow, 'title' | 'minutes'>>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

export const buttonOf = (row: Id, which: 'up' | 'down'): string => `${which}-${row}`;

/** One activity of the form. Removed it is only hidden, so that Undo brings back every letter. */
export function ActivityFields({row, place, count, errors, onChange, onMove, onRemove}: ActivityFieldsProps) {
  const {row: id, start} = row;
  const title = fieldOf(id, 'title');
  const minutes = fieldOf(id, 'minutes');
  const prompt = fieldOf(id, 'prompt');
  return (
    <fieldset className={styles.activity} hidden={row.isRemoved}>
      <legend className={styles.legend}>
        <Text id="form.activity" values={{place}} />
      </legend>
      <Field
        id={title}
        name={title}
        label={<Text id="form.activity-title" />}
        defaultValue={start.title}
        most={MAX_TITLE_CHARS}
        onText={text => onChange({title: text})}
        {...errorIn(errors, title)}
      />
      <div className={styles.facts}>
        <fieldset className={styles.kinds}>
          <legend>
            <Text id="form.kind" />
          </legend>
          {(['read', 'write'] as const).map(kind => (
            <label key={kind} className={styles.kind}>
              <input type="radio" name={fieldOf(id, 'kind')} value={kind} defaultChecked={start.kind === kind} />
              <Text id={`form.${kind}`} />
            </label>
          ))}
        </fieldset>
        <div className={styles.minutes}>
          <Field
            id={minutes}
            name={minutes}
            label={<Text id="form.minutes" />}
            inputMode="numeric"
            defaultValue={String(start.minutes)}
            onText={text => onChange({minutes: text})}
            {...errorIn(errors, minutes)}
          />
        </div>
      </div>
      <Field
        id={prompt}
        name={prompt}
        label={<Text id="form.prompt" />}
        hint={<Text id="form.prompt-hint" />}
        isMultiline
        rows={2}
        defaultValue={start.prompt}
        most={MAX_PROMPT_CHARS}
        {...errorIn(errors, prompt)}
      />
      <div className={styles.buttons}>
        {place > 1 && (
          <Button id={buttonOf(id, 'up')} isRepeatable onPress={() => onMove(-1)}>
            <Text id="form.up" />
          </Button>
        )}
        {place < count && (
          <Button id={buttonOf(id, 'down')} isRepeatable onPress={() => onMove(1)}>
            <Text id="form.down" />
          </Button>
        )}
        {count > 1 && (
          <Button onPress={onRemove}>
            <Text id="form.remove" />
          </Button>
        )}
      </div>
    </fieldset>
  );
}
