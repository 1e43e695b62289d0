import {expect, test} from 'vitest';
import {assisted} from '../../../client/console/assisted.ts';
import type {OwnNotes} from '../../../client/live/own-notes.ts';
import type {ViewRecord} from '../../../shared/wire/records.ts';
import {activity, note, records, sentNote, session, tickets, writing} from './view-of.ts';

const placed = (notes: OwnNotes, ...all: readonly ViewRecord[]) => {
  const {onItsWay, added, failed} = assisted(notes, {
    records: records(...all),
    hasView: true,
    link: 'live',
    laneTickets: tickets('one'),
  });
  return [onItsWay, added, failed].map(some => some.map(({text}) => text.replace('words of ', '')));
};

test('[R93] a note for somebody is on its way until the server has it, then added, and gone from the list once it is shown', () => {
  const open = [session(), activity('one')] as const;
  expect(placed([note('a')], ...open)).toEqual([['a'], [], []]);
  expect(placed([sentNote('a')], ...open)).toEqual([[], ['a'], []]);
  expect(placed([sentNote('a', {isShown: true})], ...open)).toEqual([[], [], []]);
});

test('[R93] one that came too late, or never got away, is put before whoever wrote it down', () => {
  const closed = activity('one', {at: 'closed', writing: writing({isHeld: true})});
  expect(placed([note('a', {refused: 'activity-closed'}), sentNote('b')], session(), closed)).toEqual([[], ['b'], ['a']]);
  expect(placed([note('a')], session({phase: 'ended'}), closed)).toEqual([[], [], ['a']]);
});
