import type {Millis} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';

/** A flush that costs less than this leaves at the end of the turn in which something came. */
const CHEAP_MS = 1.5;
/** Twice the cost of a flush is waited for otherwise, so that half a core is left; and never longer than anybody would notice. */
const LONGEST_MS = 25;

export interface PaceDeps {
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  /** After what has come in this turn of the event loop. */
  readonly soon: (run: () => void) => void;
}

/** When to flush: at once while that is cheap, in fewer and larger pieces when it is not. */
export class Pace {
  readonly #deps: PaceDeps;
  #cost: Millis = 0;
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
    if (this.#cost < CHEAP_MS) this.#deps.soon(run);
    else this.#cancel = this.#deps.time.after(Math.min(LONGEST_MS, 2 * this.#cost), run);
  }

  /** Measures what is done for a flush. */
  measure(work: () => void): void {
    const start = this.#deps.time.steady();
    work();
    this.#cost = 0.8 * this.#cost + 0.2 * (this.#deps.time.steady() - start);
  }

  close(): void {
    this.#isAsked = false;
    this.#cancel?.();
  }
}
