import type {Millis} from '../../shared/wire/ids.ts';

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
  readonly #steady: () => Millis;
  #timer: NodeJS.Timeout | null = null;
  #lastEnd = Number.NEGATIVE_INFINITY;
  #cost = 0;
  #isClosed = false;

  constructor(job: () => void, steady: () => Millis) {
    this.#job = job;
    this.#steady = steady;
  }

  /** In milliseconds. */
  get length(): Millis {
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2 * this.#cost));
  }

  ask(): void {
    if (this.#isClosed || this.#timer) return;
    const wait = this.#lastEnd + this.length - this.#steady();
    if (wait <= 0) this.#run();
    else this.#timer = setTimeout(() => this.#run(), wait);
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    this.#timer = null;
    const start = this.#steady();
    this.#job();
    this.#lastEnd = this.#steady();
    this.#cost = 0.8 * this.#cost + 0.2 * (this.#lastEnd - start);
  }
}
