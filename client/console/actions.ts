import type {Asks, MomentCommand, Signal} from '../../shared/care/protocol.ts';
import type {RemoveReason} from '../../shared/session/people.ts';
import {PERMISSIONS, type Power} from '../../shared/session/permissions.ts';
import type {CommandType} from '../../shared/session/protocol.ts';
import type {StageView} from '../../shared/stage/protocol.ts';
import type {
  ActivityId,
  ActionId as AgreedId,
  HandId,
  Id,
  NoteId,
  PageId,
  PersonId,
  QuestionId,
  SeatId,
  ThemeId,
  TurnId,
} from '../../shared/wire/ids.ts';
import type {SessionRecord} from '../../shared/wire/records.ts';
import {type ClientCommand, newId} from '../live/commands.ts';

/** What a press sends: an order that is kept, or one about what somebody needs right now. */
export type Order = ClientCommand | MomentCommand;

/** Whatever a facilitator can do has one row here: button, key, line in the list of shortcuts and command come from it. */
interface Action<Seen> {
  /** Pressed alone, outside text fields and questions; null for what has no shortcut. */
  readonly key: string | null;
  /** The same key where the sign needs Shift on some keyboards. */
  readonly alsoKey?: string;
  /** Which button the key presses: the only one there is, the selected note's, or the one that says so itself (`isKeyed`). */
  readonly keyAt?: 'selected' | 'marked';
  /** The command whose line in the table of permissions says who may do this when; null for what anybody may. */
  readonly needs: CommandType | MomentCommand['type'] | null;
  /** Made from what was on the screen, not from what is newest: the server refuses what was overtaken. Null sends nothing. */
  readonly command: (seen: Seen) => Order | null;
}

const action = <Seen = null>(row: Action<Seen>): Action<Seen> => row;

/** Something that opens a question, a list or a part of the page; what it leads to sends the command. */
const way = (key: string | null, needs: Action<null>['needs'] = null): Action<null> => ({key, needs, command: () => null});

interface SeenActivity {
  readonly activity: ActivityId;
}

interface SeenNote {
  readonly note: NoteId;
}

/** Those who ask to join, as they stood on the screen. */
interface SeenKnocks {
  readonly knocks: readonly Id[];
}

interface SeenQuestion {
  readonly question: QuestionId;
}

/** What somebody is going to do. */
interface ActionWords {
  readonly what: string;
  readonly who: string;
  readonly by: string;
}

/** Minutes that one press adds or takes off. */
const MORE = 2;
const LESS = -1;

