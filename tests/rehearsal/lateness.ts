import {monitorEventLoopDelay} from 'node:perf_hooks';

const EVERY_MS = 10;

/** What a measuring process took itself: nothing that it measures is finer than its own delays. */
export interface OwnUsage {
  /** Processor time in seconds. */
  readonly processor: number;
  /** Milliseconds by which its timers were late: the 99th percentile, and the most. */
  readonly late: number;
  readonly latest: number;
}

/** Watches this process until it is read. */
export class Lateness {
  readonly #delay = monitorEventLoopDelay({resolution: EVERY_MS});

  constructor() {
    this.#delay.enable();
  }

  read(): OwnUsage {
    this.#delay.disable();
    const {user, system} = process.cpuUsage();
    // What is recorded, in nanoseconds, has the interval in it.
    const late = (recorded: number) => Math.max(0, recorded / 1e6 - EVERY_MS);
    return {processor: (user + system) / 1e6, late: late(this.#delay.percentile(99)), latest: late(this.#delay.max)};
  }
}
