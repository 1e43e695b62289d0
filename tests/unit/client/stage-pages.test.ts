import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {linesOf, measure} from '../../../client/stage/lines.ts';
import {laid, turned} from '../../../client/stage/pager.ts';
import {entryPages, fitText, LINE} from '../../../client/stage/pages.ts';
import {promptLayout} from '../../../client/stage/prompt-layout.ts';
import {columnsOf, roomOf} from '../../../client/stage/screen-room.ts';
import {type WallTheme, wallPages} from '../../../client/stage/wall.ts';
import {MAX_NOTE_CHARS, MAX_PROMPT_CHARS} from '../../../shared/wire/limits.ts';

const WIDE = roomOf(1920, 1080);
const SCREENS = [WIDE, roomOf(1280, 720), roomOf(800, 600), roomOf(900, 1600)];

const words = fc.oneof(
  fc.lorem({maxCount: 40}),
  fc.string({unit: 'grapheme', maxLength: 120}),
  fc.constantFrom('W'.repeat(MAX_NOTE_CHARS), '待合室'.repeat(333), 'a\n'.repeat(500), '👩‍👩‍👧‍👦'.repeat(90), 'كرسي '.repeat(200), ''),
);

const notes = fc.array(words, {maxLength: 60}).map(texts => texts.map((text, at) => ({id: `n${at}`, text})));
const themes: fc.Arbitrary<readonly WallTheme[]> = fc.tuple(notes, fc.integer({min: 1, max: 6})).map(([all, count]) =>
  Array.from({length: count}, (_, at) => ({
    theme: at === 0 ? null : `t${at}`,
    title: count === 1 ? '' : `Theme ${at}`,
    notes: all.filter((_note, place) => place % count === at),
  })),
);

describe('lines', () => {
  test('are the text again, and none needs another one', () => {
    fc.assert(
      fc.property(words, fc.integer({min: 2, max: 60}), (text, em) => {
        const lines = linesOf(measure(text), em);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(linesOf(measure(line.trimEnd()), em), line).toHaveLength(1);
      }),
    );
  });

  test('a sign that people see as one is never taken apart', () => {
    const family = '👩‍👩‍👧‍👦';
    for (const line of linesOf(measure(family.repeat(20)), 12)) expect(line.length % family.length).toBe(0);
  });
});

describe('one text', () => {
  test('is as large as it fits, and is all there', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...SCREENS), (text, room) => {
        const {size, parts} = fitText(text, room);
        expect(parts.join('')).toBe(text);
        for (const part of parts)
          expect(linesOf(measure(part), room.width / size).length * size * LINE).toBeLessThanOrEqual(room.height + 0.001);
        expect(size).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(fitText('Why?', WIDE).size).toBeGreaterThan(fitText('Why? '.repeat(60), WIDE).size);
  });

  test('a prompt of any length has its time beside it, and leaves it the room when it is long', () => {
    expect(promptLayout('What helped you?', '', WIDE, true)).toMatchObject({clock: 'side', parts: ['What helped you?']});
    const long = 'What would have helped? '.repeat(25).slice(0, MAX_PROMPT_CHARS);
    expect(promptLayout(long, '', WIDE, true).clock).toBe('line');
    expect(promptLayout(long, 'Write on your phone.', roomOf(800, 600), true).parts.join('')).toBe(long);
  });
});

