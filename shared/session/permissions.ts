import type {MomentCommand} from '../care/protocol.ts';
import type {RefusalCode} from '../wire/codes.ts';
import type {Audience} from '../wire/records.ts';
import type {Actor} from './actor.ts';
import type {Phase} from './lifecycle.ts';
import type {CommandType} from './protocol.ts';
import type {Duty} from './seats.ts';
import type {Session} from './state.ts';

/** What somebody may do right now: a seat's duty, else the role. */
export type Power = 'organiser' | Duty | 'participant' | 'server';

interface Rule {
  readonly powers: readonly Power[];
  readonly phases: readonly Phase[];
  /** Who still may while the board is locked; undefined: it makes no difference. */
  readonly whileLocked?: readonly Power[];
}

const LEADS = ['organiser', 'lead'] as const;
const HELPERS = [...LEADS, 'support'] as const;
const KEEPERS = [...HELPERS, 'note-taker'] as const;
const STAGERS = [...HELPERS, 'operator'] as const;
const NAMED: readonly Power[] = ['participant'];
const SERVER: readonly Power[] = ['server'];
const RUNNING: readonly Phase[] = ['live'];
const GOING: readonly Phase[] = ['open', 'live'];
const BEFORE: readonly Phase[] = ['draft', 'open', 'live'];
const UNTIL_CLOSED: readonly Phase[] = ['open', 'live', 'closing'];
const SINCE_LIVE: readonly Phase[] = ['live', 'closing', 'ended'];
const ANY: readonly Phase[] = ['draft', 'open', 'live', 'closing', 'ended'];

/** Power × command × phase, the one table that says who may do what when. It is asked at every command. */
export const PERMISSIONS: Readonly<Record<CommandType | MomentCommand['type'], Rule>> = {
  'session.create': {powers: ['organiser'], phases: ['none']},
  'session.open': {powers: LEADS, phases: ['draft', 'open']},
  'session.end': {powers: LEADS, phases: ['open', 'live', 'closing', 'ended']},
  'session.finish': {powers: SERVER, phases: ['closing']},
  'persons.forget': {powers: SERVER, phases: ['ended']},
  'session.pause': {powers: HELPERS, phases: RUNNING},
  'session.resume': {powers: HELPERS, phases: RUNNING},
  'access.lock': {powers: HELPERS, phases: GOING},
  'access.unlock': {powers: HELPERS, phases: GOING},
  'link.make': {powers: LEADS, phases: ANY},
  'link.revoke': {powers: LEADS, phases: ANY},
  'seat.take': {powers: SERVER, phases: ANY},
  'lead.hand-over': {powers: LEADS, phases: ANY},
  'person.join': {powers: SERVER, phases: UNTIL_CLOSED},
  'person.remove': {powers: HELPERS, phases: UNTIL_CLOSED},
  'person.call': {powers: NAMED, phases: UNTIL_CLOSED},
  'agenda.next': {powers: LEADS, phases: GOING},
  'agenda.back': {powers: LEADS, phases: RUNNING},
  'agenda.break': {powers: LEADS, phases: RUNNING},
  'prompt.set': {powers: LEADS, phases: BEFORE},
  'time.add': {powers: LEADS, phases: RUNNING},
  'time.pause': {powers: LEADS, phases: RUNNING},
  'time.resume': {powers: LEADS, phases: RUNNING},
  'time.undo': {powers: LEADS, phases: BEFORE},
  'time.redo': {powers: LEADS, phases: BEFORE},
  'time.extend': {powers: LEADS, phases: BEFORE},
  'activity.resize': {powers: LEADS, phases: BEFORE},
  'activity.skip': {powers: LEADS, phases: BEFORE},
  'activity.keep': {powers: LEADS, phases: BEFORE},
  'activity.move': {powers: LEADS, phases: BEFORE},
  'activity.insert': {powers: LEADS, phases: BEFORE},
  'agenda.catch-up': {powers: LEADS, phases: RUNNING},
  'notes.show': {powers: HELPERS, phases: RUNNING},
  'notes.release': {powers: SERVER, phases: ['live', 'closing']},
  'notes.withdraw': {powers: SERVER, phases: SINCE_LIVE},
  'note.hide': {powers: KEEPERS, phases: SINCE_LIVE},
  'note.unhide': {powers: KEEPERS, phases: SINCE_LIVE},
  'note.move': {powers: [...KEEPERS, 'participant'], phases: SINCE_LIVE, whileLocked: LEADS},
  'theme.add': {powers: [...KEEPERS, 'participant'], phases: SINCE_LIVE, whileLocked: LEADS},
  'theme.rename': {powers: KEEPERS, phases: SINCE_LIVE, whileLocked: LEADS},
  'theme.remove': {powers: KEEPERS, phases: SINCE_LIVE, whileLocked: LEADS},
  'board.lock': {powers: LEADS, phases: SINCE_LIVE},
  'board.unlock': {powers: LEADS, phases: SINCE_LIVE},
  'theme.offer': {powers: HELPERS, phases: RUNNING},
  'stage.show': {powers: STAGERS, phases: ANY},
  'stage.blank': {powers: STAGERS, phases: ANY},
  'agreement.set': {powers: HELPERS, phases: BEFORE},
  'hand.raise': {powers: NAMED, phases: RUNNING},
  'hand.say': {powers: NAMED, phases: RUNNING},
  'hand.lower': {powers: [...HELPERS, 'participant'], phases: RUNNING},
  'turn.give': {powers: HELPERS, phases: RUNNING},
  'turn.end': {powers: [...HELPERS, 'participant'], phases: RUNNING},
  'hands.open': {powers: HELPERS, phases: RUNNING},
  'hands.close': {powers: HELPERS, phases: RUNNING},
  'page.add': {powers: KEEPERS, phases: ANY},
  'page.rename': {powers: KEEPERS, phases: ANY},
  'page.remove': {powers: KEEPERS, phases: ANY},
  'action.add': {powers: KEEPERS, phases: ANY},
  'action.change': {powers: KEEPERS, phases: ANY},
  'action.remove': {powers: KEEPERS, phases: ANY},
  'signal.set': {powers: NAMED, phases: UNTIL_CLOSED},
  'signal.done': {powers: HELPERS, phases: UNTIL_CLOSED},
  'check.set': {powers: NAMED, phases: UNTIL_CLOSED},
  'check.done': {powers: HELPERS, phases: UNTIL_CLOSED},
  'knock.answer': {powers: HELPERS, phases: GOING},
  'out.set': {powers: NAMED, phases: UNTIL_CLOSED},
  'done.set': {powers: NAMED, phases: RUNNING},
  'question.ask': {powers: HELPERS, phases: RUNNING},
  'question.answer': {powers: NAMED, phases: RUNNING},
  'question.close': {powers: HELPERS, phases: RUNNING},
  'question.clear': {powers: HELPERS, phases: RUNNING},
};

