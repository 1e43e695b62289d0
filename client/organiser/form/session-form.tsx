import {type RefObject, useCallback, useEffect, useMemo, useRef, useState} from 'react';
import type {Id, SessionId} from '../../../shared/wire/ids.ts';
import {MAX_ACTIVITIES, MAX_TITLE_CHARS} from '../../../shared/wire/limits.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {focusField} from '../../kit/focus.ts';
import {type FieldError, Form} from '../../kit/form.tsx';
import {Notice} from '../../kit/notice.tsx';
import {WhenField} from '../../kit/select-field.tsx';
import {newId} from '../../live/commands.ts';
import {Text, t} from '../../locales/organiser.ts';
import {createSession, sentenceFor} from '../requests.ts';
import {blankActivity} from '../templates/templates.ts';
import {AboutFields} from './about-fields.tsx';
import {ActivityRow, buttonOf, type RowActs, summaryOf} from './activity-row.tsx';
import {changed, copied, type Draft, type FormRow, kept, moved, rowOf, sourcesFor, sumOf} from './draft.ts';
import {aboutField, errorIn, rowField} from './errors.ts';
import {asKind, hasSource} from './kinds.ts';
import {checked} from './plan.ts';
import styles from './session-form.module.css';

interface SessionFormProps {
  readonly start: Draft;
  /** After every change, so that a reload loses nothing. */
  readonly onChange: (draft: Draft) => void;
  readonly onCreated: (session: SessionId) => void;
}

const NONE: readonly never[] = [];
const CREATE = 'create';

