import type {LifecycleEvent} from '../session/lifecycle.ts';
import {type ActivityId, HOUR, type Id, MINUTE, type Millis} from '../wire/ids.ts';
import type {AboutPress, ActivityKind, AgendaEvent, PlannedActivity, Stretch, TimeChange} from './protocol.ts';

/** What a plan says about the time of one activity. */
export type TimedPlan = Pick<PlannedActivity, 'id' | 'kind' | 'minutes' | 'shortest' | 'stretch' | 'notBefore' | 'source'>;

/** The agenda as it was planned, in its order. */
export interface TimePlan {
  /** When it is meant to begin; null: not said. */
  readonly startsAt: Millis | null;
  /** When the room or the people have to go; null: nobody has to. */
  readonly endsBy: Millis | null;
  readonly activities: readonly TimedPlan[];
}

type Inserted = Omit<TimeChange & {readonly type: 'activity.inserted'}, 'activity'> & {readonly activity: TimedPlan};

/** Every event that changes what is due. In a log they stand in the order in which they happened, and `at` never falls. */
export type TimeEvent =
  | Extract<LifecycleEvent, {readonly type: 'session.started' | 'session.ended'}>
  | Extract<AgendaEvent, {readonly type: 'activity.opened' | 'activity.closed'}>
  | AboutPress
  | Exclude<TimeChange, {readonly type: 'activity.inserted'}>
  | Inserted;

/** Where one activity stands by the log, whatever the time is now. */
export interface TimedActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly stretch: Stretch;
  /** The shortest that is still useful. */
  readonly shortest: Millis;
  /** It does not begin earlier; null: as soon as it is its turn. */
  readonly notBefore: Millis | null;
  /** Whose notes it needs. */
  readonly source: ActivityId | null;
  /** As it was when the session started; null for what came in since. */
  readonly planned: {readonly start: Millis | null; readonly length: Millis} | null;
  /** As it is by now, without what was added to it. */
  readonly length: Millis;
  /** Put in and taken off while it was open. */
  readonly added: Millis;
  /** Of pauses that are over; `pausedAt`: of the one that is not, null while none is. */
  readonly paused: Millis;
  readonly pausedAt: Millis | null;
  /** Between being closed and being opened again: no minute of that counts. */
  readonly away: Millis;
  /** When it was opened for the first, and closed for the last time; null: not yet, or open. */
  readonly openedAt: Millis | null;
  readonly closedAt: Millis | null;
  /** The group left it to come back. */
  readonly isLeft: boolean;
  readonly isSkipped: boolean;
}

/** The plan with all that has happened to it: what `project` needs beside the time. */
export interface Timeline {
  /** When it was meant to begin, by the plan as it was at the start; null before that when it was not said. */
  readonly startsAt: Millis | null;
  readonly startedAt: Millis | null;
  readonly endedAt: Millis | null;
  readonly endsBy: Millis | null;
  /** The end by the plan as it was at the start; null before that when no beginning was said. */
  readonly plannedEnd: Millis | null;
  readonly activities: readonly TimedActivity[];
}

/** A session begun further than this from its planned time is held on another day: it keeps the plan's shape from when it began. */
const ANOTHER_DAY: Millis = 6 * HOUR;

export const noTimeline: Timeline = {startsAt: null, startedAt: null, endedAt: null, endsBy: null, plannedEnd: null, activities: []};

/** Until the session starts, changes are changes of the plan; from then on they are told from it. Pure, and the same whenever it is asked. */
export function replay(plan: TimePlan, log: readonly TimeEvent[]): Timeline {
  const voided = voidedIn(log);
  const known = log.filter(event => !(isPress(event) && voided.has(event.change)));
  const {startsAt, endsBy} = plan;
  return applied({...noTimeline, startsAt, endsBy, ...withPlanned(startsAt, plan.activities.map(untouched))}, known);
}

/** The timeline as it would be with these. */
export const applied = (timeline: Timeline, changes: readonly TimeEvent[]): Timeline => changes.reduce(fold, timeline);

/** It can be taken back. */
export const isPress = <One extends TimeEvent>(event: One): event is One & {readonly change: Id} =>
  'change' in event && event.change !== undefined && !isAboutPress(event);

/** It takes a press back, or takes that back. */
export const isAboutPress = (event: TimeEvent): event is AboutPress => event.type === 'change.voided' || event.type === 'change.restored';

export function voidedIn(log: readonly TimeEvent[]): ReadonlySet<Id> {
  const voided = new Set<Id>();
  for (const event of log) {
    if (event.type === 'change.voided') voided.add(event.change);
    if (event.type === 'change.restored') voided.delete(event.change);
  }
  return voided;
}

const untouched = ({id, kind, stretch, minutes, shortest, notBefore, source}: TimedPlan): TimedActivity => ({
  id,
  kind,
  stretch,
  shortest: shortest * MINUTE,
  notBefore: notBefore ?? null,
  source,
  planned: null,
  length: minutes * MINUTE,
  added: 0,
  paused: 0,
  pausedAt: null,
  away: 0,
  openedAt: null,
  closedAt: null,
  isLeft: false,
  isSkipped: false,
});

