import {MINUTE, type Millis, SECOND} from '../../shared/wire/ids.ts';

/** When the time of something is over, or how much of it is left while it rests: as in the record of an activity. */
export type DiscClock = {readonly due: Millis} | {readonly left: Millis};

/** What the shape says: full and emptying, with a notch near the end, an outline after it, or two bars while it rests. */
export type DiscState = 'running' | 'soon' | 'over' | 'paused';

const SOON_MS = 2 * MINUTE;

/** How much is left at this time; below zero it is over. */
export const leftOf = (clock: DiscClock, now: Millis): Millis => ('due' in clock ? clock.due - now : clock.left);

export function discState(clock: DiscClock, now: Millis): DiscState {
  if ('left' in clock) return 'paused';
  const left = leftOf(clock, now);
  if (left <= 0) return 'over';
  return left <= SOON_MS ? 'soon' : 'running';
}

/** What drives the stylesheet: an animation over the whole time that began so long ago, in steps of a second. */
export function discTimes(clock: DiscClock, total: Millis, now: Millis): Readonly<Record<`--disc-${string}`, string>> {
  const whole = Math.max(SECOND, total);
  // Time that was added makes more left than there was: the disc is full until then.
  const left = Math.min(whole, Math.max(0, leftOf(clock, now)));
  return {
    '--disc-total': `${Math.round(whole)}ms`,
    '--disc-begun': `${Math.round(left - whole)}ms`,
    '--disc-steps': String(Math.max(1, Math.round(whole / SECOND))),
    '--disc-notch': `${Math.round((360 * Math.min(SOON_MS, whole)) / whole)}deg`,
  };
}
