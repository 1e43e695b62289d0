import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {allRows, firstRows, type LiveRows, type LiveRules, nextRows} from '../../../client/kit/live-list-rows.ts';
import {seed} from '../../property/seed.ts';

const quiet: LiveRules = {own: new Set(), isHeld: false};
const held: LiveRules = {...quiet, isHeld: true};
const shown = (rows: LiveRows) => rows.shown.map(({id, isGone}) => (isGone ? `(${id})` : id)).join(' ');

describe('a list that others add to', () => {
  test('shows at first what is there', () => expect(shown(firstRows(['a', 'b']))).toBe('a b'));

  test('[R72] keeps back what is new, wherever it belongs', () => {
    const rows = nextRows(firstRows(['b', 'd']), ['a', 'b', 'c', 'd', 'e'], quiet);
    expect(shown(rows)).toBe('b d');
    expect(rows.waiting).toEqual(['a', 'c', 'e']);
  });

  test('[R72] shows the person’s own at once', () => {
    const rows = nextRows(firstRows(['a']), ['a', 'b', 'mine'], {...quiet, own: new Set(['mine'])});
    expect(shown(rows)).toBe('a mine');
    expect(rows.waiting).toEqual(['b']);
  });

  test('shows at once what comes while it is empty: it pushes nothing away', () => {
    expect(shown(nextRows(firstRows([]), ['a', 'b'], quiet))).toBe('a b');
  });

  test('lets go of what is gone, and of what was only waiting', () => {
    const rows = nextRows(nextRows(firstRows(['a', 'b']), ['a', 'b', 'c'], quiet), ['b'], quiet);
    expect(shown(rows)).toBe('b');
    expect(rows.waiting).toEqual([]);
  });

  test('keeps the place of what is gone while somebody is in the list', () => {
    const rows = nextRows(firstRows(['a', 'b']), ['b'], held);
    expect(shown(rows)).toBe('(a) b');
    expect(shown(nextRows(rows, ['a', 'b'], held))).toBe('a b');
    expect(shown(nextRows(rows, ['b'], quiet))).toBe('b');
  });

  test('shows everything in its order when the person asks', () => {
    expect(shown(allRows(['a', 'b', 'c']))).toBe('a b c');
  });

  test(`through any changes (seed ${seed}): nothing shown moves, nothing is in both places, and asking again changes nothing`, () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const step = fc.record({ids: fc.uniqueArray(id), own: fc.uniqueArray(id, {maxLength: 2}), isHeld: fc.boolean()});
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.array(step, {maxLength: 12}), (first, steps) => {
        let rows = firstRows(first);
        for (const {ids, own, isHeld} of steps) {
          const rules = {own: new Set(own), isHeld};
          const next = nextRows(rows, ids, rules);
          const stayed = next.shown.map(row => row.id).filter(one => rows.shown.some(row => row.id === one));
          expect(stayed).toEqual(rows.shown.map(row => row.id).filter(one => stayed.includes(one)));
          if (isHeld) expect(stayed).toHaveLength(rows.shown.length);
          const there = [...next.shown.filter(({isGone}) => !isGone).map(row => row.id), ...next.waiting];
          expect(there.toSorted()).toEqual(ids.toSorted());
          expect(nextRows(next, ids, rules)).toBe(next);
          rows = next;
        }
      }),
      {seed},
    );
  });
});
