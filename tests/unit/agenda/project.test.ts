import {describe, expect, test} from 'vitest';
import {project} from '../../../shared/agenda/project.ts';
import type {TimedPlan, TimeEvent, TimePlan} from '../../../shared/agenda/timeline.ts';
import {HOUR, MINUTE, type Millis} from '../../../shared/wire/ids.ts';

// The worked example of how time is kept, and what it does at its edges. Times of one day in January, at which no clock is changed.

const at = (hours: number, minutes: number, seconds = 0): Millis => Date.UTC(2026, 0, 15, hours, minutes, seconds);
const activity = (id: string, minutes: number, more: Partial<TimedPlan> = {}): TimedPlan => ({
  id,
  kind: 'read',
  stretch: 'fixed',
  minutes,
  shortest: minutes,
  source: null,
  ...more,
});
const shrinks = (shortest: number): Partial<TimedPlan> => ({stretch: 'shrink', shortest});

const WORKSHOP: TimePlan = {
  startsAt: at(10, 0),
  endsBy: at(11, 20),
  activities: [
    activity('welcome', 5),
    activity('agreement', 5),
    activity('check-in', 10, shrinks(6)),
    activity('ideas', 15, shrinks(10)),
    activity('break', 10, {kind: 'break', stretch: 'break'}),
    activity('sort', 15, shrinks(8)),
    activity('vote', 5),
    activity('close', 10, {kind: 'close'}),
  ],
};

const opened = (id: string, when: Millis): TimeEvent => ({type: 'activity.opened', activity: id, at: when});
const closed = (id: string, when: Millis, isLeft = false): TimeEvent => ({
  type: 'activity.closed',
  activity: id,
  at: when,
  gatherUntil: isLeft ? null : when,
});
const next = (from: string, to: string, when: Millis): TimeEvent[] => [closed(from, when), opened(to, when)];
const added = (id: string, minutes: number, when: Millis): TimeEvent => ({
  type: 'time.added',
  activity: id,
  ms: minutes * MINUTE,
  at: when,
  change: `${id} ${when}`,
});
const paused = (id: string, when: Millis): TimeEvent => ({type: 'time.paused', activity: id, at: when});
const resumed = (id: string, when: Millis): TimeEvent => ({type: 'time.resumed', activity: id, at: when});

const UNTIL_IDEAS: readonly TimeEvent[] = [
  {type: 'session.started', at: at(10, 4)},
  opened('welcome', at(10, 4)),
  ...next('welcome', 'agreement', at(10, 10)),
  ...next('agreement', 'check-in', at(10, 15)),
  added('check-in', 2, at(10, 20)),
  added('check-in', 2, at(10, 22)),
  ...next('check-in', 'ideas', at(10, 29)),
];

const minutes = (ms: Millis | null | undefined) => (ms == null ? null : ms / MINUTE);
const told = (plan: TimePlan, log: readonly TimeEvent[], now: Millis) => {
  const {activities, running, expectedEnd, offset, relativeOffset, margin} = project(plan, log, now);
  const left = activities.find(({id}) => id === running)?.left;
  return {left: minutes(left), ends: expectedEnd, offset: minutes(offset), late: minutes(relativeOffset), margin: minutes(margin)};
};
const one = (plan: TimePlan, log: readonly TimeEvent[], now: Millis, id: string) =>
  project(plan, log, now).activities.find(found => found.id === id);

describe('the worked example', () => {
  const rested = [...UNTIL_IDEAS, paused('ideas', at(10, 35))];
  const goesOn = [...rested, resumed('ideas', at(10, 39))];
  test.each([
    ['ideas begin', UNTIL_IDEAS, at(10, 29), {left: 15, ends: at(11, 24), offset: 9, late: 5, margin: -4}],
    ['four minutes before their end', UNTIL_IDEAS, at(10, 40), {left: 4, ends: at(11, 24), offset: 9, late: 5, margin: -4}],
    ['over by three', UNTIL_IDEAS, at(10, 47), {left: -3, ends: at(11, 27), offset: 12, late: 8, margin: -7}],
    ['paused for three', rested, at(10, 38), {left: 9, ends: at(11, 27), offset: 12, late: 8, margin: -7}],
    ['resumed after four', goesOn, at(10, 39), {left: 9, ends: at(11, 28), offset: 13, late: 9, margin: -8}],
    ['over by two after that', goesOn, at(10, 50), {left: -2, ends: at(11, 30), offset: 15, late: 11, margin: -10}],
  ])('%s', (_, log, now, says) => {
    expect(told(WORKSHOP, log, now)).toEqual(says);
  });
});

