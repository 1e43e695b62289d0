import type {Millis} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';

/** A display's frame: nobody sees anything faster. */
const SHORTEST_MS = 16;
/** Still well below what a person notices as waiting. */
const LONGEST_MS = 50;

/**
 * Runs a job at once, then at most once a tick while more comes in. The tick is twice the job's smoothed cost,
 * so that fan-out takes half a core at the most, between 16 and 50 ms.
 */
export class Tick {
  readonly #job: () => void;
  readonly #time: Pick<TimeSource, 'steady' | 'after'>;
  #cancel: (() => void) | null = null;
  #lastEnd = Number.NEGATIVE_INFINITY;
  #cost = 0;
  #isClosed = false;

  constructor(job: () => void, time: Pick<TimeSource, 'steady' | 'after'>) {
    this.#job = job;
    this.#time = time;
  }

  /** In milliseconds. */
  get length(): Millis {
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * this.#cost));
  }

  ask(): void {
    if (this.#isClosed || this.#cancel) return;
    const wait = this.#lastEnd + this.length - this.#time.steady();
    if (wait <= 0) this.#run();
    else this.#cancel = this.#time.after(wait, () => this.#run());
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  #run(): void {
    this.#cancel = null;
    const start = this.#time.steady();
    this.#job();
    this.#lastEnd = this.#time.steady();
    this.#cost = 0.8 * this.#cost + 0.2 * (this.#lastEnd - start);
  }
}
