import {MINUTE, SECOND, type SessionId} from '../shared/wire/ids.ts';
import type {Log} from './ops/log.ts';
import type {TimeSource} from './rooms/clock.ts';
import {Rounds} from './rounds.ts';
import type {ListedSession, Store} from './store/contract.ts';

/** How long a board that could not be cleaned waits for the next try. */
const EVERY_MS = 5 * MINUTE;
/** A room stays open for two minutes after a look: so 120 of them do at most, however many boards there are. */
const PACE_MS = SECOND;

export interface BoardCleaningDeps {
  readonly store: Pick<Store, 'list' | 'sessionsWithBoards'>;
  /** Takes out of the boards of one session what is about notes that have gone. */
  readonly clean: (session: SessionId) => Promise<void>;
  readonly time: Pick<TimeSource, 'after'>;
  readonly log: Log;
}

/**
 * Cleans boards that nobody opens: at the start all of them, because a crash, or a restore, may have come between a note's withdrawal and
 * its board; from then on those alone that could not be cleaned. Newest sessions first, one after the other.
 */
export class BoardCleaning {
  readonly #deps: BoardCleaningDeps;
  #owed = new Set<SessionId>();
  #isListed = false;
  #rounds: Rounds | null = null;

  constructor(deps: BoardCleaningDeps) {
    this.#deps = deps;
  }

  begin(): void {
    const {time, log, clean} = this.#deps;
    this.#rounds ??= new Rounds({
      store: {list: () => this.#due()},
      time,
      every: EVERY_MS,
      pace: PACE_MS,
      visit: async ({session}) => {
        // Before: what goes wrong while it is being cleaned says so by `again`.
        this.#owed.delete(session);
        await clean(session);
      },
      onTrouble: (error, listed) => {
        if (listed) this.again(listed.session);
        log.error({session: listed?.session, error}, 'a board could not be cleaned');
      },
    });
  }

  /** A board of this session could not be kept as it should be. */
  again(session: SessionId): void {
    this.#owed.add(session);
  }

  async close(): Promise<void> {
    await this.#rounds?.close();
  }

  async #due(): Promise<readonly ListedSession[]> {
    const {store} = this.#deps;
    if (!this.#isListed) {
      for (const session of await store.sessionsWithBoards()) this.#owed.add(session);
      this.#isListed = true;
    }
    if (this.#owed.size === 0) return [];
    const due = (await store.list()).filter(({session}) => this.#owed.has(session));
    // Without those that have been removed meanwhile.
    this.#owed = new Set(due.map(({session}) => session));
    return due;
  }
}
