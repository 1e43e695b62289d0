import {expect, test} from 'vitest';
import {countReactions, type Marks} from '../../../shared/voice/reactions.ts';
import {idOf} from '../../telling/telling.ts';

const notes = [idOf('first'), idOf('second')];
const marks = (meToo: number[], differently: number[] = []): Marks => ({
  meToo: new Set(meToo),
  differently: new Set(differently),
  tellMore: new Set(),
});
const times = (count: number, one: Marks) => Array.from({length: count}, () => one);

test('[R39] below five people who reacted there is no result', () => {
  expect(countReactions([...times(4, marks([0])), ...times(9, marks([]))], notes)).toBeNull();
});

test('[R39] a mark is told in words, and only where five people gave it', () => {
  expect(countReactions([...times(6, marks([0])), ...times(4, marks([1]))], notes)).toEqual([
    {note: idOf('first'), bands: {meToo: 'many'}},
  ]);
  expect(countReactions(times(5, marks([0, 1])), notes)).toEqual([
    {note: idOf('first'), bands: {meToo: 'most'}},
    {note: idOf('second'), bands: {meToo: 'most'}},
  ]);
  expect(countReactions([...times(5, marks([0])), ...times(15, marks([1], [0]))], notes)).toEqual([
    {note: idOf('first'), bands: {meToo: 'some', differently: 'most'}},
    {note: idOf('second'), bands: {meToo: 'most'}},
  ]);
});

test('[R39] a place beyond the notes counts for nothing', () => {
  expect(countReactions(times(5, marks([0, 999])), notes)).toEqual([{note: idOf('first'), bands: {meToo: 'most'}}]);
});
