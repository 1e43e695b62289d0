import {describe, expect, test} from 'vitest';
import {countVotes, fits} from '../../../shared/choices/count.ts';
import type {PlannedBallot} from '../../../shared/choices/protocol.ts';
import {idOf} from '../../telling/telling.ts';

const row = (name: string, options: number) => ({
  question: idOf(`${name}?`),
  options: Array.from({length: options}, (_, at) => idOf(`${name}-${at}`)),
});
const one: PlannedBallot = {asks: 'one', rows: [row('first', 3), row('second', 2)]};
const dots: PlannedBallot = {asks: 'dots', dots: 5};
const notes = ['a', 'b', 'c'].map(idOf);
const ballot = (...answers: number[]) => Uint8Array.from(answers);
const times = (count: number, answers: Uint8Array) => Array.from({length: count}, () => answers);

describe('a ballot', () => {
  test('for questions has an answer per row at most, each one of the options', () => {
    for (const good of [[], [0, 0], [3], [3, 2]]) expect(fits(one, ballot(...good), 0), good.join()).toBe(true);
    for (const bad of [[4], [0, 3], [1, 1, 0]]) expect(fits(one, ballot(...bad), 0), bad.join()).toBe(false);
  });

  test('of dots gives at most as many as there are, on notes that there are', () => {
    for (const good of [[], [5], [0, 2, 3]]) expect(fits(dots, ballot(...good), 3), good.join()).toBe(true);
    for (const bad of [[6], [3, 3], [0, 0, 0, 1], [255, 6]]) expect(fits(dots, ballot(...bad), 3), bad.join()).toBe(false);
  });
});

describe('the count of questions', () => {
  test('is nothing below five ballots that say something, however many came empty', () => {
    expect(countVotes(one, [...times(4, ballot(1, 1)), ...times(9, ballot(0, 0)), ballot()], [])).toBeNull();
    expect(countVotes(one, [], [])).toBeNull();
  });

  test('says how often each option was chosen', () => {
    const ballots = [...times(3, ballot(1, 2)), ...times(2, ballot(3, 2)), ballot(0, 1), ballot(0, 0)];
    expect(countVotes(one, ballots, [])).toEqual({
      asks: 'one',
      answers: 6,
      rows: [
        [3, 0, 2],
        [1, 5],
      ],
    });
  });

  test('[R63] leaves out a question that fewer than five answered', () => {
    expect(countVotes(one, [...times(4, ballot(1, 1)), ...times(3, ballot(2))], [])).toEqual({
      asks: 'one',
      answers: 7,
      rows: [[4, 3, 0], []],
    });
  });
});

describe('the count of dots', () => {
  test('is nothing below five ballots with a dot', () => {
    expect(countVotes(dots, [...times(4, ballot(5)), ...times(9, ballot(0, 0, 0))], notes)).toBeNull();
  });

  test('adds up dots, and says how many gave them only from five', () => {
    expect(countVotes(dots, [...times(5, ballot(2, 1)), ballot(0, 1)], notes)).toEqual({
      asks: 'dots',
      answers: 6,
      notes: [
        {note: idOf('a'), dots: 10, people: 5, isStrong: false},
        {note: idOf('b'), dots: 6, people: 6, isStrong: false},
      ],
    });
    expect(countVotes(dots, [...times(4, ballot(0, 1)), ballot(1)], notes)).toMatchObject({
      notes: [
        {note: idOf('a'), dots: 1, people: null},
        {note: idOf('b'), dots: 4, people: null},
      ],
    });
  });

  test('calls strong what at most a third gave at least half their dots, and two', () => {
    const strong = (asked: number, ...ballots: Uint8Array[]) => {
      const votes = countVotes({asks: 'dots', dots: asked}, ballots, notes);
      return votes?.asks === 'dots' ? votes.notes.filter(note => note.isStrong).map(({note}) => note) : null;
    };
    const others = (count: number) => times(count, ballot(0, 1, 1));
    expect(strong(5, ...times(2, ballot(3)), ...others(4))).toEqual([idOf('a')]);
    expect(strong(5, ...times(2, ballot(3)), ...others(3))).toEqual([]);
    expect(strong(5, ballot(3), ballot(2), ...others(4))).toEqual([]);
    expect(strong(3, ballot(2), ...others(4))).toEqual([idOf('a')]);
    expect(strong(1, ballot(1), ...others(4))).toEqual([]);
    expect(strong(2, ballot(1), ...others(4))).toEqual([]);
  });

  test('does not count dots beyond the notes', () => {
    expect(countVotes(dots, times(5, ballot(0, 0, 0, 1)), notes)).toEqual({asks: 'dots', answers: 5, notes: []});
  });
});
