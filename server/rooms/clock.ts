import type {Millis} from '../../shared/wire/ids.ts';

/** A room's time. It never goes back, also when the machine's clock does. */
export interface RoomClock {
  now(): Millis;
}

/** Where time comes from; tests and simulations give their own. */
export interface TimeSource {
  /** Epoch milliseconds by the wall clock; may jump. */
  wall(): Millis;
  /** Milliseconds that only ever grow. */
  steady(): Millis;
  /** Runs something once, after so much steady time; the answer calls it off. */
  after(ms: Millis, run: () => void): () => void;
}

export const systemTime: TimeSource = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Reads the wall clock once and counts on with the steady one, never below `notBefore` (the last event's time). */
export function roomClock(time: TimeSource, notBefore: Millis): RoomClock {
  const start = Math.max(time.wall(), notBefore);
  const origin = time.steady();
  return {now: () => Math.round(start + time.steady() - origin)};
}
