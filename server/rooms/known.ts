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
    lastEventAt: history.reduce((latest, event) => Math.max(latest, event.at), 0),
  };
}

/** What is known once one accepted command has taken effect. */
export function after(known: Known, events: readonly Event[], writes: Writes): Known {
  const people = writes.people?.put?.length
    ? new Map([...known.people, ...writes.people.put.map(row => [row.deviceHash, row.person] as const)])
    : known.people;
  return {
    rev: known.rev + events.length,
    session: events.reduce(evolve, known.session),
    contents: applyToContents(known.contents, writes),
    people,
    lastEventAt: events.reduce((latest, event) => Math.max(latest, event.at), known.lastEventAt),
  };
}
