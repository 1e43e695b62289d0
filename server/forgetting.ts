import {MINUTE, type SessionId} from '../shared/wire/ids.ts';
import {PERSONS_KEPT_MS} from '../shared/wire/limits.ts';
import type {Log} from './ops/log.ts';
import type {TimeSource} from './rooms/clock.ts';
import {Rounds} from './rounds.ts';
import type {ListedSession, Store} from './store/contract.ts';

/** How much longer than promised something may be known, at most: what ends while nobody looks waits so long. */
const EVERY_MS = 5 * MINUTE;

export interface ForgettingDeps {
  readonly store: Pick<Store, 'list'>;
  /** Forgets the persons of one session; false when that could not be saved. */
  readonly forget: (session: SessionId) => Promise<boolean>;
  readonly time: Pick<TimeSource, 'wall' | 'after'>;
  readonly log: Log;
}

/** A session's persons are known for an hour after its end: for those who come back for a last look, and for the report to stand. */
export const isForgettingDue = ({endedAt, forgottenAt}: Pick<ListedSession, 'endedAt' | 'forgottenAt'>, now: number): boolean =>
  endedAt !== null && forgottenAt === null && now >= endedAt + PERSONS_KEPT_MS;

/** Looks for sessions whose persons are to be forgotten, also those that a restore has brought back. */
export const forgetting = ({store, forget, time, log}: ForgettingDeps): Rounds =>
  new Rounds({
    store,
    time,
    every: EVERY_MS,
    visit: async listed => {
      if (!isForgettingDue(listed, time.wall())) return;
      if (await forget(listed.session)) log.info({session: listed.session}, 'the persons of a session were forgotten');
      else log.error({session: listed.session}, 'the persons of a session could not be forgotten');
    },
    onTrouble: (error, listed) => log.error({session: listed?.session, error}, 'the persons of a session could not be forgotten'),
  });
