import {useId, useRef, useState} from 'react';
import type {ActionId, PageId} from '../../shared/wire/ids.ts';
import {MAX_ACTION_CHARS, MAX_BY_WHEN_CHARS, MAX_WHO_CHARS} from '../../shared/wire/limits.ts';
import type {ActionRecord, ViewRecord} from '../../shared/wire/records.ts';
import {isWellFormed, tidy} from '../../shared/wire/text.ts';
import {useAct} from '../console/act.ts';
import {ActionButton, Answer} from '../console/action-button.tsx';
import {useMay} from '../console/power.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field, type FieldHandle} from '../kit/field.tsx';
import {focusField} from '../kit/focus.ts';
import {type FieldError, Form} from '../kit/form.tsx';
import {newId} from '../live/commands.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console-pages.ts';
import styles from './minutes.module.css';

type Words = Pick<ActionRecord, 'what' | 'who' | 'by'>;

/** What was agreed: who does what by when. */
export function Actions({page}: {readonly page: PageId | null}) {
  const all = useRoom(({records}) => agreedIn(records.values()));
  const mayWrite = useMay('action-add');
  const [changing, setChanging] = useState<ActionId | null>(null);
  const own = all.filter(action => action.page === page);
  return (
    <section className={styles.actions} aria-labelledby="actions-heading">
      <h3 id="actions-heading">
        <Text id="action.heading" />
      </h3>
      {own.length === 0 ? (
        <p>
          <Text id="action.none" />
        </p>
      ) : (
        <ul className={styles.list}>
          {own.map(action => (
            <Row key={action.id} action={action} onChange={() => setChanging(action.id)} />
          ))}
        </ul>
      )}
      {mayWrite && <Adding page={page} />}
      <ChangeDialog action={changing} onClose={() => setChanging(null)} />
    </section>
  );
}

let last: readonly ActionRecord[] = [];

/** In the order in which they were added. The same list as long as none has changed. */
function agreedIn(records: Iterable<ViewRecord>): readonly ActionRecord[] {
  const all = [...records].filter(record => record.kind === 'action');
  if (all.length !== last.length || all.some((one, at) => one !== last[at])) last = all;
  return last;
}

function Row({action, onChange}: {readonly action: ActionRecord; readonly onChange: () => void}) {
  const mayWrite = useMay('action-change');
  const [isAsked, setAsked] = useState(false);
  const what = useId();
  const {id, who, by} = action;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <bdi id={what}>{action.what}</bdi>
        {(who !== '' || by !== '') && (
          <span className={styles.facts}>
            {who !== '' && (
              <span>
                <Text id="action.who-is" values={{who: <bdi>{who}</bdi>}} />
              </span>
            )}
            {by !== '' && (
              <span>
                <Text id="action.by-is" values={{by: <bdi>{by}</bdi>}} />
              </span>
            )}
          </span>
        )}
      </div>
      {mayWrite && (
        <div className={styles.ways}>
          {isAsked ? (
            <>
              <ActionButton action="action-remove" seen={{action: id}} about={`action:${id}`} kind="destructive" describedBy={what}>
                <Text id="action.remove-sure" />
              </ActionButton>
              <Button onPress={() => setAsked(false)}>
                <Text id="action.keep" />
              </Button>
            </>
          ) : (
            <>
              <Button kind="chip" describedBy={what} onPress={onChange}>
                <Text id="action.change" />
              </Button>
              <Button kind="chip" describedBy={what} onPress={() => setAsked(true)}>
                <Text id="action.remove" />
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function Adding({page}: {readonly page: PageId | null}) {
  const {isBusy, answer, act} = useAct('action-add');
  const [action, setAction] = useState(newId);
  const boxes = {what: useRef<FieldHandle>(null), who: useRef<FieldHandle>(null), by: useRef<FieldHandle>(null)};
  const add = async (words: Words) => {
    if (!(await act({action, page, ...words}, {about: 'session'}))) return;
    for (const box of Object.values(boxes)) box.current?.clear();
    setAction(newId());
    announce('form', t('action.added'));
    // Who has gone on to something else meanwhile stays there.
    if (document.activeElement?.closest('form')?.querySelector('#add-action-what')) focusField('add-action-what');
  };
  return (
    <ActionForm id="add-action" isBusy={isBusy} answer={answer} button="action.add" boxes={boxes} onWords={words => void add(words)} />
  );
}

function ChangeDialog({action, onClose}: {readonly action: ActionId | null; readonly onClose: () => void}) {
  const record = useRecord(`action:${action ?? ''}`);
  return (
    <Dialog
      isOpen={record !== undefined}
      title={<Text id="action.change-heading" />}
      onClose={onClose}
      closeLabel={<Text id="page.cancel" />}
    >
      {record && <Changing record={record} onDone={onClose} />}
    </Dialog>
  );
}

function Changing({record, onDone}: {readonly record: ActionRecord; readonly onDone: () => void}) {
  const {isBusy, answer, act} = useAct('action-change');
  const [opened] = useState(record);
  const change = async (typed: Words) => {
    // What this person has left as it was is what others have made of it by now.
    const meant = (name: keyof Words) => (typed[name] === opened[name] ? record[name] : typed[name]);
    const words = {what: meant('what'), who: meant('who'), by: meant('by')};
    if (await act({action: record.id, ...words}, {about: `action:${record.id}`})) onDone();
  };
  return (
    <ActionForm
      id="change-action"
      first={record}
      isBusy={isBusy}
      answer={answer}
      button="action.save"
      onWords={words => void change(words)}
    />
  );
}

interface ActionFormProps {
  readonly id: string;
  readonly first?: Words;
  readonly isBusy: boolean;
  readonly answer: string | null;
  readonly button: 'action.add' | 'action.save';
  readonly boxes?: Readonly<Record<keyof Words, React.RefObject<FieldHandle | null>>>;
  readonly onWords: (words: Words) => void;
}

const MOST = {what: MAX_ACTION_CHARS, who: MAX_WHO_CHARS, by: MAX_BY_WHEN_CHARS} as const;
const NAMES = ['what', 'who', 'by'] as const;

function ActionForm({id, first, isBusy, answer, button, boxes, onWords}: ActionFormProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = (data: FormData) => {
    const [what = '', who = '', by = ''] = NAMES.map(name => tidy(String(data.get(name) ?? '')));
    const words = {what, who, by};
    const long = NAMES.filter(name => words[name].length > MOST[name] || !isWellFormed(words[name]));
    const found = [
      ...(what === '' ? [{field: `${id}-what`, message: t('action.what-empty')}] : []),
      ...long.map(name => ({field: `${id}-${name}`, message: t('action.long', {most: MOST[name]})})),
    ];
    setErrors(found);
    if (found.length === 0) onWords(words);
  };
  return (
    <Form errors={errors} onSend={send}>
      <div className={styles.fields}>
        {NAMES.map(name => (
          <Field
            key={name}
            id={`${id}-${name}`}
            name={name}
            label={<Text id={`action.${name}`} />}
            hint={name !== 'what' && <Text id="action.may-be-empty" />}
            error={errors.find(({field}) => field === `${id}-${name}`)?.message}
            defaultValue={first?.[name] ?? ''}
            most={MOST[name]}
            {...(boxes && {handle: boxes[name]})}
          />
        ))}
      </div>
      <div>
        <Button type="submit" isBusy={isBusy} describedBy={`${id}-answer`}>
          <Text id={button} />
        </Button>
        <Answer id={`${id}-answer`}>{answer}</Answer>
      </div>
    </Form>
  );
}
