import type {Millis} from '../wire/ids.ts';
import {dueOf} from './project.ts';
import {isOpen, type TimedActivity} from './timeline.ts';

/** The minutes of an open activity: when they are over, or while it is paused how many are left. Both may lie in the past. */
export type RunningClock = {readonly due: Millis} | {readonly left: Millis};

/** Null: it is not open. */
export function clockOf(activity: TimedActivity): RunningClock | null {
  if (!isOpen(activity)) return null;
  const {pausedAt} = activity;
  if (pausedAt === null) return {due: dueOf(activity, 0) ?? 0};
  return {left: (dueOf(activity, pausedAt) ?? pausedAt) - pausedAt};
}

/** What is left at `now`; negative when the time is over. */
export const leftAt = (clock: RunningClock, now: Millis): Millis => ('due' in clock ? clock.due - now : clock.left);
