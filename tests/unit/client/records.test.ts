import {expect, test} from 'vitest';
import {adoptWhole, applyFrame, type Held, isSame, nothingHeld, recordIn} from '../../../client/live/records.ts';
import type {RecordId, ViewRecord} from '../../../shared/wire/records.ts';

const here = (count: number): ViewRecord => ({kind: 'here', here: count, away: 0, out: 0, people: [], seats: [], isLed: true});
const person = (number: number): ViewRecord => ({kind: 'person', id: 'p'.repeat(22), number, name: null, turns: 0, isRemoved: false});
const PERSON: RecordId = `person:${'p'.repeat(22)}`;

const held: Held = {
  lineage: 'a',
  n: 3,
  records: new Map<RecordId, ViewRecord>([
    ['here', here(5)],
    [PERSON, person(1)],
  ]),
};

test('a frame replaces and removes whole records and counts on', () => {
  const next = applyFrame(held, {prev: 3, n: 4, put: {here: here(10)}, del: [PERSON]});
  if (next === 'gap') throw new Error('There is no gap');
  expect(next.n).toBe(4);
  expect([...next.records]).toEqual([['here', here(10)]]);
});

test('a record that a frame does not name stays the same object', () => {
  const next = applyFrame(held, {prev: 3, n: 4, put: {here: here(10)}, del: []});
  if (next === 'gap') throw new Error('There is no gap');
  expect(next.records.get(PERSON)).toBe(held.records.get(PERSON));
});

test('a frame that says what is known already changes no object at all', () => {
  const next = applyFrame(held, {prev: 3, n: 4, put: {here: here(5)}, del: ['session']});
  if (next === 'gap') throw new Error('There is no gap');
  expect(next.records).toBe(held.records);
  expect(next.n).toBe(4);
});

test('a missing frame is a gap, and nothing is applied', () => {
  expect(applyFrame(held, {prev: 4, n: 5, put: {here: here(10)}, del: []})).toBe('gap');
});

test('a frame that came before changes nothing', () => {
  expect(applyFrame(held, {prev: 2, n: 3, put: {here: here(99)}, del: []})).toBe(held);
});

test('a whole view drops what is not in it, and keeps the objects that say the same', () => {
  const next = adoptWhole(held, {
    lineage: 'b',
    n: 9,
    put: {[PERSON]: person(1), access: {kind: 'access', code: '1', joinKey: 'k', isLocked: false}},
  });
  expect([...next.records.keys()].sort()).toEqual(['access', PERSON]);
  expect(next.records.get(PERSON)).toBe(held.records.get(PERSON));
  expect([next.lineage, next.n]).toEqual(['b', 9]);
});

test('a record is read by its id, and missing ones are undefined', () => {
  expect(recordIn(held.records, 'here')?.here).toBe(5);
  expect(recordIn(nothingHeld.records, 'session')).toBeUndefined();
});

test('sameness is that of plain data', () => {
  expect(isSame({a: [1, {b: null}]}, {a: [1, {b: null}]})).toBe(true);
  for (const other of [{a: [1, {b: 0}]}, {a: [1]}, {a: {0: 1, 1: {b: null}}}, {a: [1, {b: null}], c: undefined}, null]) {
    expect(isSame({a: [1, {b: null}]}, other)).toBe(false);
  }
});
