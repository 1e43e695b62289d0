import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Pace} from '../../../server/board/pace.ts';
import {systemTime} from '../../../server/rooms/clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pace whose flushes cost so many milliseconds each, and when they began. */
function paceOf(costMs: number) {
  const at: number[] = [];
  const pace = new Pace({time: systemTime, soon: setImmediate});
  const ask = () =>
    pace.ask(() => {
      at.push(performance.now());
      pace.measure(() => vi.advanceTimersByTime(costMs));
    });
  return {pace, at, ask};
}

/** Asks at once, again and again, until flushes cost what they are said to cost. */
function worn(costMs: number) {
  const made = paceOf(costMs);
  for (let times = 0; times < 30; times++) {
    made.ask();
    vi.advanceTimersByTime(50);
  }
  return made;
}

test('what is cheap goes at the end of the turn, however often', () => {
  const {at, ask} = worn(1);
  const [count, before] = [at.length, performance.now()];
  ask();
  ask();
  expect(at).toHaveLength(count);
  vi.advanceTimersByTime(0);
  expect(at.slice(count)).toEqual([before]);
});

test('what is dear leaves twice its cost between two, and not before the first after a rest', () => {
  const {at, ask} = worn(4);
  vi.advanceTimersByTime(100);
  const [count, rested] = [at.length, performance.now()];
  ask();
  vi.advanceTimersByTime(0);
  const ended = performance.now();
  ask();
  vi.advanceTimersByTime(100);
  const [first = 0, second = 0] = at.slice(count);
  expect(first).toBe(rested);
  // Costs are smoothed, and timers count whole milliseconds.
  expect(second - ended).toBeGreaterThanOrEqual(7);
  expect(second - ended).toBeLessThanOrEqual(8);
});

test('nobody waits longer than 25 ms', () => {
  const {at, ask} = worn(40);
  const before = performance.now();
  ask();
  vi.advanceTimersByTime(25);
  expect((at.at(-1) ?? 0) - before).toBeLessThanOrEqual(25);
  expect(at.at(-1)).toBeGreaterThanOrEqual(before);
});

test('closed, it flushes nothing more', () => {
  const {pace, at, ask} = worn(4);
  const count = at.length;
  ask();
  pace.close();
  vi.advanceTimersByTime(100);
  expect(at).toHaveLength(count);
});
