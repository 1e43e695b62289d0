import type {Frame} from '../../shared/wire/live.ts';
import type {Line} from './line.ts';

/** One press of the console's, and how its frame is known. */
export interface Press {
  readonly what: string;
  /** When it was sent, by `performance.now()`. */
  readonly at: number;
  readonly isSeenIn: (frame: Frame) => boolean;
}

export interface Spread {
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** A frame that takes longer than this has not come by the way that is measured. In milliseconds. */
const ARRIVED_MS = 1_000;

/** Milliseconds from a press to the arrival of its frame on each phone that was connected all the time. */
export class PressTimes {
  readonly #times = new Map<string, number[]>();
  #waiting: readonly Press[] = [];

  pressed(press: Press): void {
    this.#waiting = [...this.#waiting, press];
  }

  /** Takes the times of presses that have long arrived, and forgets the frames. Called again and again. */
  collect(lines: readonly Line[]): void {
    const now = performance.now();
    const [ripe, fresh] = [this.#waiting.filter(isRipe), this.#waiting.filter(press => !isRipe(press))];
    function isRipe({at}: Press): boolean {
      return now - at > ARRIVED_MS;
    }
    for (const line of lines) {
      for (const press of ripe) {
        if (line.connectedSince === null || line.connectedSince > press.at) continue;
        const arrived = line.player.frames.find(({frame, at}) => at >= press.at && press.isSeenIn(frame));
        if (arrived) this.#times.set(press.what, [...(this.#times.get(press.what) ?? []), arrived.at - press.at]);
      }
      if (fresh.length === 0) line.player.frames.length = 0;
    }
    this.#waiting = fresh;
  }

  /** By press, in the order of the first ones. */
  spreads(): ReadonlyMap<string, Spread> {
    return new Map([...this.#times].map(([what, times]) => [what, spreadOf(times)]));
  }

  get all(): Spread {
    return spreadOf([...this.#times.values()].flat());
  }
}

/** Nearest rank: every figure is one that was measured. Zeros without samples. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return {samples: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1)};
}
