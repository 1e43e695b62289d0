import {describe, expect, test} from 'vitest';
import {minutesLeft} from '../../../client/phone/minutes-left.ts';
import {missedBy} from '../../../client/phone/missed.ts';
import {minutesAdded} from '../../../client/phone/say-changes.ts';
import {MINUTE, SECOND} from '../../../shared/wire/ids.ts';
import {id} from './view-of.ts';

describe('the minutes on a phone', () => {
  test('are rounded up', () => {
    expect(minutesLeft({due: 6 * MINUTE}, 0)).toBe(6);
    expect(minutesLeft({due: 6 * MINUTE}, MINUTE - 2 * SECOND)).toBe(6);
    expect(minutesLeft({due: 6 * MINUTE}, 5 * MINUTE)).toBe(1);
    expect(minutesLeft({left: 90 * SECOND}, 0)).toBe(2);
  });

  test('are never one more for a clock that is half a second behind', () => {
    expect(minutesLeft({due: 5 * MINUTE + SECOND / 2}, 0)).toBe(5);
  });

  test('are never below none', () => {
    expect(minutesLeft({due: 0}, 10 * MINUTE)).toBe(0);
    expect(minutesLeft({left: -MINUTE}, 0)).toBe(0);
  });
});

describe('minutes that a facilitator put in', () => {
  test('are told, while the time runs and while it rests', () => {
    expect(minutesAdded({due: 0}, {due: 2 * MINUTE})).toBe(2);
    expect(minutesAdded({left: MINUTE}, {left: 3 * MINUTE})).toBe(2);
  });

  test('are not those of a pause, of taking some off, or of a new activity', () => {
    expect(minutesAdded({due: 9 * MINUTE}, {left: 4 * MINUTE})).toBe(0);
    expect(minutesAdded({left: 4 * MINUTE}, {due: 30 * MINUTE})).toBe(0);
    expect(minutesAdded({due: 9 * MINUTE}, {due: 8 * MINUTE})).toBe(0);
    expect(minutesAdded(null, {due: 8 * MINUTE})).toBe(0);
  });
});

describe('what somebody missed', () => {
  const away = {from: id('one'), since: 0, backAt: 20 * SECOND};

  test('is told when the group is elsewhere, also when that arrives a moment later', () => {
    expect(missedBy(away, id('two'), 20 * SECOND)).toBe(id('one'));
    expect(missedBy(away, id('two'), 24 * SECOND)).toBe(id('one'));
  });

  test('is nothing when the group has stayed, was left only for a moment, or goes on long after', () => {
    expect(missedBy(away, id('one'), 20 * SECOND)).toBeNull();
    expect(missedBy({...away, backAt: 10 * SECOND}, id('two'), 10 * SECOND)).toBeNull();
    expect(missedBy(away, id('two'), 26 * SECOND)).toBeNull();
    expect(missedBy({...away, backAt: null}, id('two'), 20 * SECOND)).toBeNull();
  });
});