/** A whole plan. The page holds what is typed; sent again after a failure it asks for the same session. */
export function SessionForm({start, onChange, onCreated}: SessionFormProps) {
  const [draft, setDraft] = useState(start);
  const [open, setOpen] = useState<ReadonlySet<Id>>(() => new Set(start.rows.length === 1 ? start.rows.map(({row}) => row) : []));
  const [removed, setRemoved] = useState<Id | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>(NONE);
  const [isBusy, setBusy] = useState(false);
  const focusNext = useFocusAfterRender();
  const latest = useRef(draft);
  const edit = useCallback(
    (change: (now: Draft) => Draft) => {
      latest.current = change(latest.current);
      setDraft(latest.current);
      onChange(latest.current);
    },
    [onChange],
  );
  const setAbout = useCallback((change: Partial<Draft>) => edit(now => ({...now, ...change})), [edit]);
  const there = kept(draft.rows);
  useEffect(() => {
    document.title = errors.length > 0 ? `${t('kit.error-prefix')} ${t('new.page-title')}` : t('new.page-title');
  }, [errors]);

  const acts = useMemo((): RowActs => {
    const setRows = (change: (rows: readonly FormRow[]) => readonly FormRow[]) => edit(now => ({...now, rows: change(now.rows)}));
    const show = (row: Id, isOpen: boolean) =>
      setOpen(now => {
        if (now.has(row) === isOpen) return now;
        const next = new Set(now);
        if (isOpen) next.add(row);
        else next.delete(row);
        return next;
      });
    return {
      change: (row, change) => setRows(rows => changed(rows, row, change)),
      kind: (row, kind) => {
        const one = latest.current.rows.find(found => found.row === row);
        if (one) setRows(rows => changed(rows, row, asKind(latest.current, one, kind, newId)));
      },
      toggle: show,
      move: (row, by) => {
        const before = latest.current.rows;
        setRows(rows => moved(rows, row, by));
        const now = kept(latest.current.rows);
        if (before === latest.current.rows) return;
        const place = now.findIndex(one => one.row === row) + 1;
        announce('form', t('form.moved', {title: nameOf(before, row), place, count: now.length}));
        const {activeElement} = document;
        if (activeElement?.id === summaryOf(row)) return focusNext(summaryOf(row));
        // At the edge the button that was pressed goes; the other one takes the focus.
        const isAtEdge = place === 1 || place === now.length;
        focusNext(buttonOf(row, isAtEdge ? (by === -1 ? 'down' : 'up') : by === -1 ? 'up' : 'down'));
      },
      copy: row => {
        if (kept(latest.current.rows).length >= MAX_ACTIVITIES) return announce('form', t('error.many-activities', {most: MAX_ACTIVITIES}));
        const made = copied(latest.current.rows, row, newId);
        setRows(() => made.rows);
        show(made.copy, true);
        announce('form', t('form.copied', {title: nameOf(made.rows, row)}));
        focusNext(rowField(made.copy, 'title'));
      },
      remove: row => {
        setRows(rows => changed(rows, row, {isRemoved: true}));
        setRemoved(row);
        announce('form', t('form.removed', {title: nameOf(latest.current.rows, row)}));
        focusNext('undo');
      },
    };
  }, [edit, focusNext]);

  const list = useAltArrows(acts.move);

  const send = async () => {
    if (isBusy) return;
    const plan = checked(latest.current);
    setErrors(plan.ok ? NONE : plan.errors);
    if (!plan.ok) {
      const wrong = new Set(plan.errors.map(({field}) => field));
      setOpen(
        now =>
          new Set([
            ...now,
            ...kept(latest.current.rows)
              .filter(row => isAmong(row, wrong))
              .map(({row}) => row),
          ]),
      );
      return;
    }
    setBusy(true);
    const reply = await createSession(plan.request);
    if (reply.ok) return onCreated(reply.body.session);
    setBusy(false);
    setErrors([{field: null, message: sentenceFor(reply.code)}]);
  };

  const add = () => {
    const row = rowOf(blankActivity, newId(), NONE, newId);
    edit(now => ({...now, rows: [...now.rows, row]}));
    setOpen(now => new Set([...now, row.row]));
    focusNext(rowField(row.row, 'title'));
  };

  const undo = (row: Id) => {
    edit(now => ({...now, rows: changed(now.rows, row, {isRemoved: false})}));
    setRemoved(null);
    focusNext(summaryOf(row));
  };

  const [titleField, whenField] = [aboutField('title'), aboutField('startsAt')];
  return (
    <Form errors={errors} onSend={() => void send()}>
      <div className={styles.skip}>
        <Button kind="plain" onPress={() => focusField(CREATE)}>
          <Text id="form.skip" />
        </Button>
      </div>
      <Field
        id={titleField}
        name={titleField}
        label={<Text id="form.title" />}
        hint={<Text id="form.title-hint" />}
        defaultValue={draft.title}
        most={MAX_TITLE_CHARS}
        onText={title => setAbout({title})}
        {...errorIn(errors, titleField)}
      />
      <div className={styles.when}>
        <WhenField
          id={whenField}
          label={<Text id="form.starts-at" />}
          hint={<Text id="form.starts-at-hint" />}
          defaultValue={draft.startsAt}
          onText={startsAt => setAbout({startsAt})}
          {...errorIn(errors, whenField)}
        />
      </div>
      <section className={styles.part} aria-labelledby="activities">
        <div className={styles.head}>
          <h2 id="activities">
            <Text id="form.activities" />
          </h2>
          <p className={styles.sum}>
            <Text id="new.total" values={{count: there.length, minutes: sumOf(draft.rows)}} />
          </p>
        </div>
        <ol ref={list} className={styles.rows}>
          {there.map((row, at) => {
            const isOpen = open.has(row.row);
            return (
              <ActivityRow
                key={row.row}
                row={row}
                place={at + 1}
                count={there.length}
                isOpen={isOpen}
                sources={isOpen && hasSource(row.kind) ? sourcesFor(there, row.row) : NONE}
                errors={isOpen ? errors : NONE}
                acts={acts}
              />
            );
          })}
        </ol>
        {removed !== null && (
          <Notice
            action={
              <Button id="undo" onPress={() => undo(removed)}>
                <Text id="form.undo" />
              </Button>
            }
          >
            <Text id="form.removed" values={{title: <bdi>{nameOf(draft.rows, removed)}</bdi>}} />
          </Notice>
        )}
        {there.length < MAX_ACTIVITIES && (
          <div className={styles.start}>
            <Button icon="plus" isRepeatable onPress={add}>
              <Text id="form.add" />
            </Button>
          </div>
        )}
      </section>
      <section className={styles.part} aria-labelledby="about">
        <h2 id="about">
          <Text id="form.about" />
        </h2>
        <AboutFields draft={draft} errors={errors} onChange={setAbout} />
      </section>
      <div className={styles.send}>
        <Button id={CREATE} type="submit" kind="primary" isBusy={isBusy} isWide>
          <Text id="form.create" />
        </Button>
        <p className={styles.hint}>
          <Text id="form.create-help" />
        </p>
      </div>
    </Form>
  );
}

/** Whether one of these fields belongs to the row: their names end with its id, or with that of one of its questions. */
const isAmong = ({row, questions}: FormRow, fields: ReadonlySet<string | null>): boolean =>
  [...fields].some(field => field !== null && [row, ...questions.map(({id}) => id)].some(id => field.endsWith(id)));

const nameOf = (rows: readonly FormRow[], id: Id): string => rows.find(({row}) => row === id)?.title.trim() || t('form.untitled');

/** Alt and an arrow on an activity's line move it, as its buttons do. One listener for all of them. */
function useAltArrows(move: RowActs['move']): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const {current} = list;
    const hear = (event: KeyboardEvent) => {
      const summary = event.target instanceof Element ? event.target.closest('summary') : null;
      const row = summary?.closest<HTMLElement>('[data-row]')?.dataset.row;
      if (!event.altKey || row === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      move(row, event.key === 'ArrowUp' ? -1 : 1);
    };
    current?.addEventListener('keydown', hear);
    return () => current?.removeEventListener('keydown', hear);
  }, [move]);
  return list;
}

/** Focus for what a press has just made, once it is on the page. */
function useFocusAfterRender(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current !== null) focusField(wanted.current);
    wanted.current = null;
  });
  return useCallback((id: string) => {
    wanted.current = id;
  }, []);
}
