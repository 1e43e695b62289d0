import type {Millis} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';

/** Runs a job soon after it was asked for, and at most once in so many milliseconds. Never before the asker is done. */
export class Pace {
  readonly #ms: Millis;
  readonly #job: () => void;
  readonly #time: Pick<TimeSource, 'steady' | 'after'>;
  #cancel: (() => void) | null = null;
  #lastAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(ms: Millis, job: () => void, time: Pick<TimeSource, 'steady' | 'after'>) {
    this.#ms = ms;
    this.#job = job;
    this.#time = time;
  }

  ask(): void {
    if (this.#isClosed || this.#cancel) return;
    const {steady, after} = this.#time;
    this.#cancel = after(Math.max(0, this.#lastAt + this.#ms - steady()), () => {
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