/** Who may write down what somebody says who cannot type. It is no command: like every note it goes by the lane. */
export const ASSISTING: ReadonlySet<Power> = new Set<Power>(KEEPERS);

/** A seat that has gone, or a screen's, may do nothing; null says so. */
export function powerOf({seats}: Session, actor: Actor): Power | null {
  return actor.role === 'seat' ? (seats.seats.get(actor.id)?.duty ?? null) : actor.role;
}

/** As whom somebody sees the session who came for one of its surfaces: what people confide goes to those who may answer it. */
export function audienceOf(session: Session, actor: Actor, surface: Audience): Audience {
  const power = powerOf(session, actor);
  return surface === 'console' && !(power && PERMISSIONS['check.done'].powers.includes(power)) ? 'assistant' : surface;
}

const mayWhileLocked = ({whileLocked}: Rule, power: Power): boolean => whileLocked?.includes(power) ?? true;

/** Null when it is allowed, else the reason. */
export function whyNot(session: Session, actor: Actor, command: CommandType | MomentCommand['type']): RefusalCode | null {
  const rule = PERMISSIONS[command];
  const power = powerOf(session, actor);
  const {phase} = session.lifecycle;
  if (power === null || !rule.powers.includes(power)) return 'not-allowed';
  // Who is forgotten is nobody here any more.
  if (session.forgotten && power === 'participant') return 'session-ended';
  if (rule.phases.includes(phase)) return mayWhileLocked(rule, power) || !session.voice.isLocked ? null : 'board-locked';
  switch (phase) {
    case 'none':
      return 'no-session';
    case 'draft':
    case 'open':
      return 'not-open-yet';
    case 'live':
      return 'moved-on';
    case 'closing':
    case 'ended':
      return 'session-ended';
  }
}
