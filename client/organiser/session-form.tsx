import {useEffect, useRef, useState} from 'react';
import type {Id, SessionId} from '../../shared/wire/ids.ts';
import {MAX_TITLE_CHARS} from '../../shared/wire/limits.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Field} from '../kit/field.tsx';
import {focusField} from '../kit/focus.ts';
import {type FieldError, Form} from '../kit/form.tsx';
import {Notice} from '../kit/notice.tsx';
import {newId} from '../live/commands.ts';
import {Text, t} from '../locales/organiser.ts';
import {ActivityFields, buttonOf} from './activity-fields.tsx';
import {errorIn} from './field-errors.ts';
import {checked, fieldOf, SESSION_TITLE_FIELD, typedIn} from './plan.ts';
import {createSession, sentenceFor} from './requests.ts';
import {changed, type FormRow, kept, moved, newRow, sumOf} from './rows.ts';
import styles from './session-form.module.css';
import {blankRow, type Template} from './templates.ts';

interface SessionFormProps {
  readonly id: SessionId;
  readonly template: Template;
  readonly onCreated: (session: SessionId) => void;
}

/** Title and activities. The page holds what is typed; sent again after a failure it asks for the same session. */
export function SessionForm({id, template, onCreated}: SessionFormProps) {
  const [rows, setRows] = useState<readonly FormRow[]>(() => template.activities.map(start => newRow(newId(), start)));
  const [removed, setRemoved] = useState<Id | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const focusNext = useFocusAfterRender();
  const there = kept(rows);
  useEffect(() => {
    document.title = errors.length > 0 ? `${t('kit.error-prefix')} ${t('new.page-title')}` : t('new.page-title');
  }, [errors]);

  const send = async (data: FormData) => {
    if (isBusy) return;
    const typed = typedIn(
      data,
      there.map(({row}) => row),
    );
    const plan = checked(id, typed);
    setErrors(plan.ok ? [] : plan.errors);
    if (!plan.ok) return;
    setBusy(true);
    const reply = await createSession(plan.request);
    if (reply.ok) return onCreated(reply.body.session);
    setBusy(false);
    setErrors([{field: null, message: sentenceFor(reply.code)}]);
  };

  const add = () => {
    const row = newRow(newId(), blankRow);
    setRows([...rows, row]);
    focusNext(fieldOf(row.row, 'title'));
  };

  const move = (row: Id, by: -1 | 1) => {
    const next = moved(rows, row, by);
    const place = kept(next).findIndex(one => one.row === row) + 1;
    setRows(next);
    announce('form', t('form.moved', {title: nameOf(rows, row), place, count: there.length}));
    // At the edge the button that was pressed goes; the other one takes the focus.
    const isAtEdge = place === 1 || place === there.length;
    focusNext(buttonOf(row, isAtEdge ? (by === -1 ? 'down' : 'up') : by === -1 ? 'up' : 'down'));
  };

  const remove = (row: Id) => {
    setRows(changed(rows, row, {isRemoved: true}));
    setRemoved(row);
    announce('form', t('form.removed', {title: nameOf(rows, row)}));
    focusNext('undo');
  };

  const undo = (row: Id) => {
    setRows(changed(rows, row, {isRemoved: false}));
    setRemoved(null);
    focusNext(fieldOf(row, 'title'));
  };

  return (
    <Form errors={errors} onSend={data => void send(data)}>
      <Field
        id={SESSION_TITLE_FIELD}
        name={SESSION_TITLE_FIELD}
        label={<Text id="form.title" />}
        hint={<Text id="form.title-hint" />}
        defaultValue={template.title}
        most={MAX_TITLE_CHARS}
        {...errorIn(errors, SESSION_TITLE_FIELD)}
      />
      <section className={styles.activities} aria-labelledby="activities">
        <h2 id="activities">
          <Text id="form.activities" />
        </h2>
        {rows.map(row => (
          <ActivityFields
            key={row.row}
            row={row}
            place={there.indexOf(row) + 1}
            count={there.length}
            errors={errors}
            onChange={change => setRows(now => changed(now, row.row, change))}
            onMove={by => move(row.row, by)}
            onRemove={() => remove(row.row)}
          />
        ))}
        {removed !== null && (
          <Notice
            action={
              <Button id="undo" onPress={() => undo(removed)}>
                <Text id="form.undo" />
              </Button>
            }
          >
            <Text id="form.removed" values={{title: <bdi>{nameOf(rows, removed)}</bdi>}} />
          </Notice>
        )}
        <div className={styles.foot}>
          <Button onPress={add}>
            <Text id="form.add" />
          </Button>
          <p>
            <Text id="form.sum" values={{minutes: sumOf(rows)}} />
          </p>
        </div>
      </section>
      <div className={styles.send}>
        <Button type="submit" kind="primary" isBusy={isBusy} isWide>
          <Text id="form.create" />
        </Button>
        <p className={styles.hint}>
          <Text id="form.create-help" />
        </p>
      </div>
    </Form>
  );
}

const nameOf = (rows: readonly FormRow[], id: Id): string => rows.find(({row}) => row === id)?.title.trim() || t('form.untitled');

/** Focus for what a press has just made, once it is on the page. */
function useFocusAfterRender(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current !== null) focusField(wanted.current);
    wanted.current = null;
  });
  return id => {
    wanted.current = id;
  };
}