describe('the wall', () => {
  test('has every note on one page, or a long one in parts on pages that follow one another', () => {
    fc.assert(
      fc.property(themes, fc.constantFrom(...SCREENS), (all, room) => {
        const {pages} = wallPages(all, room);
        const cards = pages.flatMap(({groups}, page) =>
          groups.flatMap(({theme, rows}) => rows.flat().map(card => ({...card, page, theme}))),
        );
        for (const {theme, notes: own} of all) {
          for (const {id, text} of own) {
            const found = cards.filter(card => card.note === id);
            expect(found.map(card => card.text).join('')).toBe(text);
            expect(found.map(card => card.part)).toEqual(found.map((_, at) => at + 1));
            expect(found.every(card => card.of === found.length && card.theme === theme)).toBe(true);
            expect(new Set(found.map(card => card.page)).size).toBe(found.length);
          }
        }
        expect(new Set(cards.map(card => card.note)).size).toBe(all.reduce((sum, theme) => sum + theme.notes.length, 0));
        for (const {groups, size} of pages) {
          const count = groups.flatMap(({rows}) => rows.flat()).length;
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(9);
          expect(size).toBeGreaterThanOrEqual(1);
          expect(groups.every(({rows}) => rows.every(row => row.length <= columnsOf(room)))).toBe(true);
        }
      }),
      {numRuns: 60},
    );
  });

  test('puts six to nine notes of usual length on a page', () => {
    const usual = Array.from({length: 90}, (_, at) => ({id: `n${at}`, text: 'More seats near the door, please.'}));
    const {pages} = wallPages([{theme: null, title: '', notes: usual}], WIDE);
    const counts = pages.map(({groups}) => groups.flatMap(({rows}) => rows.flat()).length);
    expect(counts.slice(0, -1).every(count => count >= 6 && count <= 9)).toBe(true);
  });

  test('says when a theme goes on', () => {
    const many = Array.from({length: 30}, (_, at) => ({id: `n${at}`, text: 'Seats'}));
    const {pages} = wallPages([{theme: 't', title: 'Comfort', notes: many}], WIDE);
    expect(pages.map(({groups}) => groups[0]?.isMore)).toEqual([false, ...pages.slice(1).map(() => true)]);
  });

  test('holds 2,000 notes, and none', () => {
    const all = Array.from({length: 2_000}, (_, at) => ({id: `n${at}`, text: `Note ${at} `.repeat(1 + (at % 30))}));
    const cards = wallPages([{theme: null, title: '', notes: all}], WIDE).pages.flatMap(({groups}) =>
      groups.flatMap(({rows}) => rows.flat()),
    );
    expect(new Set(cards.map(card => card.note)).size).toBe(2_000);
    expect(wallPages([], WIDE).pages).toEqual([]);
    expect(wallPages([{theme: 't', title: 'Empty', notes: []}], WIDE).pages).toEqual([]);
  });
});

test('a list has each of its texts once, in order, or a long one in parts', () => {
  fc.assert(
    fc.property(fc.array(words, {maxLength: 25}), fc.constantFrom(...SCREENS), (texts, room) => {
      const entries = entryPages(texts, room, {across: 6, down: 2, most: 6}).flatMap(page => page.entries);
      const again = texts.map((_, place) =>
        entries
          .filter(entry => entry.place === place)
          .map(entry => entry.text)
          .join(''),
      );
      expect(again).toEqual(texts);
      expect(entries.map(({place}) => place)).toEqual(entries.map(({place}) => place).sort((a, b) => a - b));
    }),
    {numRuns: 60},
  );
});

describe('turning pages', () => {
  test('goes round', () => {
    expect([turned(0, 3, 1), turned(2, 3, 1), turned(0, 3, -1), turned(0, 1, 1)]).toEqual([1, 0, 2, 0]);
  });

  test('begins anew with another view, and stays where it is while this one grows or shrinks', () => {
    const at = {of: 'notes a', page: 2, pages: 4, isHeld: true};
    expect(laid(at, 'notes b', 5)).toEqual({of: 'notes b', page: 0, pages: 5, isHeld: false});
    expect(laid(at, 'notes a', 6)).toEqual({...at, pages: 6});
    expect(laid(at, 'notes a', 2)).toEqual({...at, page: 1, pages: 2});
    expect(laid(at, 'notes a', 0)).toEqual({...at, page: 0, pages: 1});
    expect(laid(at, 'notes a', 4)).toBe(at);
  });
});
