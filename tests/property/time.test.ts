import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {skip, slackIn, trim} from '../../shared/agenda/catch-up.ts';
import {project, projectAt} from '../../shared/agenda/project.ts';
import {applied, isAboutPress, isPress, replay, type TimedActivity, type TimeEvent} from '../../shared/agenda/timeline.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import {seed} from './seed.ts';
import {PASSING, timeStory} from './time-story.ts';

const runs = {seed, numRuns: 1_000};
const changesIn = (log: readonly TimeEvent[]) => [...new Set(log.flatMap(event => (isPress(event) ? event.change : [])))];

describe(`random logs of time (seed ${seed})`, () => {
  test('[R159] as long as nothing happens, no expected time moves back', () => {
    fc.assert(
      fc.property(timeStory, ({plan, log, now}) => {
        const passing = PASSING.map(later => project(plan, log, now + later));
        for (const [place, after] of passing.slice(1).entries()) {
          const before = passing[place];
          expect(after.expectedEnd).toBeGreaterThanOrEqual(before?.expectedEnd ?? Number.NaN);
          for (const [at, one] of after.activities.entries()) {
            expect(one.expectedStart).toBeGreaterThanOrEqual(before?.activities[at]?.expectedStart ?? Number.NaN);
            expect(one.expectedEnd).toBeGreaterThanOrEqual(before?.activities[at]?.expectedEnd ?? Number.NaN);
          }
        }
      }),
      runs,
    );
  });

  test('[R159] nothing is expected to begin before what stands before it ends, nor before its fixed time', () => {
    fc.assert(
      fc.property(timeStory, ({plan, log, now}) => {
        const timeline = replay(plan, log);
        const {activities, expectedEnd} = projectAt(timeline, now);
        let end = Number.NEGATIVE_INFINITY;
        for (const [place, one] of activities.entries()) {
          if (one.status === 'later') {
            expect(one.expectedStart).toBeGreaterThanOrEqual(end);
            expect(one.expectedStart).toBeGreaterThanOrEqual(now);
            expect(one.expectedStart).toBeGreaterThanOrEqual(timeline.activities[place]?.notBefore ?? 0);
          }
          expect(one.expectedEnd).toBeGreaterThanOrEqual(one.expectedStart);
          if (one.status !== 'skipped') end = Math.max(end, one.expectedEnd);
        }
        expect(expectedEnd).toBeGreaterThanOrEqual(end);
      }),
      runs,
    );
  });

  test('[R160] replayed from the store, in one go or event by event, it is what it was live', () => {
    fc.assert(
      fc.property(timeStory, ({plan, log, now}) => {
        const stored = JSON.parse(JSON.stringify({plan, log})) as {plan: typeof plan; log: typeof log};
        expect(project(stored.plan, stored.log, now)).toEqual(project(plan, log, now));
        // Where nothing is voided, what is folded on is what is folded again.
        const kept = log.filter(event => !isAboutPress(event));
        const half = Math.floor(kept.length / 2);
        expect(applied(replay(plan, kept.slice(0, half)), kept.slice(half))).toEqual(replay(plan, kept));
      }),
      runs,
    );
  });

  test('[R161] a press that is voided has never been, and restored it is there as before', () => {
    fc.assert(
      fc.property(timeStory, fc.nat(), ({plan, log, now}, which) => {
        const changes = changesIn(log);
        const change = changes[which % Math.max(1, changes.length)];
        if (change === undefined) return;
        const others = log.filter(event => !('change' in event) || event.change !== change);
        const without: TimeEvent[] = [...log, {type: 'change.voided', change, at: now}];
        expect(replay(plan, without)).toEqual(replay(plan, others));
        const fresh = log.filter(event => !(event.type === 'change.voided' && event.change === change));
        expect(replay(plan, [...fresh, {type: 'change.voided', change, at: now}, {type: 'change.restored', change, at: now}])).toEqual(
          replay(plan, fresh),
        );
      }),
      runs,
    );
  });
});

/** What an activity has in all, as it stands. */
const lengthOf = ({length, added}: TimedActivity): number => length + added;

describe(`catching up in random sessions (seed ${seed})`, () => {
  test('[R162] trimming keeps what is shortest, fixed, a break or the close, cuts whole minutes and nothing in vain, and gives what it says', () => {
    fc.assert(
      fc.property(timeStory, fc.integer({min: 0, max: 90 * MINUTE}), ({plan, log, now}, need) => {
        const timeline = replay(plan, log);
        const before = projectAt(timeline, now);
        const {changes, gives, short} = trim(timeline, now, need);
        const after = applied(timeline, changes);
        const then = projectAt(after, now);
        expect(before.expectedEnd - then.expectedEnd).toBe(gives);
        expect(short).toBe(Math.max(0, need - gives));
        for (const [place, one] of after.activities.entries()) {
          const was = timeline.activities[place];
          if (!was) throw new Error('trimming has added an activity');
          const less = lengthOf(was) - lengthOf(one);
          if (less === 0) continue;
          expect([one.stretch, one.kind]).toEqual(['shrink', expect.not.stringMatching(/^(break|close)$/)]);
          expect(less % MINUTE).toBe(0);
          expect(less).toBeGreaterThan(0);
          expect(lengthOf(one)).toBeGreaterThanOrEqual(one.shortest);
          // What is open is not over by it.
          const left = then.activities[place]?.left ?? 0;
          expect(left).toBeGreaterThanOrEqual(0);
          // A minute less off it would not have been enough.
          const given: TimeEvent = {type: 'time.added', at: now, activity: one.id, ms: MINUTE};
          if (short === 0) expect(before.expectedEnd - projectAt(applied(after, [given]), now).expectedEnd).toBeLessThan(need);
        }
        // Enough and no more than a minute more, or all there is.
        if (short === 0) expect(gives).toBeLessThan(need + MINUTE);
        if (short > 0) {
          const rest = slackIn(after, now);
          for (const {id} of rest) {
            const shorter = applied(after, [{type: 'activity.resized', at: now, activity: id, minutes: 0}]);
            const openedAt = after.activities.find(one => one.id === id)?.openedAt ?? null;
            // Whatever could still be cut would not bring the end nearer: something later begins at a fixed time.
            if (openedAt === null) expect(projectAt(shorter, now).expectedEnd).toBe(then.expectedEnd);
          }
        }
      }),
      runs,
    );
  });

  test('[R162] skipping leaves out what may be skipped alone, and none of it for nothing', () => {
    fc.assert(
      fc.property(timeStory, fc.integer({min: 1, max: 90 * MINUTE}), ({plan, log, now}, need) => {
        const timeline = replay(plan, log);
        const {changes, gives, short} = skip(timeline, now, need);
        expect(gives).toBeGreaterThanOrEqual(0);
        for (const change of changes) {
          const one = timeline.activities.find(({id}) => 'activity' in change && id === change.activity);
          expect([one?.stretch, one?.openedAt, one?.isSkipped]).toEqual(['skip', null, false]);
        }
        if (short > 0) return;
        for (const change of changes) {
          const fewer = applied(
            timeline,
            changes.filter(one => one !== change),
          );
          expect(projectAt(timeline, now).expectedEnd - projectAt(fewer, now).expectedEnd).toBeLessThan(need);
        }
      }),
      runs,
    );
  });
});
