import {expect, test} from 'vitest';
import {readOrder} from '../../../client/activities/notes/read-order.ts';
import {id} from './view-of.ts';

const names = Array.from({length: 40}, (_, at) => id(`note${at}`)).sort();

test('a phone reads every note once, in the same order each time', () => {
  const order = readOrder(names, [], 7);
  expect([...order].sort()).toEqual(names);
  expect(readOrder([...names].reverse(), [], 7)).toEqual(order);
});

test('two phones read in different orders, and no note is first for all', () => {
  const firsts = new Set(Array.from({length: 60}, (_, seed) => readOrder(names, [], seed * 7_919)[0]));
  expect(firsts.size).toBeGreaterThan(15);
});

test('notes of a later release come after those on the screen', () => {
  const before = readOrder(names.slice(0, 10), [], 7);
  const after = readOrder(names, before, 7);
  expect(after.slice(0, 10)).toEqual(before);
  expect(readOrder(names, after, 7)).toBe(after);
});
