import type {Actor} from '../session/actor.ts';
import {whyNot} from '../session/permissions.ts';
import type {Event} from '../session/protocol.ts';
import {type Refusal, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Id, Millis} from '../wire/ids.ts';
import {ASK_AGAIN_MS, ASK_KEPT_MS, LET_IN_MS, MAX_ASKING} from '../wire/limits.ts';
import type {DoorRecord} from '../wire/records.ts';
import type {AskAnswer} from './protocol.ts';

/** Somebody before a locked door. `id` is for those who answer, and says nothing of the device. */
interface Ask {
  readonly id: Id;
  readonly is: 'waiting' | 'let-in' | 'not-now';
  readonly since: Millis;
  /** Then it is as if nobody had asked. */
  readonly until: Millis;
}

/** Who asks to join, by a hash of their device: in memory only, never an event, never a row. */
export type Asks = ReadonlyMap<string, Ask>;

export const noAsks: Asks = new Map();

/** Where a device stands. `open`: whoever has the code may join; `closed`: it can ask. */
export type AtDoor = 'open' | 'closed' | Ask['is'];

export type AsksResult = {readonly ok: true; readonly asks: Asks} | Refusal;

export function atDoor(asks: Asks, {access}: Session, device: string, now: Millis): AtDoor {
  if (!access?.isLocked) return 'open';
  const ask = asks.get(device);
  return ask && ask.until > now ? ask.is : 'closed';
}

/** Asked again while it waits, it is the same ask. After a no it cannot ask for a while. */
export function ask(asks: Asks, device: string, {now, newId}: {readonly now: Millis; readonly newId: () => Id}): AsksResult {
  const left = faded(asks, now);
  const before = left.get(device);
  if (before?.is === 'not-now') return refuse('too-many');
  if (before) return {ok: true, asks: heard(left, device, now)};
  if (waiting(left).length >= MAX_ASKING) return refuse('too-many');
  return {ok: true, asks: new Map(left).set(device, {id: newId(), is: 'waiting', since: now, until: now + ASK_KEPT_MS})};
}

/** Its page is still open: who has gone asks no more. */
export function heard(asks: Asks, device: string, now: Millis): Asks {
  const before = asks.get(device);
  return before?.is === 'waiting' ? new Map(asks).set(device, {...before, until: now + ASK_KEPT_MS}) : asks;
}

/** The first answer holds: another one to the same changes nothing. */
export function answerAsks(
  asks: Asks,
  session: Session,
  command: AskAnswer,
  {now, actor}: {readonly now: Millis; readonly actor: Actor},
): AsksResult {
  const reason = whyNot(session, actor, command.type);
  if (reason) return refuse(reason);
  const meant = [...asks].filter(([, {id}]) => command.asks.includes(id));
  if (meant.length === 0) return refuse('unknown-id');
  const next = new Map(asks);
  for (const [device, one] of meant) {
    if (one.is !== 'waiting') continue;
    next.set(device, {
      id: one.id,
      is: command.isLetIn ? 'let-in' : 'not-now',
      since: now,
      until: now + (command.isLetIn ? LET_IN_MS : ASK_AGAIN_MS),
    });
  }
  return {ok: true, asks: next};
}

/** To be let in is for once. */
export function withoutAsk(asks: Asks, device: string): Asks {
  if (!asks.has(device)) return asks;
  const left = new Map(asks);
  left.delete(device);
  return left;
}

/** An open door needs no asking, and one that is locked anew is locked for those as well who were let in before. */
export const asksAfter = (asks: Asks, events: readonly Event[]): Asks => (events.some(({type}) => ENDS.has(type)) ? noAsks : asks);

const ENDS: ReadonlySet<Event['type']> = new Set<Event['type']>(['access.locked', 'access.unlocked', 'session.closing', 'session.ended']);

/** The same object when nothing has faded. */
export function faded(asks: Asks, now: Millis): Asks {
  const left = [...asks].filter(([, {until}]) => until > now);
  return left.length === asks.size ? asks : new Map(left);
}

/** When the next ask ends by itself; null: none will. */
export const nextAskFade = (asks: Asks): Millis | null =>
  asks.size === 0 ? null : Math.min(...[...asks.values()].map(({until}) => until));

/** For those who may let in: how many ask, and since when; never who. */
export const doorRecord = (asks: Asks): DoorRecord => ({kind: 'door', asks: waiting(asks).map(({id, since}) => ({id, since}))});

const waiting = (asks: Asks): readonly Ask[] =>
  [...asks.values()].filter(one => one.is === 'waiting').sort((one, other) => one.since - other.since);
