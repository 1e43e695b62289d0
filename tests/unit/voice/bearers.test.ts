import {expect, test} from 'vitest';
import {Bearers} from '../../../server/anonymous/bearers.ts';
import {Mailbox} from '../../../server/anonymous/mailbox.ts';
import type {BoxContent} from '../../../shared/wire/lane.ts';
import {newNote, withoutKey} from '../../players/lane.ts';
import {idOf} from '../../telling/telling.ts';

const activity = idOf('activity');

function bearers(): Bearers {
  let made = 0;
  return new Bearers(() => idOf(`bearer ${made++}`));
}

test('[R93] a seat’s bearer writes and does nothing else, counts for nobody, and makes no phone more', () => {
  const all = bearers();
  all.ticketsFor(idOf('ana'), [activity]);
  const [ticket] = all.assistTicketsFor(idOf('seat'), [activity]);
  expect(ticket).toMatchObject({activity, react: null, vote: null});
  expect(all.find(ticket?.write ?? '')).toEqual({activity, purpose: 'write', isCounted: false});
  expect(all.phones).toBe(1);
});

test('[R36, R93] a seat has the same bearer however often it comes back, until it goes; a person’s stay', () => {
  const all = bearers();
  const [phone] = all.ticketsFor(idOf('ana'), [activity]);
  const [first] = all.assistTicketsFor(idOf('seat'), [activity]);
  expect(all.assistTicketsFor(idOf('seat'), [activity])).toEqual([first]);
  all.revoke(idOf('seat'));
  expect(all.find(first?.write ?? '')).toBeNull();
  expect(all.find(phone?.vote ?? '')).not.toBeNull();
});

test('[R93] a note that counts for nobody still counts towards what its seat may have waiting', () => {
  const mailbox = new Mailbox();
  const content = (name: string): BoxContent => ({
    holds: 'notes',
    session: idOf('session'),
    bearer: idOf('seat'),
    notes: [withoutKey(newNote(name, 'show'))],
    gone: [],
  });
  mailbox.take(content('one'), activity, 1, null);
  mailbox.take(content('two'), activity, 2, null);
  expect(mailbox.waiting(activity).map(note => note.sender)).toEqual([null, null]);
  expect(mailbox.countOf(idOf('seat'))).toBe(2);
  expect(mailbox.countOf(idOf('other seat'))).toBe(0);
});
