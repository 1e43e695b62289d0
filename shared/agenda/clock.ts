import {MINUTE, type Millis} from '../wire/ids.ts';

/** The minutes of an open activity: when they are over, or while it is paused how many are left. Both may lie in the past. */
export type RunningClock = {readonly due: Millis} | {readonly left: Millis};

export const opened = (at: Millis, minutes: number): RunningClock => ({due: at + minutes * MINUTE});

export const added = (clock: RunningClock, ms: Millis): RunningClock => ('due' in clock ? {due: clock.due + ms} : {left: clock.left + ms});

export const paused = (clock: RunningClock, at: Millis): RunningClock => ('due' in clock ? {left: clock.due - at} : clock);

export const resumed = (clock: RunningClock, at: Millis): RunningClock => ('left' in clock ? {due: at + clock.left} : clock);

/** What is left at `now`; negative when the time is over. */
export const leftAt = (clock: RunningClock, now: Millis): Millis => ('due' in clock ? clock.due - now : clock.left);
