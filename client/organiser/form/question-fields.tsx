import type {Id} from '../../../shared/wire/ids.ts';
import {MAX_BALLOT_ROWS, MAX_QUESTION_CHARS} from '../../../shared/wire/limits.ts';
import {Button} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {focusField} from '../../kit/focus.ts';
import type {FieldError} from '../../kit/form.tsx';
import {newId} from '../../live/commands.ts';
import {Text} from '../../locales/organiser.ts';
import styles from './activity-fields.module.css';
import type {FormRow, Question} from './draft.ts';
import {addQuestionId, errorIn, questionField, rowField} from './errors.ts';
import {firstQuestion, hasManyQuestions} from './kinds.ts';

interface QuestionFieldsProps {
  readonly row: FormRow;
  readonly errors: readonly FieldError[];
  readonly onChange: (row: Id, change: Partial<FormRow>) => void;
}

/** Questions with one answer each: one where the kind asks one thing, several where it is about choosing. */
export function QuestionFields({row, errors, onChange}: QuestionFieldsProps) {
  const isMany = hasManyQuestions(row.kind);
  const questions = isMany ? row.questions : row.questions.slice(0, 1);
  const set = (next: readonly Question[]) => onChange(row.row, {questions: next});
  const change = (id: Id, more: Partial<Question>) => set(row.questions.map(one => (one.id === id ? {...one, ...more} : one)));
  const add = addQuestionId(row.row);
  const missing = errorIn(errors, add).error;
  return (
    <div className={styles.questions}>
      {questions.map(({id, question, answers}, at) => {
        const [asked, answered] = [questionField(id, 'question'), questionField(id, 'answers')];
        return (
          <fieldset key={id} className={styles.question}>
            {isMany && (
              <legend>
                <Text id="form.question-number" values={{place: at + 1}} />
              </legend>
            )}
            <Field
              id={asked}
              name={asked}
              label={<Text id="form.question" />}
              hint={<Text id="form.question-hint" />}
              defaultValue={question}
              most={MAX_QUESTION_CHARS}
              onText={text => change(id, {question: text})}
              {...errorIn(errors, asked)}
            />
            <Field
              id={answered}
              name={answered}
              label={<Text id="form.answers" />}
              hint={<Text id="form.answers-hint" />}
              isMultiline
              rows={4}
              defaultValue={answers}
              onText={text => change(id, {answers: text})}
              {...errorIn(errors, answered)}
            />
            {isMany && questions.length > 1 && (
              <div className={styles.start}>
                <Button
                  onPress={() => {
                    set(row.questions.filter(one => one.id !== id));
                    focusField(rowField(row.row, 'title'));
                  }}
                >
                  <Text id="form.remove-question" values={{place: at + 1}} />
                </Button>
              </div>
            )}
          </fieldset>
        );
      })}
      {missing && (
        <p id={`${add}-error`} className={styles.missing}>
          {missing}
        </p>
      )}
      {(questions.length === 0 || (isMany && questions.length < MAX_BALLOT_ROWS)) && (
        <div className={styles.start}>
          <Button id={add} icon="plus" isRepeatable onPress={() => set([...row.questions, firstQuestion(row.kind, newId)])}>
            <Text id="form.add-question" />
          </Button>
        </div>
      )}
    </div>
  );
}
