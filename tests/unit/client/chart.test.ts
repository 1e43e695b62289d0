import {describe, expect, test} from 'vitest';
import {drawnFrom} from '../../../client/kit/chart-shares.ts';

const shares = (...counts: number[]) => drawnFrom(counts.map((count, at) => ({label: `row ${at}`, count}))).map(({share}) => share);

describe('the bars of a chart', () => {
  test('are as long as the counts are large, the longest whole', () => {
    expect(shares(12, 3, 4)).toEqual([100, 25, 33]);
  });

  test('are equal where the counts are', () => expect(shares(7, 7, 7)).toEqual([100, 100, 100]));
  test('are nothing when nobody chose anything', () => expect(shares(0, 0)).toEqual([0, 0]));
  test('one alone is whole', () => expect(shares(1)).toEqual([100]));
  test('of no rows there are none', () => expect(drawnFrom([])).toEqual([]));
});
