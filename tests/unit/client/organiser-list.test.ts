import {describe, expect, test} from 'vitest';
import {dateInWords, dayInWords, found, listed, SOON_MS, tellsDeletion} from '../../../client/organiser/list/listing.ts';
import type {SessionListing} from '../../../shared/wire/http.ts';

const NOW = new Date(2026, 2, 1, 12).getTime();
const listing = (title: string, more: Partial<SessionListing> = {}): SessionListing => ({
  session: title.padEnd(22, '-'),
  title,
  phase: 'draft',
  createdAt: 0,
  startsAt: null,
  endedAt: null,
  turnout: 0,
  deleteAt: NOW + 2 * SOON_MS,
  canBeKept: false,
  ...more,
});
const titles = (sessions: readonly SessionListing[]) => sessions.map(({title}) => title);

describe('the list of sessions', () => {
  test('has every session in one section, by what it is now', () => {
    const all = (['draft', 'open', 'live', 'closing', 'ended'] as const).map(phase => listing(phase, {phase}));
    expect(titles(listed(all, 'live')).sort()).toEqual(['closing', 'live']);
    expect(titles(listed(all, 'upcoming')).sort()).toEqual(['draft', 'open']);
    expect(titles(listed(all, 'finished'))).toEqual(['ended']);
  });

  test('has what comes in its order, what has no day yet before that, and what is over from the newest on', () => {
    const coming = [
      listing('May', {startsAt: 5}),
      listing('old', {createdAt: 1}),
      listing('March', {startsAt: 3}),
      listing('new', {createdAt: 2}),
    ];
    expect(titles(listed(coming, 'upcoming'))).toEqual(['new', 'old', 'March', 'May']);
    const over = [listing('first', {phase: 'ended', endedAt: 1}), listing('last', {phase: 'ended', endedAt: 9})];
    expect(titles(listed(over, 'finished'))).toEqual(['last', 'first']);
  });

  test('finds titles that have all words, in any order and case', () => {
    const all = [listing('Waiting room design'), listing('Design of forms'), listing('Garden')];
    expect(titles(found(all, ' design ROOM'))).toEqual(['Waiting room design']);
    expect(found(all, '  ')).toHaveLength(3);
  });

  test('says days in words, with the year where it is another one', () => {
    expect(dayInWords(new Date(2026, 2, 3).getTime(), NOW)).toBe('Tuesday 3 March');
    expect(dayInWords(new Date(2027, 2, 3).getTime(), NOW)).toMatch(/3 March 2027$/);
    expect(dateInWords(new Date(2026, 2, 3).getTime(), NOW)).toBe('3 March');
  });

  test('tells the deletion of what is over, what is asked to be deleted, and what has been left lying', () => {
    expect(tellsDeletion(listing('a', {phase: 'ended'}), NOW)).toBe(true);
    expect(tellsDeletion(listing('a', {canBeKept: true}), NOW)).toBe(true);
    expect(tellsDeletion(listing('a', {deleteAt: NOW + SOON_MS - 1}), NOW)).toBe(true);
    expect(tellsDeletion(listing('a'), NOW)).toBe(false);
  });
});