function fold(timeline: Timeline, event: TimeEvent): Timeline {
  switch (event.type) {
    case 'session.started':
      return started(timeline, event.at);
    case 'session.ended':
      return {...timeline, endedAt: event.at};
    case 'session.extended':
      return {...timeline, endsBy: event.endsBy};
    case 'activity.inserted':
      return ordered(timeline, placed(timeline.activities, untouched(event.activity), event.after));
    case 'activity.moved': {
      const moved = timeline.activities.find(({id}) => id === event.activity);
      if (!moved || event.after === event.activity) return timeline;
      const others = timeline.activities.filter(({id}) => id !== event.activity);
      return ordered(timeline, placed(others, moved, event.after));
    }
    case 'change.voided':
    case 'change.restored':
      return timeline;
    case 'activity.resized':
    case 'activity.skipped':
    case 'activity.kept':
      return ordered(timeline, withTouched(timeline, event));
    default:
      return {...timeline, activities: withTouched(timeline, event)};
  }
}

const withTouched = ({activities}: Timeline, event: Touching): readonly TimedActivity[] =>
  activities.map(one => (one.id === event.activity ? touched(one, event) : one));

/** Before the start, what the plan says follows from its order and lengths. */
const ordered = (timeline: Timeline, activities: readonly TimedActivity[]): Timeline => ({
  ...timeline,
  ...(timeline.startedAt === null ? withPlanned(timeline.startsAt, activities) : {activities}),
});

function placed(activities: readonly TimedActivity[], one: TimedActivity, after: ActivityId | null): readonly TimedActivity[] {
  const place = after === null ? 0 : activities.findIndex(({id}) => id === after) + 1;
  // After what is not there: at the end.
  const at = after !== null && place === 0 ? activities.length : place;
  return [...activities.slice(0, at), one, ...activities.slice(at)];
}

/** What the plan says of each, and when it ends by that. What is skipped takes nothing. */
function withPlanned(startsAt: Millis | null, activities: readonly TimedActivity[]): Pick<Timeline, 'plannedEnd' | 'activities'> {
  let end = startsAt;
  const planned = activities.map(one => {
    const start = end === null || one.isSkipped ? end : Math.max(end, one.notBefore ?? end);
    if (start !== null && !one.isSkipped) end = start + one.length;
    return {...one, planned: {start, length: one.length}};
  });
  return {plannedEnd: end, activities: planned};
}

function started(timeline: Timeline, at: Millis): Timeline {
  const {startsAt} = timeline;
  const shift = startsAt !== null && Math.abs(at - startsAt) > ANOTHER_DAY ? at - startsAt : 0;
  const shifted = (time: Millis | null): Millis | null => (time === null ? null : time + shift);
  const begins = shifted(startsAt) ?? at;
  const endsBy = shifted(timeline.endsBy);
  return {
    ...timeline,
    startsAt: begins,
    startedAt: at,
    // One that had passed by then was meant for another time.
    endsBy: endsBy !== null && endsBy > at ? endsBy : null,
    ...withPlanned(
      begins,
      timeline.activities.map(one => ({...one, notBefore: shifted(one.notBefore)})),
    ),
  };
}

type Touching = Extract<
  TimeEvent,
  {
    readonly type:
      | 'activity.opened'
      | 'activity.closed'
      | 'activity.resized'
      | 'activity.skipped'
      | 'activity.kept'
      | 'time.added'
      | 'time.paused'
      | 'time.resumed';
  }
>;

/** It was begun and goes on, at rest or not. */
export const isOpen = ({openedAt, closedAt}: Pick<TimedActivity, 'openedAt' | 'closedAt'>): boolean =>
  openedAt !== null && closedAt === null;

function touched(activity: TimedActivity, event: Touching): TimedActivity {
  const {openedAt, closedAt, away} = activity;
  switch (event.type) {
    case 'activity.opened':
      if (openedAt === null) return {...activity, openedAt: event.at, isSkipped: false};
      return closedAt === null ? activity : {...activity, closedAt: null, isLeft: false, away: away + event.at - closedAt};
    case 'activity.closed': {
      const isLeft = event.gatherUntil === null;
      return isOpen(activity) ? {...resumed(activity, event.at), closedAt: event.at, isLeft} : {...activity, isLeft};
    }
    case 'activity.skipped':
      // What has begun cannot be made not to have been: it ends.
      if (openedAt === null) return {...activity, isSkipped: true};
      return isOpen(activity) ? {...resumed(activity, event.at), closedAt: event.at, isLeft: false} : activity;
    case 'activity.kept':
      return {...activity, isSkipped: false};
    case 'activity.resized':
      return {...activity, length: event.minutes * MINUTE};
    case 'time.added':
      return {...activity, added: activity.added + event.ms};
    case 'time.paused':
      return isOpen(activity) && activity.pausedAt === null ? {...activity, pausedAt: event.at} : activity;
    case 'time.resumed':
      return resumed(activity, event.at);
  }
}

const resumed = (activity: TimedActivity, at: Millis): TimedActivity =>
  activity.pausedAt === null ? activity : {...activity, pausedAt: null, paused: activity.paused + at - activity.pausedAt};
