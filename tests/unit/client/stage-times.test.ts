import {describe, expect, test} from 'vitest';
import {chimesFor, nearness} from '../../../client/stage/chime.ts';
import {stageKey} from '../../../client/stage/keys.ts';
import {isBlankHere} from '../../../client/stage/running.ts';
import {aheadOf, minutesLeft, restsAt} from '../../../client/stage/times.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import type {StageRecord} from '../../../shared/wire/records.ts';
import {activity, id, stageRecords} from './stage-records.ts';

const NOON = 1_800_000_000_000;

describe('the chime', () => {
  const near = (...minutes: readonly number[]) => minutes.map(left => nearness(left * MINUTE));

  test('sounds once at two minutes and twice when the time is over', () => {
    const [plenty = null, soon = null, over = null] = near(2.01, 2, 0);
    expect([plenty, soon, over]).toEqual(['plenty', 'soon', 'over']);
    expect(chimesFor(plenty, soon)).toBe(1);
    expect(chimesFor(soon, over)).toBe(2);
    expect(chimesFor(plenty, over)).toBe(2);
  });

  test('is silent when time is put in, while time rests, and for an activity that begins short', () => {
    expect(chimesFor('over', 'plenty')).toBe(0);
    expect(chimesFor('over', 'soon')).toBe(0);
    expect(chimesFor('soon', 'soon')).toBe(0);
    expect(chimesFor(null, 'soon')).toBe(0);
    expect(chimesFor('plenty', null)).toBe(0);
  });
});

describe('the keys', () => {
  const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
    stageKey({key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false, ...more});

  test('a clicker turns pages', () => {
    expect(['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft'].map(key => pressed(key))).toEqual(['forward', 'forward', 'back', 'back']);
  });

  test('letters do what they say, however they are written, and nothing with the browser’s own keys', () => {
    expect(['f', 'F', 'b', 'm', 'p'].map(key => pressed(key))).toEqual(['full', 'full', 'blank', 'chime', 'hold']);
    expect(pressed('f', {ctrlKey: true})).toBeNull();
    expect(pressed('b', {repeat: true})).toBeNull();
    for (const key of ['n', ' ', 'Enter', 'Escape', 'toString', 'constructor']) expect(pressed(key), key).toBeNull();
  });
});

describe('time', () => {
  test('is rounded up to minutes and never below none', () => {
    expect(minutesLeft({due: NOON + 6 * MINUTE}, NOON)).toBe(6);
    expect(minutesLeft({due: NOON + 5 * MINUTE + 1}, NOON)).toBe(6);
    expect(minutesLeft({due: NOON - 1}, NOON)).toBe(0);
    expect(minutesLeft({left: 90_000}, NOON)).toBe(2);
  });

  const agenda = stageRecords({
    more: [
      activity('first', 'read', {at: 'closed'}),
      activity('now', 'write', {clock: {due: NOON + 4 * MINUTE}}),
      activity('then', 'talk', {at: 'later', minutes: 12}),
      activity('tea', 'break', {at: 'later'}),
      activity('end', 'close', {at: 'later'}),
    ],
  });

  test('the next break is told from what is left and planned, to the nearest five minutes', () => {
    expect(aheadOf(agenda)).toEqual({next: id('then'), rest: id('tea')});
    const at = restsAt(agenda, NOON) ?? 0;
    expect(Math.abs(at - (NOON + 16 * MINUTE))).toBeLessThanOrEqual(2.5 * MINUTE);
    expect(at % (5 * MINUTE)).toBe(0);
    // An activity that is over keeps the break waiting, it does not call it back.
    expect(restsAt(agenda, NOON + 30 * MINUTE)).toBeGreaterThanOrEqual(NOON + 39 * MINUTE);
  });

  test('without a break ahead there is none', () => {
    expect(restsAt(stageRecords({more: [activity('tea', 'break')]}), NOON)).toBeNull();
    expect(aheadOf(new Map())).toEqual({next: null, rest: null});
  });
});

test('a window that was blanked here shows again what is chosen next', () => {
  const chosen: StageRecord = {kind: 'stage', view: 'activity', note: null, isBlank: false};
  expect(isBlankHere({blankWhile: chosen}, chosen)).toBe(true);
  expect(isBlankHere({blankWhile: chosen}, {...chosen, view: 'join'})).toBe(false);
  expect(isBlankHere({blankWhile: null}, chosen)).toBe(false);
  expect(isBlankHere({blankWhile: null}, undefined)).toBe(false);
});
