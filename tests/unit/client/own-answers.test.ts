import {describe, expect, test} from 'vitest';
import {chosenIn, dotsGiven, withChosen, withDot} from '../../../client/activities/ballot/answers.ts';
import {chartRows} from '../../../client/activities/ballot/chart-rows.ts';
import {closePages} from '../../../client/activities/close/close-pages.ts';
import {id, writing} from './view-of.ts';

describe('one answer per question', () => {
  test('a choice is kept by its place from 1, and another one takes its place', () => {
    const first = withChosen(undefined, 3, 1, 2);
    expect(first).toEqual([0, 3, 0]);
    expect(withChosen(first, 3, 1, 0)).toEqual([0, 1, 0]);
    expect(chosenIn(first, 1)).toBe(2);
  });

  test('what was skipped says nothing', () => {
    const skipped = withChosen([2, 1], 2, 0, null);
    expect(skipped).toEqual([0, 1]);
    expect(chosenIn(skipped, 0)).toBeNull();
    expect(chosenIn(undefined, 0)).toBeNull();
  });
});

describe('dots', () => {
  test('no more are given than there are, none less than none, none to a note that is not there', () => {
    const two = withDot(withDot(undefined, 4, 2, 1, 2), 4, 0, 1, 2);
    expect(two).toEqual([1, 0, 1, 0]);
    expect(withDot(two, 4, 1, 1, 2)).toBe(two);
    expect(withDot(two, 4, 1, -1, 2)).toBe(two);
    expect(withDot(two, 4, 4, 1, 9)).toBe(two);
    expect(withDot(two, 4, -1, 1, 9)).toBe(two);
    expect(withDot(two, 4, 2, -1, 2)).toEqual([1, 0, 0, 0]);
  });

  test('[R73] however one presses, the ballot stays within its dots', () => {
    for (const seed of [1, 7, 2_026, Date.now() >>> 0]) {
      let state = seed;
      const draw = (below: number) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      let answers: readonly number[] | undefined;
      for (let press = 0; press < 200; press++) {
        answers = withDot(answers, 6, draw(8) - 1, draw(2) === 0 ? 1 : -1, 5);
        expect(dotsGiven(answers), `seed ${seed}`).toBeLessThanOrEqual(5);
        expect(answers.every(dots => dots >= 0) && answers.length <= 6, `seed ${seed}`).toBe(true);
      }
    }
  });
});

test('a chart has a row for each option, and none at all where too few answered', () => {
  expect(chartRows(['Yes', 'No', 'Yes'], [3, 1, 2])).toEqual([
    {label: 'Yes', count: 3},
    {label: 'No', count: 1},
    {label: 'Yes (3)', count: 2},
  ]);
  expect(chartRows(['Yes', 'No'], [])).toBeNull();
});

describe('the close, one question to a page', () => {
  const ballot = {asks: 'one' as const, rows: [{question: '', options: ['No', 'Yes']}], isCounted: false, votes: null};

  test('first what is chosen, then each thing to write about', () => {
    const asks = [id('keep'), id('change')];
    expect(closePages({ballot, writing: writing({asks})})).toEqual([
      {asks: 'row', row: 0},
      {asks: 'note', theme: asks[0]},
      {asks: 'note', theme: asks[1]},
    ]);
  });

  test('an answer that was counted is not asked again; without anything to write about there is one page for words', () => {
    expect(closePages({ballot: {...ballot, isCounted: true}, writing: writing({asks: []})})).toEqual([{asks: 'note', theme: null}]);
    expect(closePages({ballot: null, writing: null})).toEqual([]);
  });
});
