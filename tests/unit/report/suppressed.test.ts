import fc from 'fast-check';
import {expect, test} from 'vitest';
import {suppressed} from '../../../shared/report/ballot.ts';
import {seed} from '../../property/seed.ts';

test.each([
  [
    [7, 9],
    [7, 9],
  ],
  [
    [7, 0, 9],
    [7, 0, 9],
  ],
  [
    [2, 3, 9],
    [null, null, 9],
  ],
  [
    [7, 3, 9],
    [null, null, 9],
  ],
  [
    [3, 0],
    [null, 0],
  ],
  // What is left of a sum that everybody knows must not say it either.
  [
    [5, 1, 1],
    [null, null, null],
  ],
  [
    [9, 1, 2, 6],
    [9, null, null, null],
  ],
  [[], []],
])('of %j it tells %j', (counts, told) => {
  expect(suppressed(counts)).toEqual(told);
});

test(`[R69] never one small count alone is left out beside others that are told (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.nat({max: 30}), {maxLength: 8}), counts => {
      const told = suppressed(counts);
      expect(told.every((count, at) => count === null || count === counts[at])).toBe(true);
      expect(told.some(count => count !== null && count > 0 && count < 5)).toBe(false);
      const left = told.filter(count => count === null).length;
      const sum = counts.reduce((all, count, at) => (told[at] === null ? all + count : all), 0);
      if (left === 1 || (left > 0 && sum < 5)) expect(told.every(count => count === null || count === 0)).toBe(true);
    }),
    {seed},
  );
});
