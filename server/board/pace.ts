import type {Millis} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';

/** A flush that costs less than this leaves at the end of the turn in which something came. */
const CHEAP_MS = 1.5;
/** Twice the cost of a flush lies between two of them otherwise, so that most of a core is left; and never longer than anybody would notice. */
const LONGEST_MS = 25;

export interface PaceDeps {
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  /** After what has come in this turn of the event loop. */
  readonly soon: (run: () => void) => void;
}

/** When to flush: at once while that is cheap or the last one is long ago, in fewer and larger pieces when it is not. */
export class Pace {
  readonly #deps: PaceDeps;
  #cost: Millis = 0;
  #lastAt: Millis = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;
  #isAsked = false;

  constructor(deps: PaceDeps) {
    this.#deps = deps;
  }

  ask(flush: () => void): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const run = () => {
      this.#cancel = null;
      if (!this.#isAsked) return;
      this.#isAsked = false;
      flush();
    };
    const wait = this.#cost < CHEAP_MS ? 0 : Math.min(LONGEST_MS, 2 * this.#cost) - (this.#deps.time.steady() - this.#lastAt);
    if (wait <= 0) this.#deps.soon(run);
    else this.#cancel = this.#deps.time.after(wait, run);
  }

  /** Measures what is done for a flush. */
  measure(work: () => void): void {
    const start = this.#deps.time.steady();
    work();
    this.#lastAt = this.#deps.time.steady();
    this.#cost = 0.8 * this.#cost + 0.2 * (this.#lastAt - start);
  }

  close(): void {
    this.#isAsked = false;
    this.#cancel?.();
  }
}