describe('what absorbs lateness', () => {
  const lunch: TimePlan = {
    startsAt: at(10, 0),
    endsBy: null,
    activities: [activity('talk', 30), activity('lunch', 30, {notBefore: at(10, 36)}), activity('after', 20)],
  };

  test('what begins at a fixed time takes up six of nine minutes', () => {
    const log = [{type: 'session.started', at: at(10, 0)} as const, opened('talk', at(10, 0))];
    expect(told(lunch, log, at(10, 10))).toMatchObject({ends: at(11, 26), offset: 0});
    expect(one(lunch, [...log, added('talk', 9, at(10, 5))], at(10, 10), 'lunch')).toMatchObject({expectedStart: at(10, 39)});
    expect(told(lunch, [...log, added('talk', 9, at(10, 5))], at(10, 10))).toMatchObject({ends: at(11, 29), offset: 3});
  });

  test('a session begun on another day keeps its shape from when it began', () => {
    const log = [{type: 'session.started', at: at(10, 0) - 48 * HOUR} as const, opened('talk', at(10, 0) - 48 * HOUR)];
    const {activities, offset, margin} = project({...lunch, endsBy: at(11, 30)}, log, at(10, 0) - 48 * HOUR);
    expect([activities[1]?.expectedStart, offset, minutes(margin)]).toEqual([at(10, 36) - 48 * HOUR, 0, 4]);
  });

  test('a latest end that had passed when it began is none', () => {
    const log = [{type: 'session.started', at: at(14, 0)} as const, opened('talk', at(14, 0))];
    expect(project({...lunch, endsBy: at(11, 30)}, log, at(14, 0)).margin).toBeNull();
  });
});

