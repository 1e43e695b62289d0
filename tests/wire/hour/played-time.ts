import {performance} from 'node:perf_hooks';
import type {TimeSource} from '../../../server/rooms/clock.ts';
import type {Millis} from '../../../shared/wire/ids.ts';

/** Longer than anything takes on one machine. In milliseconds. */
const PATIENCE_MS: Millis = 20_000;
/** Waiting people let so much time pass at every look. */
const LOOK_MS: Millis = 250;

/** A breath in which sockets are heard. */
export const breath = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

interface Alarm {
  readonly due: Millis;
  readonly run: () => void;
}

/** Time that runs as it does, and can be let pass besides: what was due by then happens in its order, each at its time. */
export class PlayedTime implements TimeSource {
  readonly #began = Date.now();
  readonly #origin = performance.now();
  readonly #alarms = new Set<Alarm>();
  #passed: Millis = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isOver = false;

  // Taken out of their object by who uses them.
  readonly steady = (): Millis => performance.now() - this.#origin + this.#passed;
  readonly wall = (): Millis => Math.round(this.#began + this.steady());
  readonly after = (ms: Millis, run: () => void): (() => void) => {
    const alarm = {due: this.steady() + ms, run};
    this.#alarms.add(alarm);
    this.#wind();
    return () => this.#alarms.delete(alarm);
  };

  async pass(ms: Millis): Promise<void> {
    const end = this.steady() + ms;
    for (let next = this.#next(); next && next.due <= end; next = this.#next()) {
      this.#passed += Math.max(0, next.due - this.steady());
      this.#ring(next);
      await breath();
    }
    this.#passed += Math.max(0, end - this.steady());
    await breath();
  }

  /** Lets time pass until it is so. */
  async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (performance.now() > end) throw new Error(`not in ${PATIENCE_MS} ms: ${what}`);
      await this.pass(LOOK_MS);
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  /** Lets time pass until it has come to an end. */
  async during<Value>(what: string, work: Promise<Value>): Promise<Value> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    await this.until(what, () => isOver);
    return work;
  }

  close(): void {
    this.#isOver = true;
    this.#alarms.clear();
    if (this.#timer) clearTimeout(this.#timer);
  }

  #next(): Alarm | null {
    let next: Alarm | null = null;
    for (const alarm of this.#alarms) if (next === null || alarm.due < next.due) next = alarm;
    return next;
  }

  #ring(alarm: Alarm): void {
    if (this.#alarms.delete(alarm)) alarm.run();
  }

  #wind(): void {
    if (this.#timer) clearTimeout(this.#timer);
    const next = this.#next();
    if (!next || this.#isOver) return;
    this.#timer = setTimeout(
      () => {
        for (let due = this.#next(); due && due.due <= this.steady(); due = this.#next()) this.#ring(due);
        this.#wind();
      },
      Math.max(0, next.due - this.steady()),
    );
  }
}
