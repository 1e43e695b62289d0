import {beforeEach, describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {BoardEdits} from '../../../client/board/edits.ts';
import {placesIn} from '../../../client/board/places.ts';
import {OwnUndo} from '../../../client/board/undo.ts';
import {MAX_BOARD_AT, MAX_BOARD_KEY_CHARS} from '../../../shared/wire/limits.ts';
import {randomId} from '../../players/player.ts';

const [activity, theme, one, two] = [randomId(), randomId(), randomId(), randomId()];

interface Page {
  readonly map: Y.Map<unknown>;
  readonly edits: BoardEdits;
  readonly undo: OwnUndo;
}

let gone: Set<string>;
let mine: Page;
let theirs: Page;

function newPage(): Page {
  const map = new Y.Doc().getMap<unknown>('board');
  return {map, edits: new BoardEdits(map), undo: new OwnUndo(map, note => !gone.has(note))};
}

/** All that one has written, and the other not. */
function tell(from: Page, to: Page): void {
  const [source, target] = [from.map.doc, to.map.doc];
  if (source && target) Y.applyUpdate(target, Y.encodeStateAsUpdate(source), 'remote');
}
const meet = () => {
  tell(mine, theirs);
  tell(theirs, mine);
};
const places = (page: Page = mine) => placesIn(page.map);

beforeEach(() => {
  gone = new Set();
  [mine, theirs] = [newPage(), newPage()];
});

describe('what stands on a board', () => {
  test('is what was put there, in whole pixels and within reach', () => {
    mine.edits.placeNotes([{note: one, theme, at: [10.4, -3e9]}]);
    expect(places().notes.get(one)).toMatchObject({theme, at: [10, -MAX_BOARD_AT]});
    mine.edits.placeNotes([{note: one, theme: null, at: [1, 2]}]);
    expect(places().notes.get(one)).toMatchObject({theme: null, at: [1, 2]});
    expect(mine.map.size).toBe(1);
  });

  test('[R135] stands under keys too short to name a note', () => {
    mine.edits.placeNotes([{note: one, theme, at: [1, 1]}]);
    mine.edits.placeFrame(theme, [1, 1]);
    mine.edits.addHeading(activity, 'A heading', [1, 1]);
    mine.edits.connect(one, two);
    expect([...mine.map.keys()].map(key => key.length)).toEqual(Array(4).fill(MAX_BOARD_KEY_CHARS));
  });

  test('is the same for two who placed one note at once, and tidying leaves no trace of either', () => {
    mine.edits.placeNotes([{note: one, theme, at: [1, 1]}]);
    theirs.edits.placeNotes([{note: one, theme, at: [2, 2]}]);
    meet();
    expect(places().notes).toEqual(places(theirs).notes);
    expect(places().spare).toHaveLength(1);
    mine.edits.tidy([one], [theme]);
    expect(mine.map.size).toBe(0);
  });

  test('leaves out what is nothing that a board shows', () => {
    const strange = [7, 'text', null, [], {}, {note: one}, {note: 'short', theme, at: [1, 1]}, {note: one, theme, at: [1, 1e9]}];
    for (const [at, value] of [
      ...strange,
      {activity, heading: '', at: [1, 1]},
      {activity, heading: 'x'.repeat(81), at: [1, 1]},
    ].entries()) {
      mine.map.set(`k${at}`, value);
    }
    expect(places()).toEqual({notes: new Map(), frames: new Map(), headings: [], connections: [], spare: []});
  });

  test('is one line between two notes, whichever way, and none from a note to itself', () => {
    mine.edits.connect(one, two);
    theirs.edits.connect(two, one);
    theirs.edits.connect(one, one);
    meet();
    expect(places().connections).toHaveLength(1);
    expect(places().spare).toHaveLength(2);
  });
});

describe('[R151] undo', () => {
  test('takes back the last act as a whole, and redo does it again', () => {
    mine.undo.act(() => mine.edits.placeNotes([{note: one, theme, at: [1, 1]}]));
    mine.undo.act(() => mine.edits.placeNotes([one, two].map(note => ({note, theme, at: [5, 5] as const}))));
    mine.undo.undo();
    expect(places().notes.get(one)?.at).toEqual([1, 1]);
    expect(places().notes.has(two)).toBe(false);
    mine.undo.redo();
    expect([...places().notes.values()].map(({at}) => at)).toEqual([
      [5, 5],
      [5, 5],
    ]);
    mine.undo.undo();
    mine.undo.undo();
    expect(mine.map.size).toBe(0);
    expect(mine.undo.canUndo).toBe(false);
  });

  test("is of one's own acts, never of anybody else's", () => {
    theirs.undo.act(() => theirs.edits.placeNotes([{note: two, theme, at: [9, 9]}]));
    meet();
    mine.undo.act(() => mine.edits.placeNotes([{note: one, theme, at: [1, 1]}]));
    mine.undo.undo();
    mine.undo.undo();
    meet();
    expect(places(theirs).notes.get(two)?.at).toEqual([9, 9]);
    expect(places().notes.has(one)).toBe(false);
  });

  test('leaves what somebody has changed since as they left it', () => {
    mine.undo.act(() => mine.edits.placeNotes([one, two].map(note => ({note, theme, at: [1, 1] as const}))));
    meet();
    theirs.edits.placeNotes([{note: one, theme, at: [7, 7]}]);
    meet();
    mine.undo.undo();
    expect(places().notes.get(one)?.at).toEqual([7, 7]);
    expect(places().notes.has(two)).toBe(false);
  });

  test('and what it has left to them, redo leaves to them too', () => {
    let key = '';
    mine.undo.act(() => {
      key = mine.edits.addHeading(activity, 'First', [1, 1]);
    });
    meet();
    theirs.edits.remove([key]);
    meet();
    mine.undo.undo();
    mine.undo.redo();
    expect(places().headings).toEqual([]);
    expect(mine.undo.canRedo).toBe(false);
  });

  test('nor does it take back what redo has not done again', () => {
    const key = mine.edits.addHeading(activity, 'First', [1, 1]);
    const words = () => places().headings.map(heading => heading.words);
    mine.undo.act(() => mine.edits.changeHeading(key, {words: 'Mine'}));
    mine.undo.undo();
    meet();
    theirs.edits.changeHeading(key, {words: 'Theirs'});
    meet();
    mine.undo.redo();
    expect(words()).toEqual(['Theirs']);
    theirs.edits.changeHeading(key, {words: 'Mine'});
    meet();
    mine.undo.undo();
    expect(words()).toEqual(['Mine']);
  });

  test('[R135] brings nothing back about a note that was taken back meanwhile', () => {
    mine.undo.act(() => mine.edits.placeNotes([{note: one, theme, at: [1, 1]}]));
    mine.undo.act(() => mine.edits.tidy([one], []));
    gone.add(one);
    mine.undo.undo();
    expect(mine.map.size).toBe(0);
    const {doc} = mine.map;
    expect(doc && Buffer.from(Y.encodeStateAsUpdate(doc)).includes(one)).toBe(false);
  });

  test('[R129] writes nothing when the right to write has ended meanwhile', () => {
    mine.undo.act(() => mine.edits.placeNotes([{note: one, theme, at: [1, 1]}]));
    mine.undo.undo(false);
    expect(places().notes.get(one)?.at).toEqual([1, 1]);
    mine.undo.redo(false);
    expect(mine.map.size).toBe(1);
  });

  test('goes together with what was done beside the document, and something new ends redo', () => {
    let done = 0;
    const beside = () => {
      done += 1;
    };
    mine.undo.act(() => undefined, beside);
    mine.undo.undo();
    mine.undo.redo();
    mine.undo.undo();
    expect(done).toBe(3);
    mine.undo.act(() => mine.edits.connect(one, two));
    expect(mine.undo.canRedo).toBe(false);
    // What changed nothing is no act.
    mine.undo.act(() => undefined);
    mine.undo.undo();
    expect(mine.undo.canUndo).toBe(false);
  });
});
