import {describe, expect, test} from 'vitest';
import {
  type Arrangement,
  arranged,
  changedSince,
  countIn,
  keepSame,
  withMoved,
  withoutGone,
} from '../../../client/activities/notes/arrangement.ts';
import type {Records} from '../../../client/live/records.ts';
import type {NoteRecord, RecordId, ViewRecord} from '../../../shared/wire/records.ts';
import {id} from './view-of.ts';

const [EARLY, LATE] = [id('early'), id('late')];
const THEMES = [EARLY, LATE];

const noteIn = (name: string, theme: string | null, isHidden = false): NoteRecord => ({
  kind: 'note',
  id: id(name),
  activity: id('write'),
  theme,
  text: isHidden ? '' : name,
  isHidden,
  bands: null,
});

const holding = (...notes: readonly NoteRecord[]): Records =>
  new Map(notes.map(note => [`note:${note.id}` as RecordId, note as ViewRecord]));

const ids = (...names: readonly string[]) => names.map(id);

describe('notes by theme', () => {
  const records = holding(noteIn('a', LATE), noteIn('b', null), noteIn('c', EARLY), noteIn('d', LATE), noteIn('e', null, true));
  const order = ids('d', 'e', 'c', 'b', 'a', 'gone');

  test('stand in the order of the themes, those in none last, each in the order given', () => {
    expect(arranged(records, order, THEMES)).toEqual([
      {theme: EARLY, notes: ids('c')},
      {theme: LATE, notes: ids('d', 'a')},
      {theme: null, notes: ids('b')},
    ]);
  });

  test('a theme that has gone leaves its notes in none', () => {
    expect(arranged(records, order, [EARLY])).toEqual([
      {theme: EARLY, notes: ids('c')},
      {theme: null, notes: ids('d', 'b', 'a')},
    ]);
  });

  test('hidden notes are for those who lead, empty themes for those who sort', () => {
    expect(countIn(arranged(records, order, THEMES))).toBe(4);
    expect(countIn(arranged(records, order, THEMES, {withHidden: true}))).toBe(5);
    expect(arranged(holding(), [], THEMES)).toEqual([]);
    expect(arranged(holding(), [], THEMES, {withEmpty: true})).toEqual(THEMES.map(theme => ({theme, notes: []})));
  });
});

describe('what waits while somebody reads', () => {
  const shown: Arrangement = [
    {theme: EARLY, notes: ids('a', 'b')},
    {theme: null, notes: ids('c')},
  ];

  test('counts what is new and what was moved, not what has gone or only changed places within a theme', () => {
    expect(changedSince(shown, shown)).toBe(0);
    expect(changedSince(shown, [{theme: EARLY, notes: ids('b', 'a')}])).toBe(0);
    expect(
      changedSince(shown, [
        {theme: EARLY, notes: ids('a', 'c')},
        {theme: LATE, notes: ids('b', 'new')},
      ]),
    ).toBe(3);
  });

  test('counts from the other side what has moved or gone, and not what is new', () => {
    const none = {theme: null, notes: ids('c')};
    const withNew = [{theme: EARLY, notes: ids('new', 'b', 'a')}, {theme: LATE, notes: ids('newer')}, none];
    expect([changedSince(shown, withNew), changedSince(withNew, shown)]).toEqual([2, 0]);
    const withGone = [{theme: EARLY, notes: ids('a', 'new')}, none];
    expect([changedSince(shown, withGone), changedSince(withGone, shown)]).toEqual([1, 1]);
    const withMove = [{theme: EARLY, notes: ids('a', 'b', 'new', 'c')}];
    expect([changedSince(shown, withMove), changedSince(withMove, shown)]).toEqual([2, 1]);
  });

  test('[R72] an own move changes the place of that note alone', () => {
    expect(withMoved(shown, id('a'), null)).toEqual([
      {theme: EARLY, notes: ids('b')},
      {theme: null, notes: ids('c', 'a')},
    ]);
    // A theme that others made meanwhile gets its place before those in none.
    expect(withMoved(shown, id('c'), LATE)).toEqual([
      {theme: EARLY, notes: ids('a', 'b')},
      {theme: LATE, notes: ids('c')},
      {theme: null, notes: []},
    ]);
    expect(countIn(withMoved(shown, id('b'), LATE))).toBe(3);
  });

  test('a theme that goes while somebody is there leaves its notes to those in none', () => {
    expect(withoutGone(shown, [])).toEqual([{theme: null, notes: ids('c', 'a', 'b')}]);
    expect(withoutGone(shown, [EARLY])).toBe(shown);
    expect(withoutGone([{theme: LATE, notes: []}], [])).toEqual([]);
  });

  test('a group that says the same stays the same object', () => {
    const kept = keepSame(shown, [
      {theme: EARLY, notes: ids('a', 'b')},
      {theme: null, notes: ids('c', 'new')},
    ]);
    expect(kept[0]).toBe(shown[0]);
    expect(kept[1]).toEqual({theme: null, notes: ids('c', 'new')});
  });
});