export const ACTIONS = {
  // Agenda and time
  open: action({key: null, needs: 'session.open', command: () => ({type: 'session.open'})}),
  next: action<{readonly from: ActivityId | null}>({key: 'n', needs: 'agenda.next', command: ({from}) => ({type: 'agenda.next', from})}),
  back: action<{readonly from: ActivityId}>({key: 'shift+n', needs: 'agenda.back', command: ({from}) => ({type: 'agenda.back', from})}),
  'time-pause': action<SeenActivity & {readonly isResting: boolean}>({
    key: 'p',
    needs: 'time.pause',
    command: ({activity, isResting}) => ({type: isResting ? 'time.resume' : 'time.pause', activity}),
  }),
  'time-more': action<SeenActivity>({
    key: '+',
    alsoKey: '=',
    needs: 'time.add',
    command: ({activity}) => ({type: 'time.add', activity, minutes: MORE}),
  }),
  'time-less': action<SeenActivity>({key: '-', needs: 'time.add', command: ({activity}) => ({type: 'time.add', activity, minutes: LESS})}),
  break: way('k', 'agenda.break'),
  'break-now': action<{readonly from: ActivityId; readonly minutes: number; readonly title: string}>({
    key: null,
    needs: 'agenda.break',
    command: ({from, minutes, title}) => ({type: 'agenda.break', from, minutes, title}),
  }),
  rest: action<{readonly isPaused: boolean}>({
    key: 'x',
    needs: 'session.pause',
    command: ({isPaused}) => ({type: isPaused ? 'session.resume' : 'session.pause'}),
  }),
  prompt: action<SeenActivity & {readonly text: string}>({
    key: null,
    needs: 'prompt.set',
    command: ({activity, text}) => ({type: 'prompt.set', activity, text}),
  }),
  agreement: action<{readonly lines: readonly ({readonly keep: Id} | {readonly text: string})[]}>({
    key: null,
    needs: 'agreement.set',
    command: ({lines}) => ({type: 'agreement.set', lines: [...lines]}),
  }),
  end: action({key: null, needs: 'session.end', command: () => ({type: 'session.end'})}),
  // Notes and themes
  show: action<SeenActivity>({key: 'r', needs: 'notes.show', command: ({activity}) => ({type: 'notes.show', activity})}),
  hide: action<SeenNote & {readonly isHidden: boolean}>({
    key: 'h',
    keyAt: 'selected',
    needs: 'note.hide',
    command: ({note, isHidden}) => ({type: isHidden ? 'note.unhide' : 'note.hide', note}),
  }),
  'stage-note': action<SeenNote>({
    key: 'g',
    keyAt: 'selected',
    needs: 'stage.show',
    command: ({note}) => ({type: 'stage.show', view: 'note', note}),
  }),
  'move-note': {...way('m', 'note.move'), keyAt: 'selected'},
  move: action<SeenNote & {readonly from: ThemeId | null; readonly theme: ThemeId | null}>({
    key: null,
    needs: 'note.move',
    command: ({note, from, theme}) => ({type: 'note.move', note, from, theme}),
  }),
  'theme-add': action<SeenActivity & {readonly theme: ThemeId; readonly title: string}>({
    key: null,
    needs: 'theme.add',
    command: ({activity, theme, title}) => ({type: 'theme.add', activity, theme, title}),
  }),
  'theme-rename': action<{readonly theme: ThemeId; readonly title: string}>({
    key: null,
    needs: 'theme.rename',
    command: ({theme, title}) => ({type: 'theme.rename', theme, title}),
  }),
  'theme-remove': action<{readonly theme: ThemeId}>({
    key: null,
    needs: 'theme.remove',
    command: ({theme}) => ({type: 'theme.remove', theme}),
  }),
  'board-lock': action<{readonly isLocked: boolean}>({
    key: null,
    needs: 'board.lock',
    command: ({isLocked}) => ({type: isLocked ? 'board.unlock' : 'board.lock'}),
  }),
  'theme-offer': action<{readonly theme: ThemeId; readonly isOffered: boolean}>({
    key: null,
    needs: 'theme.offer',
    command: ({theme, isOffered}) => ({type: 'theme.offer', theme, isOffered: !isOffered}),
  }),
  find: way('/'),
  // Hands, and what people need
  give: action<{readonly hand: HandId; readonly turn: TurnId | null}>({
    key: 's',
    keyAt: 'marked',
    needs: 'turn.give',
    command: ({hand, turn}) => ({type: 'turn.give', hand, turn}),
  }),
  done: action<{readonly turn: TurnId}>({
    key: 'd',
    keyAt: 'marked',
    needs: 'turn.end',
    command: ({turn}) => ({type: 'turn.end', turn, how: 'done'}),
  }),
  lower: action<{readonly hand: HandId}>({key: null, needs: 'hand.lower', command: ({hand}) => ({type: 'hand.lower', hand})}),
  'hands-open': action<{readonly isOpen: boolean}>({
    key: null,
    needs: 'hands.open',
    command: ({isOpen}) => ({type: isOpen ? 'hands.close' : 'hands.open'}),
  }),
  'signal-done': action<{readonly signal: Signal}>({
    key: 'a',
    keyAt: 'marked',
    needs: 'signal.done',
    command: ({signal}) => ({type: 'signal.done', signal}),
  }),
  'check-done': action<{readonly person: PersonId}>({
    key: null,
    needs: 'check.done',
    command: ({person}) => ({type: 'check.done', person}),
  }),
  // What the whole group is asked
  ask: action<{readonly asks: Asks}>({
    key: null,
    needs: 'question.ask',
    command: ({asks}) => ({type: 'question.ask', question: newId(), asks}),
  }),
  'ask-close': action<SeenQuestion>({key: null, needs: 'question.close', command: ({question}) => ({type: 'question.close', question})}),
  'ask-clear': action<SeenQuestion>({key: null, needs: 'question.clear', command: ({question}) => ({type: 'question.clear', question})}),
  // The big screen
  blank: action<{readonly isBlank: boolean}>({
    key: 'b',
    needs: 'stage.blank',
    command: ({isBlank}) => ({type: 'stage.blank', isBlank: !isBlank}),
  }),
  'stage-show': action<{readonly view: Exclude<StageView, 'note'>}>({
    key: null,
    needs: 'stage.show',
    command: ({view}) => ({type: 'stage.show', view, note: null}),
  }),
  // People
  lock: action<{readonly isLocked: boolean}>({
    key: 'l',
    needs: 'access.lock',
    command: ({isLocked}) => ({type: isLocked ? 'access.unlock' : 'access.lock'}),
  }),
  'let-in': action<SeenKnocks>({
    key: null,
    needs: 'knock.answer',
    command: ({knocks}) => ({type: 'knock.answer', knocks: [...knocks], isLetIn: true}),
  }),
  'not-now': action<SeenKnocks>({
    key: null,
    needs: 'knock.answer',
    command: ({knocks}) => ({type: 'knock.answer', knocks: [...knocks], isLetIn: false}),
  }),
  remove: action<{readonly person: PersonId; readonly reason: RemoveReason}>({
    key: null,
    needs: 'person.remove',
    command: ({person, reason}) => ({type: 'person.remove', person, reason}),
  }),
  'hand-over': action<{readonly to: SeatId}>({key: null, needs: 'lead.hand-over', command: ({to}) => ({type: 'lead.hand-over', to})}),
  links: way(null, 'link.make'),
  // What is written down together
  'page-add': action<{readonly page: PageId; readonly title: string}>({
    key: null,
    needs: 'page.add',
    command: ({page, title}) => ({type: 'page.add', page, title}),
  }),
  'page-rename': action<{readonly page: PageId; readonly title: string}>({
    key: null,
    needs: 'page.rename',
    command: ({page, title}) => ({type: 'page.rename', page, title}),
  }),
  'page-remove': action<{readonly page: PageId}>({key: null, needs: 'page.remove', command: ({page}) => ({type: 'page.remove', page})}),
  'action-add': action<{readonly action: AgreedId; readonly page: PageId | null} & ActionWords>({
    key: null,
    needs: 'action.add',
    command: ({action, page, what, who, by}) => ({type: 'action.add', action, page, what, who, by}),
  }),
  'action-change': action<{readonly action: AgreedId} & ActionWords>({
    key: null,
    needs: 'action.change',
    command: ({action, what, who, by}) => ({type: 'action.change', action, what, who, by}),
  }),
  'action-remove': action<{readonly action: AgreedId}>({
    key: null,
    needs: 'action.remove',
    command: ({action}) => ({type: 'action.remove', action}),
  }),
  // The page itself
  'panel-now': way('1'),
  'panel-hands': way('2'),
  'panel-notes': way('3'),
  'panel-people': way('4'),
  'panel-time': way('5'),
  'panel-minutes': way('6'),
  shortcuts: way('?'),
} as const;

