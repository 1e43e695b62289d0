import {expect, test} from 'vitest';
import {backOff} from '../../../client/live/connection.ts';

test('a phone waits a random part of a time that doubles, and at most fifteen seconds', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 100].map(tries => backOff(tries, () => 1));
  expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  expect(backOff(3, () => 0)).toBe(0);
  expect(backOff(3, () => 0.25)).toBe(1_000);
});
