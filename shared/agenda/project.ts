import type {ActivityId, Millis} from '../wire/ids.ts';
import {isOpen, replay, type TimedActivity, type TimeEvent, type Timeline, type TimePlan} from './timeline.ts';

/** One activity as it stands at a moment. All but the ids in milliseconds; what cannot be said is null. */
export interface ProjectedActivity {
  readonly id: ActivityId;
  /**
   * `left`: it was open, and the agenda has not come past it: it goes on with what it had left. `skipped`: left out, also by going past it.
   */
  readonly status: 'later' | 'running' | 'paused' | 'left' | 'done' | 'skipped';
  readonly plannedStart: Millis | null;
  readonly plannedEnd: Millis | null;
  /** When it was opened for the first, and closed for the last time. */
  readonly start: Millis | null;
  readonly end: Millis | null;
  /** When its minutes are over, and how many are left: below zero it is over. While it runs or is paused. */
  readonly due: Millis | null;
  readonly left: Millis | null;
  /** Put in or taken off by those who lead. */
  readonly added: Millis;
  /** In which it rested, with the pause that goes on. */
  readonly paused: Millis;
  /** How long it was open beyond its minutes, pauses aside; below zero: it was closed early. For what was never open 0. */
  readonly over: Millis;
  readonly expectedStart: Millis;
  readonly expectedEnd: Millis;
}

export interface Projection {
  readonly activities: readonly ProjectedActivity[];
  /** What is open, paused or not. */
  readonly running: ActivityId | null;
  readonly expectedEnd: Millis;
  readonly plannedEnd: Millis;
  /** How far behind the plan it will end; below zero: early. */
  readonly offset: Millis;
  /** The same, had it begun in time: what began late is forgiven. */
  readonly relativeOffset: Millis;
  /** What is left between the expected end and the latest; null when there is no latest. */
  readonly margin: Millis | null;
}

/**
 * What is due, at `now`: the one answer for server, console, phone, stage, rehearsal and report. Nothing is read but the arguments,
 * and only epoch milliseconds are counted, so neither midnight nor a change of the clock can matter.
 */
export const project = (plan: TimePlan, log: readonly TimeEvent[], now: Millis): Projection => projectAt(replay(plan, log), now);

/** `project`, for who keeps the log folded. */
export function projectAt(timeline: Timeline, now: Millis): Projection {
  const begins = timeline.startsAt ?? now;
  const running = timeline.activities.findIndex(isOpen);
  let end = timeline.startedAt ?? Math.max(begins, now);
  const activities = timeline.activities.map((activity, place) => {
    const one = projected(activity, {end, place, running, earliest: timeline.endedAt ?? now}, now);
    if (one.status !== 'skipped') end = Math.max(end, one.expectedEnd);
    return one;
  });
  const expectedEnd = timeline.endedAt ?? end;
  const plannedEnd = timeline.plannedEnd ?? plannedFrom(timeline, begins);
  const offset = expectedEnd - plannedEnd;
  return {
    activities,
    running: timeline.activities[running]?.id ?? null,
    expectedEnd,
    plannedEnd,
    offset,
    relativeOffset: offset - (timeline.startedAt === null ? 0 : timeline.startedAt - begins),
    margin: timeline.endsBy === null ? null : timeline.endsBy - expectedEnd,
  };
}

/** Without a planned beginning the plan is counted from now. */
const plannedFrom = ({activities}: Timeline, begins: Millis): Millis =>
  activities.reduce((end, {isSkipped, notBefore, length}) => (isSkipped ? end : Math.max(end, notBefore ?? end) + length), begins);

/** When the minutes of what is open are over. */
export const dueOf = ({openedAt, length, added, paused, pausedAt, away}: TimedActivity, now: Millis): Millis | null =>
  openedAt === null ? null : openedAt + length + added + paused + away + (pausedAt === null ? 0 : Math.max(0, now - pausedAt));

/** What was not used of the minutes of what was closed; below zero it went on beyond them. */
const unused = (activity: TimedActivity, closedAt: Millis): Millis => (dueOf(activity, closedAt) ?? closedAt) - closedAt;

interface Before {
  /** When what stands before it ends. */
  readonly end: Millis;
  readonly place: number;
  /** The place of what is open; -1 for none. */
  readonly running: number;
  /** Nothing that has not begun can begin before this. */
  readonly earliest: Millis;
}

function projected(activity: TimedActivity, before: Before, now: Millis): ProjectedActivity {
  const {id, planned, openedAt, closedAt, added, notBefore} = activity;
  const plannedStart = planned?.start ?? null;
  const known = {
    id,
    plannedStart,
    plannedEnd: planned && plannedStart !== null ? plannedStart + planned.length : null,
    start: openedAt,
    end: closedAt,
    due: null,
    left: null,
    added,
    paused: activity.paused,
    over: 0,
  };
  if (openedAt === null) {
    // What the agenda has gone past without opening it, it does not come to any more.
    if (activity.isSkipped || before.place < before.running)
      return {...known, status: 'skipped', expectedStart: before.end, expectedEnd: before.end};
    const expectedStart = Math.max(before.end, before.earliest, notBefore ?? before.end);
    return {...known, status: 'later', expectedStart, expectedEnd: expectedStart + Math.max(0, activity.length + added)};
  }
  if (closedAt === null) {
    const due = dueOf(activity, now) ?? now;
    const paused = activity.paused + (activity.pausedAt === null ? 0 : Math.max(0, now - activity.pausedAt));
    const status = activity.pausedAt === null ? 'running' : 'paused';
    const expectedEnd = Math.max(due, now);
    return {...known, status, paused, due, left: due - now, over: Math.max(0, now - due), expectedStart: openedAt, expectedEnd};
  }
  const over = -unused(activity, closedAt);
  if (activity.isLeft && before.place > before.running && before.running >= 0) {
    const expectedStart = Math.max(before.end, before.earliest);
    return {...known, status: 'left', left: -over, expectedStart, expectedEnd: expectedStart + Math.max(0, -over)};
  }
  return {...known, status: 'done', over, expectedStart: openedAt, expectedEnd: closedAt};
}