export type ActionId = keyof typeof ACTIONS;
/** What must have been on the screen for an action. */
export type SeenFor<Id extends ActionId> = Parameters<(typeof ACTIONS)[Id]['command']>[0];

export const ACTION_IDS = Object.keys(ACTIONS) as readonly ActionId[];

const rowOf = (id: ActionId): Action<never> => ACTIONS[id];

export const commandOf = <Id extends ActionId>(id: Id, seen: SeenFor<Id>): Order | null =>
  (ACTIONS[id] as Action<SeenFor<Id>>).command(seen);

/** A key presses the button that is on the screen, so that both are busy, refused and held back alike. */
export const buttonIdOf = (id: ActionId): string | undefined => (ACTIONS[id].key === null ? undefined : `action-${id}`);

export const keyAtOf = (id: ActionId): 'only' | 'selected' | 'marked' => rowOf(id).keyAt ?? 'only';

export const actionOfKey = (key: string): ActionId | undefined => ACTION_IDS.find(id => rowOf(id).key === key || rowOf(id).alsoKey === key);

/** A key as people read it: `Shift+N`. */
export const shownKey = (id: ActionId): string | undefined =>
  ACTIONS[id].key?.replace('shift', 'Shift').replace(/[a-z]$/, letter => letter.toUpperCase());

/** Actions of a key, in the order of the list of shortcuts. */
export const SHORTCUTS = [
  'next',
  'back',
  'time-pause',
  'time-more',
  'time-less',
  'break',
  'rest',
  'show',
  'hide',
  'stage-note',
  'move-note',
  'find',
  'give',
  'done',
  'signal-done',
  'blank',
  'lock',
  'panel-now',
  'panel-hands',
  'panel-notes',
  'panel-people',
  'panel-time',
  'panel-minutes',
  'shortcuts',
] as const satisfies readonly ActionId[];

/** Whether somebody of this power may ever do it. */
export function hasPower(id: ActionId, power: Power | null): boolean {
  const {needs} = ACTIONS[id];
  return needs === null || (power !== null && PERMISSIONS[needs].powers.includes(power));
}

/** Whether it exists for them in this phase; the server has the last word. */
export function isThere(id: ActionId, phase: SessionRecord['phase'], power: Power | null, isBoardLocked = false): boolean {
  const {needs} = ACTIONS[id];
  if (needs === null) return true;
  const {phases, whileLocked} = PERMISSIONS[needs];
  if (isBoardLocked && whileLocked && !(power && whileLocked.includes(power))) return false;
  return hasPower(id, power) && phases.includes(phase);
}
