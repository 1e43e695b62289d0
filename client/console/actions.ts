import {PERMISSIONS} from '../../shared/session/permissions.ts';
import type {ActivityId, NoteId, PersonId} from '../../shared/wire/ids.ts';
import type {SessionRecord} from '../../shared/wire/records.ts';
import type {ClientCommand} from '../live/commands.ts';

/** Whatever a facilitator can do has one row here: button, key, line in the list of shortcuts and command come from it. */
interface Action<Seen> {
  /** Pressed alone, outside text fields and questions; null for what has no shortcut. */
  readonly key: string | null;
  /** The command whose line in the table of permissions says in which phases this exists; null for what sends none. */
  readonly needs: ClientCommand['type'] | null;
  /** Made from what was on the screen, not from what is newest: the server refuses what was overtaken. */
  readonly command: (seen: Seen) => ClientCommand | null;
}

const action = <Seen = null>(row: Action<Seen>): Action<Seen> => row;

export const ACTIONS = {
  open: action({key: null, needs: 'session.open', command: () => ({type: 'session.open'})}),
  next: action<{readonly from: ActivityId | null}>({
    key: 'n',
    needs: 'agenda.next',
    command: ({from}) => ({type: 'agenda.next', from}),
  }),
  show: action<{readonly activity: ActivityId}>({
    key: 'r',
    needs: 'notes.show',
    command: ({activity}) => ({type: 'notes.show', activity}),
  }),
  lock: action<{readonly isLocked: boolean}>({
    key: 'l',
    needs: 'access.lock',
    command: ({isLocked}) => ({type: isLocked ? 'access.unlock' : 'access.lock'}),
  }),
  hide: action<{readonly note: NoteId; readonly isHidden: boolean}>({
    key: null,
    needs: 'note.hide',
    command: ({note, isHidden}) => ({type: isHidden ? 'note.unhide' : 'note.hide', note}),
  }),
  prompt: action<{readonly activity: ActivityId; readonly text: string}>({
    key: null,
    needs: 'prompt.set',
    command: ({activity, text}) => ({type: 'prompt.set', activity, text}),
  }),
  remove: action<{readonly person: PersonId}>({
    key: null,
    needs: 'person.remove',
    command: ({person}) => ({type: 'person.remove', person}),
  }),
  end: action({key: null, needs: 'session.end', command: () => ({type: 'session.end'})}),
  shortcuts: action({key: '?', needs: null, command: () => null}),
} as const;

export type ActionId = keyof typeof ACTIONS;
/** What must have been on the screen for an action. */
export type SeenFor<Id extends ActionId> = Parameters<(typeof ACTIONS)[Id]['command']>[0];

export const ACTION_IDS = Object.keys(ACTIONS) as readonly ActionId[];

export const commandOf = <Id extends ActionId>(id: Id, seen: SeenFor<Id>): ClientCommand | null =>
  (ACTIONS[id] as Action<SeenFor<Id>>).command(seen);

/** A key presses the button that is on the screen, so that both are busy, refused and held back alike. */
export const buttonIdOf = (id: ActionId): string | undefined => (ACTIONS[id].key === null ? undefined : `action-${id}`);

export const actionOfKey = (key: string): ActionId | undefined => ACTION_IDS.find(id => ACTIONS[id].key === key);

/** Actions of a key, for the list of shortcuts. */
export const SHORTCUTS = ['next', 'show', 'lock', 'shortcuts'] as const satisfies readonly ActionId[];

/** Whether an action exists in this phase at all; the server has the last word. */
export function isThere(id: ActionId, phase: SessionRecord['phase']): boolean {
  const {needs} = ACTIONS[id];
  return needs === null || PERMISSIONS[needs].phases.includes(phase);
}
