import {DAY, HOUR, type Millis, type SessionId} from '../shared/wire/ids.ts';
import type {Log} from './ops/log.ts';
import type {TimeSource} from './rooms/clock.ts';
import {Rounds} from './rounds.ts';
import type {ListedSession, Store} from './store/contract.ts';

/** How long the organiser can change their mind. */
export const UNDO_MS: Millis = 7 * DAY;

/**
 * When a session will be removed: so many days after it ended or, where it never did, after the last day on which something happened
 * in it or for which it was planned; earlier where the organiser asked for it.
 */
export function removalOf(
  {endedAt, usedOn, startsAt, deleteAt: asked}: Pick<ListedSession, 'endedAt' | 'usedOn' | 'startsAt' | 'deleteAt'>,
  days: number,
): {readonly deleteAt: Millis; readonly isAsked: boolean} {
  const kept = (endedAt ?? Math.max(usedOn + DAY, startsAt ?? 0)) + days * DAY;
  return asked !== null && asked < kept ? {deleteAt: asked, isAsked: true} : {deleteAt: kept, isAsked: false};
}

export interface RetentionDeps {
  readonly store: Pick<Store, 'list'>;
  readonly days: number;
  /** Removes one session for good. */
  readonly remove: (session: SessionId) => Promise<boolean>;
  readonly time: Pick<TimeSource, 'wall' | 'after'>;
  readonly log: Log;
}

/** Looks every hour for sessions whose time is over, for the first time at once. */
export const retention = ({store, days, remove, time, log}: RetentionDeps): Rounds =>
  new Rounds({
    store,
    time,
    every: HOUR,
    visit: async listed => {
      if (removalOf(listed, days).deleteAt > time.wall()) return;
      await remove(listed.session);
      log.info({session: listed.session}, 'a session was removed: its time was over');
    },
    onTrouble: (error, listed) => log.error({session: listed?.session, error}, 'a session whose time is over could not be removed'),
  });
