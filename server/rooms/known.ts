import {evolve} from '../../shared/session/evolve.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {noSession, type Session} from '../../shared/session/state.ts';
import {upcast} from '../../shared/session/upcast.ts';
import type {Contents} from '../../shared/session/view.ts';
import {applyToContents, type Writes} from '../../shared/session/writes.ts';
import type {Millis, PersonId} from '../../shared/wire/ids.ts';
import type {LoadedSession} from '../store/contract.ts';

/** All that a room knows of its session at one moment. A new value per change, so that a failed group is simply dropped. */
export interface Known {
  /** Number of the last event. */
  readonly rev: number;
  readonly session: Session;
  readonly contents: Contents;
  readonly people: ReadonlyMap<string, PersonId>;
  readonly lastEventAt: Millis;
}

export const nothingKnown: Known = {
  rev: 0,
  session: noSession,
  contents: new Map(),
  people: new Map(),
  lastEventAt: 0,
};

export function restore({rev, events, contents, people}: LoadedSession): Known {
  const history = events.map(stored => upcast(stored.v, stored.event));
  return {
    rev,
    session: history.reduce(evolve, noSession),
    contents,
    people: new Map(people.map(row => [row.deviceHash, row.person])),
    lastEventAt: latestOf(history, 0),
  };
}

/** What is known once one accepted command has taken effect. */
export function after(known: Known, events: readonly Event[], writes: Writes): Known {
  const joined = writes.people?.put?.length
    ? new Map([...known.people, ...writes.people.put.map(row => [row.deviceHash, row.person] as const)])
    : known.people;
  const people = writes.forget?.length ? new Map<string, PersonId>() : joined;
  return {
    rev: known.rev + events.length,
    session: events.reduce(evolve, known.session),
    contents: applyToContents(known.contents, writes),
    people,
    lastEventAt: latestOf(events, known.lastEventAt),
  };
}

/** What is gone has no time any more. */
const latestOf = (events: readonly Event[], since: Millis): Millis =>
  events.reduce((latest, event) => ('at' in event ? Math.max(latest, event.at) : latest), since);
