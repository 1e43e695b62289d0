import {describe, expect, test} from 'vitest';
import {type DotVotes, type ListedNote, mostSupport, saidOnce, strongViews} from '../../../shared/choices/lists.ts';
import type {NoteVotes} from '../../../shared/choices/protocol.ts';
import {idOf} from '../../telling/telling.ts';

const note = (name: string, more: Partial<ListedNote> = {}): ListedNote => ({
  id: idOf(name),
  theme: null,
  isHidden: false,
  bands: null,
  ...more,
});
const vote = (name: string, dots: number, more: Partial<NoteVotes> = {}): NoteVotes => ({
  note: idOf(name),
  dots,
  people: null,
  isStrong: false,
  ...more,
});
const votes = (...notes: NoteVotes[]): DotVotes => ({asks: 'dots', answers: 9, notes});
const ids = (list: readonly {readonly note: string}[]) => list.map(one => one.note);

describe('most support', () => {
  test('is by dots, and ties stand together', () => {
    const all = votes(vote('a', 2), vote('b', 7), vote('c', 2));
    const ranks = mostSupport(
      all,
      ['a', 'b', 'c'].map(name => note(name)),
    );
    expect(ranks.map(rank => [rank.dots, ids(rank.notes)])).toEqual([
      [7, [idOf('b')]],
      [2, [idOf('a'), idOf('c')]],
    ]);
  });

  test('leaves out what is hidden or gone', () => {
    expect(mostSupport(votes(vote('a', 2), vote('gone', 9), vote('b', 7)), [note('a'), note('b', {isHidden: true})])).toHaveLength(1);
  });
});

test('strong views are those that were counted as such, the most dots first', () => {
  const all = votes(vote('a', 4, {isStrong: true}), vote('b', 30), vote('c', 6, {isStrong: true}), vote('d', 8, {isStrong: true}));
  expect(ids(strongViews(all, [note('a'), note('b'), note('c'), note('d', {isHidden: true})]))).toEqual([idOf('c'), idOf('a')]);
});

describe('said once', () => {
  const [theme, own] = [idOf('theme'), idOf('own')];
  const names = (list: readonly ListedNote[]) => list.map(one => one.id);

  test('is a note that no other one shares a theme with', () => {
    const notes = [note('a'), note('b', {theme}), note('c', {theme}), note('d', {theme: own})];
    expect(names(saidOnce(votes(), notes))).toEqual([idOf('a'), idOf('d')]);
  });

  test('also when its theme’s other notes are hidden, and never a hidden one', () => {
    const notes = [note('a', {theme}), note('b', {theme, isHidden: true})];
    expect(names(saidOnce(votes(), notes))).toEqual([idOf('a')]);
  });

  test('not with dots from five people, and not where many said "me too"', () => {
    const notes = [note('a'), note('b'), note('c', {bands: {meToo: 'some'}}), note('d', {bands: {differently: 'most'}})];
    expect(names(saidOnce(votes(vote('a', 5, {people: 5}), vote('b', 8)), notes))).toEqual([idOf('b'), idOf('d')]);
  });
});
