import {describe, expect, test} from 'vitest';
import {discState, discTimes} from '../../../client/kit/disc-times.ts';
import {MINUTE, SECOND} from '../../../shared/wire/ids.ts';

const NOW = 1_800_000_000_000;

describe('the disc', () => {
  test.each([
    ['running', 15 * MINUTE],
    ['running', 2 * MINUTE + 1],
    ['soon', 2 * MINUTE],
    ['soon', 1],
    ['over', 0],
    ['over', -3 * MINUTE],
  ] as const)('is %s with %d ms left', (state, left) => {
    expect(discState({due: NOW + left}, NOW)).toBe(state);
  });

  test('rests while it is paused, however much is left', () => {
    for (const left of [10 * MINUTE, SECOND, 0, -MINUTE]) expect(discState({left}, NOW)).toBe('paused');
  });

  test.each([
    ['full', 10 * MINUTE, '0ms'],
    ['a quarter gone', 7.5 * MINUTE, '-150000ms'],
    ['empty', 0, '-600000ms'],
    ['over', -MINUTE, '-600000ms'],
    ['fuller than full after time was added', 12 * MINUTE, '0ms'],
  ])('%s begins where it should', (_what, left, begun) => {
    expect(discTimes({due: NOW + left}, 10 * MINUTE, NOW)['--disc-begun']).toBe(begun);
    expect(discTimes({left}, 10 * MINUTE, NOW)['--disc-begun']).toBe(begun);
  });

  test('moves once a second, and no step is more than one degree from six minutes on', () => {
    for (const minutes of [6, 10, 90]) {
      const steps = Number(discTimes({left: 0}, minutes * MINUTE, NOW)['--disc-steps']);
      expect(steps).toBe(minutes * 60);
      expect(360 / steps).toBeLessThanOrEqual(1);
    }
  });

  test('has its notch at two minutes, and all round when it is shorter', () => {
    expect(discTimes({left: 0}, 8 * MINUTE, NOW)['--disc-notch']).toBe('90deg');
    expect(discTimes({left: 0}, MINUTE, NOW)['--disc-notch']).toBe('360deg');
  });

  test('survives a time of nothing', () => {
    expect(discTimes({due: NOW}, 0, NOW)['--disc-total']).toBe('1000ms');
  });
});
