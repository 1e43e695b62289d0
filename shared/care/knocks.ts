import type {Actor} from '../session/actor.ts';
import {whyNot} from '../session/permissions.ts';
import type {Event} from '../session/protocol.ts';
import {type Refusal, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Id, Millis} from '../wire/ids.ts';
import {KNOCK_AGAIN_MS, KNOCK_KEPT_MS, LET_IN_MS, MAX_KNOCKS} from '../wire/limits.ts';
import type {DoorRecord} from '../wire/records.ts';
import type {KnockAnswer} from './protocol.ts';

/** Somebody before a locked door who asks to be let in. `id` is for those who answer, and says nothing of the device. */
interface Knock {
  readonly id: Id;
  readonly is: 'waiting' | 'let-in' | 'not-now';
  readonly since: Millis;
  /** Then it is as if nobody had knocked. */
  readonly until: Millis;
  /** The network address it came from: what comes from one place shall not leave none for the others. */
  readonly from: string;
}

/** Who knocks to join, by a hash of their device. */
export type Knocks = ReadonlyMap<string, Knock>;

export const noKnocks: Knocks = new Map();

/** Where a device stands. `open`: whoever has the code may join; `closed`: it can knock. */
export type AtDoor = 'open' | 'closed' | Knock['is'];

export type KnocksResult = {readonly ok: true; readonly knocks: Knocks} | Refusal;

export function atDoor(knocks: Knocks, {access}: Session, device: string, now: Millis): AtDoor {
  if (!access?.isLocked) return 'open';
  const before = knocks.get(device);
  return before && before.until > now ? before.is : 'closed';
}

interface KnockContext {
  readonly now: Millis;
  readonly newId: () => Id;
  readonly from: string;
}

/** Again while it waits, it is the same knock. After a no it cannot knock for a while. */
export function knock(knocks: Knocks, device: string, {now, newId, from}: KnockContext): KnocksResult {
  let left = faded(knocks, now);
  const before = left.get(device);
  if (before?.is === 'not-now') return refuse('too-many');
  if (before) return {ok: true, knocks: heard(left, device, now)};
  if (waiting(left).length >= MAX_KNOCKS) {
    const giving = givingWay(left, from);
    if (giving === null) return refuse('too-many');
    left = withoutKnock(left, giving);
  }
  return {ok: true, knocks: new Map(left).set(device, {id: newId(), is: 'waiting', since: now, until: now + KNOCK_KEPT_MS, from})};
}

/** Where most come from one address, the newest of those makes room; null when no more come from there than would from here. */
function givingWay(knocks: Knocks, from: string): string | null {
  const devices = new Map<string, string[]>();
  for (const [device, one] of knocks) if (one.is === 'waiting') devices.set(one.from, [...(devices.get(one.from) ?? []), device]);
  const own = (devices.get(from)?.length ?? 0) + 1;
  const [most = []] = [...devices.values()].sort((one, other) => other.length - one.length);
  return most.length > own ? (most.at(-1) ?? null) : null;
}

/** Its page is still open: whoever has gone knocks no more. */
export function heard(knocks: Knocks, device: string, now: Millis): Knocks {
  const before = knocks.get(device);
  return before?.is === 'waiting' ? new Map(knocks).set(device, {...before, until: now + KNOCK_KEPT_MS}) : knocks;
}

/** The first answer holds: another one to the same changes nothing. */
export function answerKnocks(
  knocks: Knocks,
  session: Session,
  command: KnockAnswer,
  {now, actor}: {readonly now: Millis; readonly actor: Actor},
): KnocksResult {
  const reason = whyNot(session, actor, command.type);
  if (reason) return refuse(reason);
  const meant = [...knocks].filter(([, {id}]) => command.knocks.includes(id));
  if (meant.length === 0) return refuse('unknown-id');
  const next = new Map(knocks);
  for (const [device, one] of meant) {
    if (one.is !== 'waiting') continue;
    next.set(device, {
      ...one,
      is: command.isLetIn ? 'let-in' : 'not-now',
      since: now,
      until: now + (command.isLetIn ? LET_IN_MS : KNOCK_AGAIN_MS),
    });
  }
  return {ok: true, knocks: next};
}

/** To be let in is for once. */
export function withoutKnock(knocks: Knocks, device: string): Knocks {
  if (!knocks.has(device)) return knocks;
  const left = new Map(knocks);
  left.delete(device);
  return left;
}

/** An open door needs no knock, and one that is locked anew is locked for those as well who were let in before. */
export const knocksAfter = (knocks: Knocks, events: readonly Event[]): Knocks =>
  events.some(({type}) => ENDS.has(type)) ? noKnocks : knocks;

const ENDS: ReadonlySet<Event['type']> = new Set<Event['type']>(['access.locked', 'access.unlocked', 'session.closing', 'session.ended']);

/** The same object when nothing has faded. */
export function faded(knocks: Knocks, now: Millis): Knocks {
  const left = [...knocks].filter(([, {until}]) => until > now);
  return left.length === knocks.size ? knocks : new Map(left);
}

/** When the next knock ends by itself; null: none will. */
export const nextKnockFade = (knocks: Knocks): Millis | null =>
  knocks.size === 0 ? null : Math.min(...[...knocks.values()].map(({until}) => until));

/** For those who may lock and let in: how many knock, and since when, never who; and whether more phones have joined than people would. */
export const doorRecord = (knocks: Knocks, isRush: boolean): DoorRecord => ({
  kind: 'door',
  knocks: waiting(knocks).map(({id, since}) => ({id, since})),
  isRush,
});

const waiting = (knocks: Knocks): readonly Knock[] =>
  [...knocks.values()].filter(one => one.is === 'waiting').sort((one, other) => one.since - other.since);
