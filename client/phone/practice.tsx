import {useEffect, useRef, useState} from 'react';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Field, type FieldHandle} from '../kit/field.tsx';
import {focusField} from '../kit/focus.ts';
import {type FieldError, Form} from '../kit/form.tsx';
import {Words} from '../kit/words.tsx';
import {Text, t} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

const FIELD = 'practice-note';

/** One note and one hand to try. They are nowhere but in this component, and go with it. */
export function Practice() {
  const [isUp, setUp] = useState(false);
  const toggle = () => {
    setUp(!isUp);
    announce('turn', t(isUp ? 'practice.down' : 'practice.up'), {level: 'asked'});
  };
  return (
    <div className={styles.part}>
      <PracticeNote />
      <div className={styles.part}>
        <Button icon="hand" onPress={toggle}>
          <Text id={isUp ? 'practice.lower' : 'practice.raise'} />
        </Button>
        {isUp && (
          <p>
            <Text id="practice.up" />
          </p>
        )}
      </div>
    </div>
  );
}

function PracticeNote() {
  const [note, setNote] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const box = useRef<FieldHandle>(null);
  // It was asked for by a press on a button that has gone.
  useEffect(() => focusField(FIELD), []);
  const send = (data: FormData) => {
    const text = String(data.get('text') ?? '').trim();
    setErrors(text === '' ? [{field: FIELD, message: t('practice.empty')}] : []);
    if (text === '') return;
    box.current?.clear();
    setNote(text);
    announce('notes', t('practice.sent'), {level: 'asked'});
  };
  return (
    <>
      <Form errors={errors} onSend={send}>
        <Field
          id={FIELD}
          name="text"
          label={<Text id="practice.note" />}
          hint={<Text id="practice.hint" />}
          error={errors[0]?.message}
          isMultiline
          rows={2}
          handle={box}
        />
        <Button type="submit">
          <Text id="practice.send" />
        </Button>
      </Form>
      {note !== null && (
        <div className={styles.mine}>
          <Words>{note}</Words>
          <p className={styles.muted}>
            <Text id="practice.sent" />
          </p>
        </div>
      )}
    </>
  );
}
