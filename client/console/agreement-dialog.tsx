import {useRef, useState} from 'react';
import type {Id} from '../../shared/wire/ids.ts';
import {MAX_AGREEMENT_CHARS, MAX_AGREEMENT_LINES} from '../../shared/wire/limits.ts';
import type {AgreementLine} from '../../shared/wire/records.ts';
import {tidy} from '../../shared/wire/text.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field} from '../kit/field.tsx';
import {type FieldError, Form} from '../kit/form.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {useAct} from './act.ts';
import styles from './agreement-dialog.module.css';
import {agreementLines} from './agreement-lines.ts';
import {useMay} from './power.ts';

/** How the group treats one another, put better while it goes on: phones mark what is new. */
export function AgreementDialog({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const about = useRecord('about');
  const mayEdit = useMay('agreement');
  return (
    <Dialog
      isOpen={isOpen && mayEdit && about !== undefined}
      title={<Text id="agreement.heading" />}
      onClose={onClose}
      closeLabel={<Text id="agreement.cancel" />}
    >
      {about && <AgreementForm agreement={about.agreement} onSaved={onClose} />}
    </Dialog>
  );
}

interface Row {
  readonly key: string;
  /** Null for a line that is not there yet. */
  readonly id: Id | null;
  readonly text: string;
}

const fieldOf = (key: string): string => `agreement-${key}`;

function AgreementForm({agreement, onSaved}: {readonly agreement: readonly AgreementLine[]; readonly onSaved: () => void}) {
  const {isBusy, answer, act} = useAct('agreement');
  // What was there when the question was opened: a change by somebody else takes no letter away, and is told when this is saved.
  const seen = useRef(agreement).current;
  const made = useRef(0);
  const [rows, setRows] = useState<readonly Row[]>(() => seen.map(({id, text}) => ({key: id, id, text})));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const add = () => {
    made.current += 1;
    setRows([...rows, {key: `new-${made.current}`, id: null, text: ''}]);
  };
  const save = async (data: FormData) => {
    const typed = rows.map(row => ({id: row.id, text: String(data.get(fieldOf(row.key)) ?? '')}));
    const wrong = rows.flatMap(({key}, at) =>
      tidy(typed[at]?.text ?? '').length > MAX_AGREEMENT_CHARS
        ? [{field: fieldOf(key), message: t('agreement.too-long', {place: at + 1, most: MAX_AGREEMENT_CHARS})}]
        : [],
    );
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (await act({lines: agreementLines(seen, typed)}, {about: 'about'})) onSaved();
  };
  return (
    <Form errors={answer === null ? errors : [{field: null, message: answer}]} onSend={data => void save(data)}>
      <p>
        <Text id="agreement.help" />
      </p>
      {rows.length === 0 && (
        <p>
          <Text id="agreement.none" />
        </p>
      )}
      {rows.map(({key, text}, at) => (
        <div key={key} className={styles.line}>
          <Field
            id={fieldOf(key)}
            name={fieldOf(key)}
            label={<Text id="agreement.line" values={{place: at + 1}} />}
            isMultiline
            rows={2}
            defaultValue={text}
            most={MAX_AGREEMENT_CHARS}
          />
          <div>
            <Button onPress={() => setRows(rows.filter(row => row.key !== key))}>
              <Text id="agreement.remove" values={{place: at + 1}} />
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.foot}>
        {rows.length < MAX_AGREEMENT_LINES && (
          <Button onPress={add}>
            <Text id="agreement.add" />
          </Button>
        )}
        <Button type="submit" kind="primary" isBusy={isBusy}>
          <Text id="agreement.save" />
        </Button>
      </div>
    </Form>
  );
}
