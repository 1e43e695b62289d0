import {describe, expect, test} from 'vitest';
import {OwnPages} from '../../../server/board/own-pages.ts';
import {HOUR, SECOND} from '../../../shared/wire/ids.ts';
import {
  BOARD_PAGES_PER_PERSON,
  BOARD_STEPS_BURST,
  BOARD_STEPS_PER_SECOND,
  BOARD_WRITERS_MS,
  BOARD_WRITERS_PER_PERSON,
  MAX_BOARD_WRITERS,
  MAX_SEATS_PER_LINK,
  TICKET_MS,
} from '../../../shared/wire/limits.ts';

function onTable() {
  const time = {now: 0, steady: () => time.now};
  return {time, pages: new OwnPages(time)};
}

const upTo = (count: number): readonly number[] => Array.from({length: count}, (_, at) => at);

describe('[R153] pages that are open', () => {
  test('are those whose ticket can still be used, and no more than so many of one person', () => {
    const {time, pages} = onTable();
    for (const client of upTo(BOARD_PAGES_PER_PERSON)) expect(pages.admits('ana', client)).toBe(true);
    expect(pages.admits('ana', 1_000)).toBe(false);
    // Another ticket for one that has a place, and somebody else.
    expect([pages.admits('ana', 7), pages.admits('ben', 1_000)]).toEqual([true, true]);
    time.now = TICKET_MS - 1;
    expect(pages.admits('ana', 1_000)).toBe(false);
    time.now = TICKET_MS;
    for (const client of upTo(BOARD_PAGES_PER_PERSON)) expect(pages.admits('ana', 1_000 + client)).toBe(true);
    expect(pages.admits('ana', 1)).toBe(false);
  });

  test('and those that are connected, for as long as they are', () => {
    const {time, pages} = onTable();
    const close = upTo(BOARD_PAGES_PER_PERSON).map(client => {
      expect(pages.admits('ana', client)).toBe(true);
      return pages.open('ana', client);
    });
    time.now = 10 * TICKET_MS;
    expect(pages.admits('ana', 1_000)).toBe(false);
    close[3]?.();
    expect(pages.admits('ana', 1_000)).toBe(true);
    expect(pages.admits('ana', 1_001)).toBe(false);
  });

  test('once each, however often they come back; a late end leaves the newer connection', () => {
    const {time, pages} = onTable();
    for (const client of upTo(BOARD_PAGES_PER_PERSON)) {
      pages.admits('ana', client);
      const older = pages.open('ana', client);
      expect(pages.admits('ana', client)).toBe(true);
      pages.open('ana', client);
      older();
    }
    time.now = TICKET_MS;
    expect(pages.admits('ana', 1_000)).toBe(false);
  });

  test('are not those that have come and gone, however many', () => {
    const {pages} = onTable();
    for (const client of upTo(1_000)) {
      expect(pages.admits('ana', client)).toBe(true);
      pages.open('ana', client)();
    }
  });
});

describe('[R153] numbers that have written', () => {
  test('are so many of one person in one document within a day; one that has begun goes on', () => {
    const {time, pages} = onTable();
    for (const client of upTo(BOARD_WRITERS_PER_PERSON)) {
      time.now = client;
      expect(pages.mayBegin('ana', 'minutes', client)).toBe(true);
    }
    expect(pages.mayBegin('ana', 'minutes', 1_000)).toBe(false);
    expect(pages.mayBegin('ana', 'minutes', 7)).toBe(true);
    expect([pages.mayBegin('ana', 'board', 1_000), pages.mayBegin('ben', 'minutes', 1_000)]).toEqual([true, true]);
    time.now = BOARD_WRITERS_MS - 1;
    expect(pages.mayBegin('ana', 'minutes', 1_000)).toBe(false);
    time.now = BOARD_WRITERS_MS;
    expect([pages.mayBegin('ana', 'minutes', 1_000), pages.mayBegin('ana', 'minutes', 1_001)]).toEqual([true, false]);
  });

  test('of all who can come in by one link leave room for others', () => {
    expect(MAX_SEATS_PER_LINK * BOARD_WRITERS_PER_PERSON).toBeLessThan(MAX_BOARD_WRITERS);
  });
});

describe('[R158] steps that one person makes', () => {
  test('are so many at once, and so many in a second, over all pages and however often they come back', () => {
    const {time, pages} = onTable();
    expect(pages.spend('ana', BOARD_STEPS_BURST)).toBe(true);
    expect(pages.spend('ana', 1)).toBe(false);
    expect([pages.spend('ana', 0), pages.spend('ben', BOARD_STEPS_BURST)]).toEqual([false, true]);
    time.now = SECOND;
    expect([pages.spend('ana', 0), pages.spend('ana', BOARD_STEPS_PER_SECOND - 1)]).toEqual([true, true]);
    expect(pages.spend('ana', 1)).toBe(false);
    time.now = HOUR;
    expect(pages.spend('ana', BOARD_STEPS_BURST)).toBe(true);
    expect(pages.spend('ana', 1)).toBe(false);
  });
});
