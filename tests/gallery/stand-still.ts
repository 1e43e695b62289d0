import type {Millis} from '../../shared/wire/ids.ts';
import {START} from '../telling/telling.ts';

let passed = 0;

/** So much time goes by at once. */
export const pass = (ms: Millis): void => {
  passed += ms;
};

/**
 * Time stands still and chance always draws the same, so that a scene is the same each time it is looked at: on two renderers, next
 * week, on another machine. `?time=runs` lets the clock go.
 */
export function standStill(isRunning: boolean): void {
  if (!isRunning) {
    Date.now = () => START + passed;
    holdLongWaits();
  }
  const next = drawing(7);
  Math.random = () => next() / 2 ** 32;
  crypto.getRandomValues = <Numbers extends ArrayBufferView | null>(into: Numbers): Numbers => {
    if (into) {
      const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
      for (const at of bytes.keys()) bytes[at] = next() % 256;
    }
    return into;
  };
}

/** A page that turns or a sentence that comes after a while would do so where a machine is slow, and nowhere else. */
function holdLongWaits(): void {
  const wait = globalThis.setTimeout.bind(globalThis);
  const held = (run: TimerHandler, ms = 0, ...given: unknown[]) => wait(run, ms >= LONG_MS ? NEVER_MS : ms, ...given);
  globalThis.setTimeout = held as typeof setTimeout;
}

const LONG_MS: Millis = 3_000;
const NEVER_MS: Millis = 2 ** 31 - 1;

/** Mulberry32. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