describe('controls', () => {
  test('what is running and skipped ends there, and nothing of it is lost', () => {
    const log: TimeEvent[] = [...UNTIL_IDEAS, {type: 'activity.skipped', activity: 'ideas', at: at(10, 32)}];
    expect(one(WORKSHOP, log, at(10, 32), 'ideas')).toMatchObject({status: 'done', start: at(10, 29), end: at(10, 32), over: -12 * MINUTE});
    expect(told(WORKSHOP, log, at(10, 32))).toMatchObject({left: null, ends: at(11, 12)});
    // As nothing is open, what comes next begins later and later.
    expect(told(WORKSHOP, log, at(10, 35))).toMatchObject({ends: at(11, 15)});
  });

  test('what is skipped takes no time', () => {
    const log: TimeEvent[] = [...UNTIL_IDEAS, {type: 'activity.skipped', activity: 'sort', at: at(10, 29)}];
    expect(told(WORKSHOP, log, at(10, 29))).toMatchObject({ends: at(11, 9), offset: -6});
    expect(one(WORKSHOP, log, at(10, 29), 'sort')).toMatchObject({status: 'skipped', plannedStart: at(10, 45), plannedEnd: at(11, 0)});
  });

  test('made shorter than what has gone already, it is over', () => {
    const log: TimeEvent[] = [...UNTIL_IDEAS, {type: 'activity.resized', activity: 'ideas', minutes: 5, at: at(10, 37)}];
    expect(told(WORKSHOP, log, at(10, 37))).toMatchObject({left: -3, ends: at(11, 17)});
  });

  test('left to come back, it goes on with what it had', () => {
    const log = [...UNTIL_IDEAS, closed('ideas', at(10, 33), true), opened('check-in', at(10, 33))];
    expect(one(WORKSHOP, log, at(10, 33), 'ideas')).toMatchObject({status: 'left', left: 11 * MINUTE, start: at(10, 29)});
    // The check-in had its 14 minutes: what is open now is open beyond them.
    expect(told(WORKSHOP, log, at(10, 34))).toMatchObject({left: -1, ends: at(11, 25)});
    const back = [...log, ...next('check-in', 'ideas', at(10, 36))];
    expect(told(WORKSHOP, back, at(10, 36))).toMatchObject({left: 11, ends: at(11, 27)});
    const done = [...back, ...next('ideas', 'break', at(10, 49))];
    expect(one(WORKSHOP, done, at(10, 49), 'ideas')).toMatchObject({status: 'done', over: 2 * MINUTE});
  });

  test('two who press +2 at once add four minutes; undone, one of them', () => {
    const first = added('ideas', 2, at(10, 31));
    const second = {...first, change: 'of the other'};
    expect(told(WORKSHOP, [...UNTIL_IDEAS, first, second], at(10, 31))).toMatchObject({left: 17, ends: at(11, 28)});
    const undone: TimeEvent[] = [...UNTIL_IDEAS, first, second, {type: 'change.voided', change: 'of the other', at: at(10, 31, 5)}];
    expect(told(WORKSHOP, undone, at(10, 32))).toEqual(told(WORKSHOP, [...UNTIL_IDEAS, first], at(10, 32)));
    expect(told(WORKSHOP, [...undone, {type: 'change.restored', change: 'of the other', at: at(10, 31, 8)}], at(10, 32))).toEqual(
      told(WORKSHOP, [...UNTIL_IDEAS, first, second], at(10, 32)),
    );
  });

  test('time put in when it is over clears that as soon as there is some left', () => {
    const log = [...UNTIL_IDEAS, added('ideas', 5, at(10, 47))];
    expect(told(WORKSHOP, log, at(10, 47))).toMatchObject({left: 2});
    expect(one(WORKSHOP, log, at(10, 47), 'ideas')).toMatchObject({over: 0});
  });

  test('what came in since, and what was moved, stand where they were put; the plan stays as it was', () => {
    const log: TimeEvent[] = [
      ...UNTIL_IDEAS,
      {type: 'activity.inserted', activity: activity('walk', 10), after: 'ideas', at: at(10, 30)},
      {type: 'activity.moved', activity: 'vote', after: 'ideas', at: at(10, 31)},
    ];
    const {activities, plannedEnd, offset} = project(WORKSHOP, log, at(10, 31));
    expect(activities.slice(3, 7).map(({id}) => id)).toEqual(['ideas', 'vote', 'walk', 'break']);
    expect(activities.find(({id}) => id === 'walk')).toMatchObject({plannedStart: null, expectedStart: at(10, 49)});
    expect(activities.find(({id}) => id === 'vote')).toMatchObject({plannedStart: at(11, 0), expectedStart: at(10, 44)});
    expect([plannedEnd, minutes(offset)]).toEqual([at(11, 15), 19]);
  });

  test('before the start a change is a change of the plan', () => {
    const changes: TimeEvent[] = [
      {type: 'activity.resized', activity: 'ideas', minutes: 20, at: at(9, 0)},
      {type: 'activity.moved', activity: 'vote', after: null, at: at(9, 1)},
    ];
    const {activities, plannedEnd} = project(WORKSHOP, changes, at(9, 30));
    expect([activities[0]?.id, activities[0]?.plannedStart, plannedEnd]).toEqual(['vote', at(10, 0), at(11, 20)]);
    expect(told(WORKSHOP, changes, at(9, 30))).toMatchObject({ends: at(11, 20), offset: 0});
    // Not begun at its time, it ends later with every minute.
    expect(told(WORKSHOP, changes, at(10, 7))).toMatchObject({ends: at(11, 27), offset: 7, late: 7});
  });

  test('after the end nothing moves any more', () => {
    const log: TimeEvent[] = [...UNTIL_IDEAS, closed('ideas', at(10, 40)), {type: 'session.ended', at: at(10, 40)}];
    expect(told(WORKSHOP, log, at(10, 40))).toEqual(told(WORKSHOP, log, at(23, 0)));
    expect(told(WORKSHOP, log, at(23, 0))).toMatchObject({left: null, ends: at(10, 40)});
  });
});

describe('the clock on the wall', () => {
  const shifted = (by: Millis) => {
    const plan: TimePlan = {
      ...WORKSHOP,
      startsAt: at(10, 0) + by,
      endsBy: at(11, 20) + by,
    };
    return told(
      plan,
      UNTIL_IDEAS.map(event => ({...event, at: event.at + by})),
      at(10, 47) + by,
    );
  };
  test.each([
    ['across midnight', at(23, 40) - at(10, 0)],
    ['in the night in which October’s clocks go back', Date.UTC(2026, 9, 25, 0, 30) - at(10, 0)],
  ])('%s it is as at any other time', (_, by) => {
    const {ends, ...rest} = told(WORKSHOP, UNTIL_IDEAS, at(10, 47));
    expect(shifted(by)).toEqual({...rest, ends: ends + by});
  });
});
