import {describe, expect, test} from 'vitest';
import {GOALS, type Goal, type Rounds, type Verdict, verdicts} from '../../bench/board/goals.ts';
import {goalTable} from '../../bench/board/table.ts';

/** As if these had been measured of ours, round by round, in one scenario, and those of everybody else. */
const measured =
  (scenario: string, figure: string, ours: readonly number[], others: readonly number[] = []) =>
  (asked: string, contender: string): Rounds =>
    asked === scenario ? (contender === 'ours' ? ours : others).map(value => ({[figure]: value})) : [];

const isSafety = ({name}: Goal): boolean => name === 'Safety';
const only = (found: readonly Verdict[]): Verdict => {
  const [one, ...more] = found;
  if (!one || more.length > 0) throw new Error(`${found.length} verdicts`);
  return one;
};

describe('a goal of the board’s bench', () => {
  test('that somebody who attacks is to leave alone is held against the figure itself, with nobody else in the run', () => {
    expect(GOALS.filter(isSafety).map(({scenario, figure, against, atMost}) => [scenario, figure, against, atMost])).toEqual([
      ['attack', 'p95', null, 500],
      ['attack', 'undelivered', null, 0],
      ['attack', 'longestByOrphans', null, 100],
    ]);
    const kept = only(verdicts(measured('attack', 'p95', [40, 500, 60])));
    expect(kept).toMatchObject({figure: 'p95', isKept: true, ratio: {median: 60, high: 500}});
    expect(goalTable([kept])).toContain('| Safety | attack | p95 | itself | 500 | 60.00 (40.00 to 500.00) | kept |');
  });

  test.each([
    ['p95', [501, 502, 503], false],
    // One round in three above the bar is not the whole interval.
    ['p95', [501, 499, 503], true],
    ['undelivered', [1, 1, 1], false],
    ['undelivered', [0, 0, 0], true],
    ['longestByOrphans', [101], false],
    ['longestByOrphans', [100], true],
  ] as const)('is missed only when the whole interval lies above its bar: %s of %j', (figure, ours, isKept) => {
    expect(only(verdicts(measured('attack', figure, ours)))).toMatchObject({figure, isKept});
  });

  test('against another is a ratio, and none when that one was not measured', () => {
    const found = verdicts(measured('many-rooms', 'perConnection', [10, 10], [20, 40]));
    expect(found.map(({against, ratio, isKept}) => [against, ratio.low, isKept])).toEqual([
      ['limit', 0.25, true],
      ['hocuspocus', 0.25, true],
    ]);
    expect(verdicts(measured('many-rooms', 'perConnection', [10, 10]))).toEqual([]);
  });
});
