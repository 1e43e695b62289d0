import type {ReactNode} from 'react';
import {useId} from 'react';
import type {RecordId} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {useAct} from './act.ts';
import styles from './action-button.module.css';
import {type ActionId, buttonIdOf, keyAtOf, type SeenFor, shownKey} from './actions.ts';
import {useMay} from './power.ts';
import {useHasNoteKeys} from './selected-note.ts';
import {useShortcutChoice} from './shortcut-choice.ts';

type Look = Pick<React.ComponentProps<typeof Button>, 'kind' | 'icon' | 'isWide' | 'isPressed' | 'isRepeatable' | 'isOff'>;

interface ActionButtonProps<Id extends ActionId> extends Look {
  readonly action: Id;
  /** What is on the screen; it goes into the command. */
  readonly seen: SeenFor<Id>;
  /** The record whose meaning decides what the button does. */
  readonly about: RecordId;
  /** Said instead of acting when somebody else has just changed that. */
  readonly overtaken?: string | undefined;
  readonly describedBy?: string | undefined;
  /** This one of several is what the key presses. For actions whose key is `marked`. */
  readonly isKeyed?: boolean;
  /** Pressed by the key of this one, in whose place it stands. */
  readonly inPlaceOf?: ActionId;
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

/**
 * A button of the table of actions: busy until the server has answered, its refusal in a sentence beside it. Not there for whoever
 * may not do it.
 */
export function ActionButton<Id extends ActionId>({action, ...more}: ActionButtonProps<Id>) {
  return useMay(action) ? <Acting action={action} {...more} /> : null;
}

function Acting<Id extends ActionId>(props: ActionButtonProps<Id>) {
  const {action, seen, about, overtaken, describedBy, isKeyed = false, inPlaceOf = action, onDone, children, ...look} = props;
  const {isBusy, answer, act} = useAct(action);
  const hasNoteKeys = useHasNoteKeys(seen && 'note' in seen ? seen.note : null);
  const answerId = useId();
  const described = [describedBy, answer && answerId].filter(Boolean).join(' ');
  const hasKey = {only: true, selected: hasNoteKeys, marked: isKeyed}[keyAtOf(action)];
  const press = async () => {
    if (await act(seen, {about, overtaken})) onDone?.();
  };
  return (
    <div className={styles.action}>
      <KeyedButton action={inPlaceOf} hasKey={hasKey} isBusy={isBusy} describedBy={described} onPress={() => void press()} {...look}>
        {children}
      </KeyedButton>
      <Answer id={answerId}>{answer}</Answer>
    </div>
  );
}

interface KeyedButtonProps extends React.ComponentProps<typeof Button> {
  readonly action: ActionId;
  /** Whether the key presses this button, where there are several. */
  readonly hasKey?: boolean;
}

/** A button with its action's shortcut, shown and told as long as shortcuts are on. One of many in a list is told alone: it would grow by being chosen. */
export function KeyedButton({action, hasKey = true, children, describedBy, ...more}: KeyedButtonProps) {
  const isOn = useShortcutChoice(choice => choice.isOn);
  const key = isOn ? shownKey(action) : undefined;
  const id = hasKey ? buttonIdOf(action) : undefined;
  const isKeyShown = hasKey && keyAtOf(action) !== 'selected';
  return (
    <Button {...more} {...(id ? {id} : {})} {...(describedBy ? {describedBy} : {})} {...(key && hasKey ? {shortcuts: key} : {})}>
      {children}
      {key && isKeyShown && (
        <span className={styles.key} aria-hidden="true">
          <kbd>{key}</kbd>
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
