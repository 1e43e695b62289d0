import type {Millis} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';

/** `at-once`: soon after it was asked for. `on-the-beat`: at whole multiples, so that the moment says nothing of who asked. */
type When = 'at-once' | 'on-the-beat';

/** Runs a job that was asked for at most once in so many milliseconds. Never before the asker is done. */
export class Pace {
  readonly #ms: Millis;
  readonly #when: When;
  readonly #job: () => void;
  readonly #time: Pick<TimeSource, 'steady' | 'after'>;
  #cancel: (() => void) | null = null;
  #lastAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(ms: Millis, job: () => void, time: Pick<TimeSource, 'steady' | 'after'>, when: When = 'at-once') {
    this.#ms = ms;
    this.#when = when;
    this.#job = job;
    this.#time = time;
  }

  ask(): void {
    if (this.#isClosed || this.#cancel) return;
    const {steady, after} = this.#time;
    const now = steady();
    const wait = this.#when === 'at-once' ? Math.max(0, this.#lastAt + this.#ms - now) : this.#ms - (now % this.#ms);
    this.#cancel = after(wait, () => {
      this.#cancel = null;
      this.#lastAt = steady();
      this.#job();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#cancel = null;
  }
}
