import fc from 'fast-check';
import {expect, test} from 'vitest';
import {boxesOn, nodesOf} from '../../../client/board/canvas-nodes.ts';
import {HEADING, type Layout, NOTE} from '../../../client/board/layout.ts';
import {areaIn, doesReach, widened} from '../../../client/board/viewport.ts';
import {seed} from '../../property/seed.ts';

test(`what is round a window reaches all that the window can show of the board, and no less when it is wider (seed ${seed})`, () => {
  const whole = fc.integer({min: -5_000, max: 5_000});
  const zooms = fc.constantFrom(0.5, 0.75, 1, 2);
  fc.assert(
    fc.property(whole, whole, zooms, fc.double({min: 0.1, max: 2, noNaN: true}), (x, y, zoom, by) => {
      const seen = areaIn({x, y, zoom}, {width: 800, height: 600});
      expect(seen[2] - seen[0]).toBeCloseTo(800 / zoom);
      expect(seen[3] - seen[1]).toBeCloseTo(600 / zoom);
      expect(seen[0] * zoom + x).toBeCloseTo(0);
      expect(doesReach(widened(seen, by), seen)).toBe(true);
      expect(doesReach(seen, widened(seen, by))).toBe(false);
    }),
    {seed},
  );
});

test('a note within a frame lies where the frame lies and so much further; a heading and a note in none where they say', () => {
  const layout: Layout = [
    {theme: 'theme', at: [500, -40], width: 900, height: 400, notes: [{id: 'inside', at: [20, 72]}]},
    {theme: null, at: [0, 600], width: 0, height: 72, notes: [{id: 'open', at: [10, 700]}]},
  ];
  const headings = [{key: 'heading', activity: 'activity', words: 'Words', at: [-300, 5] as const}];
  const boxes = boxesOn(nodesOf(layout, {headings, connections: []}, {notes: true, rest: true}, []));
  expect(boxes.get('inside')).toEqual({at: [520, 32], ...NOTE});
  expect(boxes.get('open')).toEqual({at: [10, 700], ...NOTE});
  expect(boxes.get('heading')).toEqual({at: [-300, 5], ...HEADING});
});
