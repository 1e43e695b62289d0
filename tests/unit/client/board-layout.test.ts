import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Arrangement} from '../../../client/activities/notes/arrangement.ts';
import {noteAt} from '../../../client/board/dropped.ts';
import {frameAt, type Layout, layOut, NOTE} from '../../../client/board/layout.ts';
import {noPlaces, type Places} from '../../../client/board/places.ts';
import {boxesOf, edgesOf, firstView, freePlace, viewWith} from '../../../client/board/viewport.ts';
import {seed} from '../../property/seed.ts';

const arrangements: fc.Arbitrary<Arrangement> = fc
  .tuple(fc.array(fc.nat(70), {maxLength: 7}), fc.nat(300))
  .map(([themes, open]) => [
    ...themes.map((count, at) => ({theme: `theme-${at}`, notes: Array.from({length: count}, (_, n) => `note-${at}-${n}`)})),
    ...(open > 0 ? [{theme: null, notes: Array.from({length: open}, (_, n) => `open-${n}`)}] : []),
  ]);

/** Some of the notes and frames, put somewhere by hand. */
const placed = (arrangement: Arrangement): fc.Arbitrary<Places> => {
  const notes = arrangement.flatMap(({theme, notes: ids}) => ids.map(id => ({id, theme})));
  const at = fc.tuple(fc.integer({min: 20, max: 900}), fc.integer({min: 72, max: 900}));
  return fc
    .tuple(fc.subarray(notes), fc.subarray(arrangement.flatMap(({theme}) => theme ?? [])), fc.infiniteStream(at))
    .map(([some, frames, places]) => ({
      ...noPlaces,
      notes: new Map(some.map(({id, theme}) => [id, {key: id, theme, at: places.next().value}])),
      frames: new Map(frames.map(theme => [theme, {key: theme, at: places.next().value}])),
    }));
};

const boards = arrangements.chain(arrangement => fc.tuple(fc.constant(arrangement), placed(arrangement)));

/** Where each note lies on the board itself. */
const onBoard = (layout: Layout) =>
  layout.flatMap(({theme, at, notes}) =>
    notes.map(note => ({id: note.id, x: note.at[0] + (theme === null ? 0 : at[0]), y: note.at[1] + (theme === null ? 0 : at[1])})),
  );

const overlap = (one: {x: number; y: number}, other: {x: number; y: number}) =>
  Math.abs(one.x - other.x) < NOTE.width && Math.abs(one.y - other.y) < NOTE.height;

describe('a board that nobody has placed anything on', () => {
  test('shows every note once, within its frame, and none over another', () => {
    fc.assert(
      fc.property(arrangements, arrangement => {
        const layout = layOut(arrangement, noPlaces);
        const notes = onBoard(layout);
        expect(notes.map(({id}) => id)).toEqual(arrangement.flatMap(group => group.notes));
        for (const [at, one] of notes.entries()) {
          const hit = notes.slice(at + 1).find(other => overlap(one, other));
          expect(hit, `${one.id} lies over ${hit?.id}`).toBeUndefined();
        }
        for (const {theme, at, width, height, notes: inside} of layout) {
          if (theme === null) continue;
          for (const {
            id,
            at: [x, y],
          } of inside) {
            expect(x >= 0 && y >= 0 && x + NOTE.width <= width && y + NOTE.height <= height, `${id} in its frame`).toBe(true);
            expect(frameAt(layout, [at[0] + x + 1, at[1] + y + 1])?.theme).toBe(theme);
          }
        }
      }),
      {seed, numRuns: 60},
    );
  });

  test('keeps its frames where they are when a note comes to the last theme', () => {
    const themes = ['a', 'b', 'c'].map(theme => ({theme, notes: [`${theme}1`, `${theme}2`]}));
    const before = layOut([...themes, {theme: null, notes: []}], noPlaces);
    const after = layOut([...themes.slice(0, 2), {theme: 'c', notes: ['c1', 'c2', 'c3']}, {theme: null, notes: []}], noPlaces);
    expect(after.map(({at}) => at)).toEqual(before.map(({at}) => at));
  });
});

