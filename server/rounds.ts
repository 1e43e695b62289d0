import type {Millis} from '../shared/wire/ids.ts';
import type {TimeSource} from './rooms/clock.ts';
import type {ListedSession, Store} from './store/contract.ts';

export interface RoundsDeps {
  readonly store: Pick<Store, 'list'>;
  readonly time: Pick<TimeSource, 'after'>;
  /** From the end of one round to the next. */
  readonly every: Millis;
  /** From one visit to the next, where each leaves something behind for a while. */
  readonly pace?: Millis;
  readonly visit: (listed: ListedSession) => Promise<void>;
  /** The session is null when the list itself could not be had. */
  readonly onTrouble: (error: unknown, session: ListedSession | null) => void;
}

/** Visits all sessions, one after the other, at once and then again and again. What fails waits for the next round and keeps nothing else waiting. */
export class Rounds {
  readonly #deps: RoundsDeps;
  #callOff: (() => void) | null = null;
  #round: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(deps: RoundsDeps) {
    this.#deps = deps;
    this.#begin();
  }

  /** Waits for the visit that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#callOff?.();
    this.#callOff = null;
    await this.#round;
  }

  #begin(): void {
    const {time, every} = this.#deps;
    this.#round = this.#visitAll().then(() => {
      if (!this.#isClosed) this.#callOff = time.after(every, () => this.#begin());
    });
  }

  async #visitAll(): Promise<void> {
    const {store, visit, pace, onTrouble} = this.#deps;
    const all = await store.list().catch((error: unknown) => {
      onTrouble(error, null);
      return [];
    });
    for (const listed of all) {
      if (this.#isClosed) return;
      await visit(listed).catch((error: unknown) => onTrouble(error, listed));
      if (pace !== undefined && !this.#isClosed) await this.#rest(pace);
    }
  }

  /** As long as said, or until it closes. */
  #rest(ms: Millis): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.#deps.time.after(ms, resolve);
      this.#callOff = () => {
        cancel();
        resolve();
      };
    });
  }
}
