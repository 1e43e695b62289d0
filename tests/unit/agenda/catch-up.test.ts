import {describe, expect, test} from 'vitest';
import {nextTalk, skip, toWriting, trim} from '../../../shared/agenda/catch-up.ts';
import {projectAt} from '../../../shared/agenda/project.ts';
import {applied, replay, type TimedPlan, type TimePlan} from '../../../shared/agenda/timeline.ts';
import {MINUTE, type Millis} from '../../../shared/wire/ids.ts';

const START = Date.UTC(2026, 0, 15, 10, 0);
const inMinutes = (minutes: number): Millis => START + minutes * MINUTE;
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
const skips: Partial<TimedPlan> = {stretch: 'skip', shortest: 1};

/** The first of them has been open for so long. */
const running = (activities: readonly TimedPlan[], minutes = 0) => {
  const plan: TimePlan = {startsAt: START, endsBy: null, activities};
  const [first] = activities;
  return {
    timeline: replay(plan, [
      {type: 'session.started', at: START},
      {type: 'activity.opened', activity: first?.id ?? '', at: START},
    ]),
    now: inMinutes(minutes),
  };
};
const cutsOf = ({changes}: {readonly changes: readonly object[]}) =>
  Object.fromEntries(
    changes.map(change => [
      (change as {activity: string}).activity,
      'ms' in change ? Number(change.ms) / MINUTE : 'minutes' in change ? change.minutes : null,
    ]),
  );

describe('trimming', () => {
  const ideas = () =>
    running([
      activity('ideas', 15, shrinks(10)),
      activity('break', 10, {kind: 'break', stretch: 'break'}),
      activity('sort', 15, shrinks(8)),
      activity('vote', 5),
      activity('close', 10, {kind: 'close', ...shrinks(2)}),
    ]);
  test.each([
    [9, {ideas: -4, sort: 10}, 9, 0],
    [4, {ideas: -2, sort: 13}, 4, 0],
    [15, {ideas: -5, sort: 8}, 12, 3],
    [0, {}, 0, 0],
  ])('by %i minutes', (need, changes, gives, short) => {
    const {timeline, now} = ideas();
    const option = trim(timeline, now, need * MINUTE);
    expect([cutsOf(option), option.gives / MINUTE, option.short / MINUTE]).toEqual([changes, gives, short]);
  });

  test('what is open gives no more than it has left', () => {
    const {timeline} = ideas();
    const option = trim(timeline, inMinutes(13), 9 * MINUTE);
    expect(cutsOf(option)).toEqual({ideas: -2, sort: 8});
    expect(trim(timeline, inMinutes(20), 20 * MINUTE).gives).toBe(7 * MINUTE);
  });

  test('part of a minute is asked for whole', () => {
    const {timeline, now} = ideas();
    expect(trim(timeline, now, 3.2 * MINUTE)).toMatchObject({gives: 4 * MINUTE, short: 0});
  });

  test('before something that begins at a fixed time nothing is cut in vain', () => {
    const {timeline, now} = running([
      activity('before', 30, shrinks(10)),
      activity('lunch', 30, {notBefore: inMinutes(30)}),
      activity('after', 20, shrinks(10)),
    ]);
    expect(cutsOf(trim(timeline, now, 5 * MINUTE))).toEqual({after: 15});
    // Late by three at lunch: so much counts before it, and the rest has to come after.
    const late = applied(timeline, [{type: 'time.added', at: now, activity: 'before', ms: 3 * MINUTE}]);
    const option = trim(late, now, 13 * MINUTE);
    expect([cutsOf(option), option.short]).toEqual([{before: -3, after: 10}, 0]);
  });
});

describe('skipping', () => {
  const plan = () =>
    running([
      activity('talk', 20),
      activity('game', 5, skips),
      activity('film', 15, skips),
      activity('song', 8, skips),
      activity('close', 10, {kind: 'close', stretch: 'skip'}),
    ]);
  test.each([
    [4, ['game'], 5, 0],
    [6, ['song'], 8, 0],
    [9, ['film'], 15, 0],
    [16, ['game', 'film'], 20, 0],
    [40, ['game', 'film', 'song'], 28, 12],
  ])('%i minutes', (need, left, gives, short) => {
    const {timeline, now} = plan();
    const option = skip(timeline, now, need * MINUTE);
    expect([Object.keys(cutsOf(option)), option.gives / MINUTE, option.short / MINUTE]).toEqual([left, gives, short]);
  });
});

describe('to writing', () => {
  test('the next talk gives way to writing about the same, as short as it may be', () => {
    const {timeline, now} = running([
      activity('welcome', 5),
      activity('talk', 20, {kind: 'talk', ...shrinks(8)}),
      activity('later', 20, {kind: 'talk', ...shrinks(8)}),
    ]);
    const option = toWriting(timeline, now, 10 * MINUTE, 'writing');
    expect([option.gives / MINUTE, option.short]).toEqual([12, 0]);
    const changed = applied(timeline, option.changes);
    expect(changed.activities.map(({id, isSkipped}) => `${id}${isSkipped ? ' skipped' : ''}`)).toEqual([
      'welcome',
      'talk skipped',
      'writing',
      'later',
    ]);
    expect(nextTalk(changed, now)?.id).toBe('later');
    expect(projectAt(changed, now).expectedEnd).toBe(inMinutes(33));
  });

  test('without a talk ahead there is nothing to give', () => {
    const {timeline, now} = running([activity('talk', 20, {kind: 'talk', ...shrinks(8)})]);
    expect(toWriting(timeline, now, 10 * MINUTE, 'writing')).toEqual({changes: [], gives: 0, short: 10 * MINUTE});
  });
});
