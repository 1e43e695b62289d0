import type {Millis} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';

/** One timer for whatever comes next: set again, it forgets what it was set to before. */
export class Alarm {
  readonly #now: () => Millis;
  readonly #after: TimeSource['after'];
  #cancel: (() => void) | null = null;
  #isClosed = false;

  constructor(now: () => Millis, after: TimeSource['after']) {
    this.#now = now;
    this.#after = after;
  }

  /** Null: nothing is to come. */
  set(at: Millis | null, run: () => void): void {
    this.#cancel?.();
    this.#cancel = null;
    if (at === null || this.#isClosed) return;
    this.#cancel = this.#after(Math.max(0, at - this.#now()), () => {
      this.#cancel = null;
      run();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }
}
