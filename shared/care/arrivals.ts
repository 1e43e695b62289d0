import type {Event} from '../session/protocol.ts';
import type {Session} from '../session/state.ts';
import type {Millis, PersonId} from '../wire/ids.ts';
import {ARRIVALS_KEPT_MS, ARRIVING_MS, RUSH_MISSING, RUSH_PHONES, RUSH_TOLD_MS} from '../wire/limits.ts';

/** A phone that has joined lately. `missing`: a minute has passed, and its page has never been connected. */
interface Arrival {
  readonly at: Millis;
  readonly is: 'new' | 'here' | 'missing';
}

/** Who has joined in the last minutes, and until when those who may lock the session are told that it is more than people. In memory only. */
export interface Arrivals {
  readonly joined: ReadonlyMap<PersonId, Arrival>;
  readonly rushUntil: Millis | null;
}

export const noArrivals: Arrivals = {joined: new Map(), rushUntil: null};

/** After what has happened in the session. Whoever locks it has seen to it. */
export function arrivalsAfter(arrivals: Arrivals, session: Session, events: readonly Event[]): Arrivals {
  if (events.some(({type}) => ENDS.has(type))) return noArrivals;
  const fresh = events.filter(event => event.type === 'person.joined');
  const now = fresh.at(-1)?.at;
  if (now === undefined) return arrivals;
  const joined = new Map(arrivals.joined);
  for (const {person, at} of fresh) joined.set(person, {at, is: 'new'});
  return {joined, rushUntil: isCrowd(joined, session, now) ? now + RUSH_TOLD_MS : arrivals.rushUntil};
}

const ENDS: ReadonlySet<Event['type']> = new Set<Event['type']>(['access.locked', 'session.closing', 'session.ended']);

/** Its page is connected. */
export function arrived(arrivals: Arrivals, person: PersonId): Arrivals {
  const before = arrivals.joined.get(person);
  if (!before || before.is === 'here') return arrivals;
  return {...arrivals, joined: new Map(arrivals.joined).set(person, {...before, is: 'here'})};
}

/** The same object when nothing has changed with time. */
export function arrivalsAt(arrivals: Arrivals, now: Millis): Arrivals {
  const {joined, rushUntil} = arrivals;
  const isOver = rushUntil !== null && rushUntil <= now;
  const due = [...joined].filter(([, one]) => changesAt(one) <= now);
  if (due.length === 0) return isOver ? {joined, rushUntil: null} : arrivals;
  const left = new Map(joined);
  for (const [person, one] of due) {
    if (one.at + ARRIVALS_KEPT_MS <= now) left.delete(person);
    else left.set(person, {...one, is: 'missing'});
  }
  return {joined: left, rushUntil: areMissing(left) ? now + RUSH_TOLD_MS : isOver ? null : rushUntil};
}

/** When something changes by itself next; null: nothing will. */
export function nextArrivalChange({joined, rushUntil}: Arrivals): Millis | null {
  let next = rushUntil;
  for (const one of joined.values()) next = Math.min(next ?? Number.POSITIVE_INFINITY, changesAt(one));
  return next;
}

const changesAt = ({at, is}: Arrival): Millis => at + (is === 'new' ? ARRIVING_MS : ARRIVALS_KEPT_MS);

/** At the start everybody comes at once; later so many at once are unusual, measured by those who were in. */
function isCrowd(joined: Arrivals['joined'], {lifecycle, people}: Session, now: Millis): boolean {
  if (lifecycle.phase !== 'live') return false;
  const lately = [...joined.values()].filter(({at}) => now - at < ARRIVING_MS).length;
  return lately >= RUSH_PHONES && 2 * lately >= people.size - lately;
}

/** A person's phone connects within seconds. What only joins is a program, or a few people whose phones do not work. */
function areMissing(joined: Arrivals['joined']): boolean {
  const missing = [...joined.values()].filter(({is}) => is === 'missing').length;
  return missing >= RUSH_MISSING && 4 * missing >= joined.size;
}