describe('a board on which people have placed things', () => {
  test('shows what was placed where it was placed, and puts nothing else over it', () => {
    fc.assert(
      fc.property(boards, ([arrangement, places]) => {
        const layout = layOut(arrangement, places);
        const byHand = new Set(places.notes.keys());
        for (const {theme, at, notes} of layout) {
          if (theme !== null && places.frames.has(theme)) expect(at).toEqual(places.frames.get(theme)?.at);
          for (const note of notes) {
            const place = places.notes.get(note.id);
            if (place) expect(note.at, note.id).toEqual(place.at);
            // Within one group: frames that were dragged over one another are somebody's own doing.
            const hit = byHand.has(note.id)
              ? undefined
              : notes.find(other => other.id !== note.id && overlap({x: note.at[0], y: note.at[1]}, {x: other.at[0], y: other.at[1]}));
            expect(hit, `${note.id} lies over ${hit?.id}`).toBeUndefined();
          }
        }
      }),
      {seed, numRuns: 60},
    );
  });

  test('forgets the place of a note that has gone to another theme', () => {
    const places: Places = {...noPlaces, notes: new Map([['n', {key: 'k', theme: 'old', at: [500, 500]}]])};
    const [group] = layOut([{theme: 'new', notes: ['n']}], places);
    expect(group?.notes[0]?.at).not.toEqual([500, 500]);
  });
});

describe('letting go of a note', () => {
  const layout = layOut(
    [
      {theme: 'a', notes: ['a1']},
      {theme: 'b', notes: ['b1']},
    ],
    noPlaces,
  );
  const [a, b] = layout;

  test('over a frame puts it into that theme, below its name', () => {
    const [x, y] = b?.at ?? [0, 0];
    expect(noteAt('a1', 'a', [x + 5, y + 5], layout)).toEqual({note: 'a1', from: 'a', theme: 'b', at: [20, 72]});
  });

  test('beside all frames takes it out of its theme', () => {
    const [x, y] = [-900, -900];
    expect(noteAt('a1', 'a', [x, y], layout)).toEqual({note: 'a1', from: 'a', theme: null, at: [x, y]});
  });

  test('counts by the middle of the note', () => {
    const right = (a?.at[0] ?? 0) + (a?.width ?? 0);
    expect(noteAt('a1', 'a', [right - NOTE.width / 2 - 1, 80], layout).theme).toBe('a');
    expect(noteAt('a1', 'a', [right - NOTE.width / 2 + 1, 80], layout).theme).toBe(null);
  });
});

describe('the window onto a board', () => {
  const layout = layOut([{theme: 'a', notes: ['a1', 'a2']}], noPlaces);
  const boxes = boxesOf(layout, noPlaces);

  test('shows all of a small board, at its own size', () => {
    const window = {width: 1_200, height: 700};
    const view = firstView(boxesOf(layout, noPlaces), window);
    expect(view.zoom).toBe(1);
    const [frame] = layout;
    expect(frame && viewWith(frame, view, window)).toEqual(view);
  });

  test('begins a large one at its beginning, in letters that can be read', () => {
    const large = layOut([{theme: 'a', notes: Array.from({length: 900}, (_, n) => `n${n}`)}], noPlaces);
    const view = firstView(boxesOf(large, noPlaces), {width: 1_200, height: 700});
    expect(view.zoom).toBe(0.75);
    expect([view.x, view.y]).toEqual([24, 24]);
  });

  test('has headings in it too', () => {
    const heading = {key: 'h', activity: 'a', words: 'Above', at: [-400, -300]} as const;
    const all = boxesOf(layout, {headings: [heading]});
    expect(edgesOf(all).slice(0, 2)).toEqual([-400, -300]);
    const view = firstView(all, {width: 1_200, height: 700});
    expect([view.x - 400 * view.zoom, view.y - 300 * view.zoom].every(edge => edge >= 24)).toBe(true);
  });

  test('moves no further than it takes to show something', () => {
    const [view, window] = [
      {x: 0, y: 0, zoom: 0.5},
      {width: 400, height: 300},
    ];
    const size = {width: 200, height: 160};
    expect(viewWith({at: [20, 20], ...size}, view, window)).toEqual(view);
    // 700 is 350 in the window: half of it is outside.
    expect(viewWith({at: [700, 20], ...size}, view, window)).toEqual({x: 400 - 24 - 100 - 350, y: 0, zoom: 0.5});
    expect(viewWith({at: [-100, -40], ...size}, view, window)).toEqual({x: 24 + 50, y: 24 + 20, zoom: 0.5});
    // What is larger than the window begins in it.
    expect(viewWith({at: [0, 100], width: 200, height: 2_000}, view, window).y).toBe(24 - 50);
  });

  test('has a free place for a heading, the next one above the last', () => {
    const [window, size] = [
      {width: 400, height: 300},
      {width: 360, height: 48},
    ];
    const view = {x: 0, y: 0, zoom: 1};
    const first = freePlace(boxes, size, view, window);
    expect(first[1] + size.height).toBeLessThan(0);
    const second = freePlace([...boxes, {at: first, ...size}], size, view, window);
    expect(second[1]).toBeLessThan(first[1]);
    // Where there is room in the window, it goes there.
    expect(freePlace(boxes, size, {x: -5_000, y: 0, zoom: 1}, window)[0]).toBeGreaterThan(4_900);
  });
});
