import {expect, test} from 'vitest';
import {Leaders} from '../../../server/live/presence.ts';
import {SECOND} from '../../../shared/wire/ids.ts';
import {LEAD_MISSED_MS} from '../../../shared/wire/limits.ts';

let now = 0;
const begun = (wasLed: boolean) => {
  now = 1_000;
  return new Leaders(() => now, wasLed);
};

test('[R112] nobody is missed who was never there', () => {
  const leaders = begun(false);
  now += 10 * LEAD_MISSED_MS;
  expect([leaders.areMissed, leaders.nextMissed()]).toEqual([false, null]);
});

test('[R112] the last one is missed a minute after they went, and no more once one is back', () => {
  const leaders = begun(false);
  const [first, second] = [leaders.enter(), leaders.enter()];
  first();
  first();
  now += LEAD_MISSED_MS;
  expect([leaders.areMissed, leaders.nextMissed()]).toEqual([false, null]);
  second();
  expect(leaders.nextMissed()).toBe(now + LEAD_MISSED_MS);
  now += LEAD_MISSED_MS - SECOND;
  expect(leaders.areMissed).toBe(false);
  now += SECOND;
  expect([leaders.areMissed, leaders.nextMissed()]).toEqual([true, null]);
  const back = leaders.enter();
  expect([leaders.areMissed, leaders.nextMissed()]).toEqual([false, null]);
  back();
  expect(leaders.nextMissed()).toBe(now + LEAD_MISSED_MS);
});

test('[R112] of a session that ran before this process did, somebody is waited for from now on', () => {
  const leaders = begun(true);
  expect(leaders.nextMissed()).toBe(now + LEAD_MISSED_MS);
});
