import {useRef, useState} from 'react';
import type {PageId} from '../../shared/wire/ids.ts';
import {MAX_ACTION_CHARS, MAX_BY_WHEN_CHARS, MAX_WHO_CHARS} from '../../shared/wire/limits.ts';
import type {ActionRecord} from '../../shared/wire/records.ts';
import {isWellFormed, tidy} from '../../shared/wire/text.ts';
import {useAct} from '../console/act.ts';
import {Answer} from '../console/action-button.tsx';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field, type FieldHandle} from '../kit/field.tsx';
import {focusField} from '../kit/focus.ts';
import {type FieldError, Form} from '../kit/form.tsx';
import {Notice} from '../kit/notice.tsx';
import {newId} from '../live/commands.ts';
import type {LiveRoom} from '../live/live-room.ts';
import {useLive, useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console-pages.ts';
import styles from './minutes.module.css';

type Words = Pick<ActionRecord, 'what' | 'who' | 'by'>;

const NAMES = ['what', 'who', 'by'] as const;
const NO_WORDS: Words = {what: '', who: '', by: ''};

const drafts = new WeakMap<LiveRoom, Map<PageId | null, Words>>();

/** What has been typed about an action of each page and not been added yet. */
function draftsOf(live: LiveRoom): Map<PageId | null, Words> {
  const known = drafts.get(live) ?? new Map<PageId | null, Words>();
  drafts.set(live, known);
  return known;
}

/** A new action, below the others. Who looks at another page meanwhile finds here what they had typed. */
export function AddAction({page}: {readonly page: PageId | null}) {
  const {isBusy, answer, act} = useAct('action-add');
  const kept = draftsOf(useLive());
  const [action, setAction] = useState(newId);
  const [first] = useState(() => kept.get(page) ?? NO_WORDS);
  const boxes = {what: useRef<FieldHandle>(null), who: useRef<FieldHandle>(null), by: useRef<FieldHandle>(null)};
  const keep = (name: keyof Words, text: string) => kept.set(page, {...(kept.get(page) ?? NO_WORDS), [name]: text});
  const add = async (words: Words) => {
    if (!(await act({action, page, ...words}, {about: 'session'}))) return;
    for (const name of NAMES) {
      // What was typed since the press is the beginning of the next.
      if (tidy(kept.get(page)?.[name] ?? '') !== words[name]) continue;
      boxes[name].current?.clear();
      keep(name, '');
    }
    setAction(newId());
    announce('form', t('action.added'));
    // Who has gone on to something else meanwhile stays there.
    if (document.activeElement?.closest('form')?.querySelector('#add-action-what')) focusField('add-action-what');
  };
  return (
    <ActionForm
      id="add-action"
      first={first}
      isBusy={isBusy}
      answer={answer}
      button="action.add"
      boxes={boxes}
      onText={keep}
      onWords={words => void add(words)}
    />
  );
}

interface ChangeActionProps {
  /** As it was when it was opened; null: nothing is asked. */
  readonly opened: ActionRecord | null;
  readonly onClose: () => void;
}

export const ChangeAction = ({opened, onClose}: ChangeActionProps) => (
  <Dialog isOpen={opened !== null} title={<Text id="action.change-heading" />} onClose={onClose} closeLabel={<Text id="page.cancel" />}>
    {opened && <Changing opened={opened} onDone={onClose} />}
  </Dialog>
);

/** Somebody may remove it meanwhile: what was typed can be added again. */
function Changing({opened, onDone}: {readonly opened: ActionRecord; readonly onDone: () => void}) {
  const record = useRecord(`action:${opened.id}`);
  const [again] = useState(newId);
  const [changes, adds] = [useAct('action-change'), useAct('action-add')];
  const save = (typed: Words) => {
    if (!record) return adds.act({action: again, page: opened.page, ...typed}, {about: 'session'});
    // What this person has left as it was is what others have made of it by now.
    const meant = (name: keyof Words) => (typed[name] === opened[name] ? record[name] : typed[name]);
    const words = {what: meant('what'), who: meant('who'), by: meant('by')};
    return changes.act({action: opened.id, ...words}, {about: `action:${opened.id}`});
  };
  return (
    <>
      {!record && (
        <Notice tone="soon" icon="warning">
          <Text id="action.gone" />
        </Notice>
      )}
      <ActionForm
        id="change-action"
        first={opened}
        isBusy={changes.isBusy || adds.isBusy}
        answer={adds.answer ?? changes.answer}
        button={record ? 'action.save' : 'action.add-again'}
        onWords={words => {
          void save(words).then(isDone => isDone && onDone());
        }}
      />
    </>
  );
}

interface ActionFormProps {
  readonly id: string;
  readonly first: Words;
  readonly isBusy: boolean;
  readonly answer: string | null;
  readonly button: 'action.add' | 'action.save' | 'action.add-again';
  readonly boxes?: Readonly<Record<keyof Words, React.RefObject<FieldHandle | null>>>;
  readonly onText?: (name: keyof Words, text: string) => void;
  readonly onWords: (words: Words) => void;
}

const MOST = {what: MAX_ACTION_CHARS, who: MAX_WHO_CHARS, by: MAX_BY_WHEN_CHARS} as const;

function ActionForm({id, first, isBusy, answer, button, boxes, onText, onWords}: ActionFormProps) {
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
            defaultValue={first[name]}
            most={MOST[name]}
            {...(boxes && {handle: boxes[name]})}
            {...(onText && {onText: text => onText(name, text)})}
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
