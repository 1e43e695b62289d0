import type {ReactNode} from 'react';
import {useId} from 'react';
import type {RecordId} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {useAct} from './act.ts';
import styles from './action-button.module.css';
import {ACTIONS, type ActionId, buttonIdOf, type SeenFor} from './actions.ts';
import {useShortcutChoice} from './shortcut-choice.ts';

type Look = Pick<React.ComponentProps<typeof Button>, 'kind' | 'icon' | 'isWide'>;

interface ActionButtonProps<Id extends ActionId> extends Look {
  readonly action: Id;
  /** What is on the screen; it goes into the command. */
  readonly seen: SeenFor<Id>;
  /** The record whose meaning decides what the button does. */
  readonly about: RecordId;
  /** Said instead of acting when somebody else has just changed that. */
  readonly overtaken?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}

/** A button of the table of actions: busy until the server has answered, its refusal in a sentence beside it. */
export function ActionButton<Id extends ActionId>({action, seen, about, overtaken, describedBy, children, ...look}: ActionButtonProps<Id>) {
  const {isBusy, answer, act} = useAct(action);
  const answerId = useId();
  const described = [describedBy, answer && answerId].filter(Boolean).join(' ');
  return (
    <div className={styles.action}>
      <KeyedButton action={action} isBusy={isBusy} describedBy={described} onPress={() => void act(seen, {about, overtaken})} {...look}>
        {children}
      </KeyedButton>
      <Answer id={answerId}>{answer}</Answer>
    </div>
  );
}

/** A button with its action's shortcut, shown and told as long as shortcuts are on. */
export function KeyedButton({action, children, describedBy, ...more}: React.ComponentProps<typeof Button> & {readonly action: ActionId}) {
  const isOn = useShortcutChoice(choice => choice.isOn);
  const key = ACTIONS[action].key?.toUpperCase();
  const id = buttonIdOf(action);
  return (
    <Button {...more} {...(id ? {id} : {})} {...(describedBy ? {describedBy} : {})} {...(key && isOn ? {shortcuts: key} : {})}>
      {children}
      {key && isOn && (
        <span className={styles.key} aria-hidden="true">
          {key}
        </span>
      )}
    </Button>
  );
}

/** The sentence beside a control. It is spoken by the announcer, not by itself. */
export const Answer = ({id, children}: {readonly id: string; readonly children: string | null}) =>
  children === null ? null : (
    <p id={id} dir="auto" className={styles.answer}>
      {children}
    </p>
  );
