import {expect, test} from 'vitest';
import {boardRight} from '../../../shared/session/board-rights.ts';
import {whyNot} from '../../../shared/session/permissions.ts';
import {actor, EVERY_KIND, joined, opened, planned, seated, tell, until} from '../../telling/telling.ts';

const SORTING = ['note.move', 'theme.add', 'theme.rename', 'theme.remove'] as const;
const sorting = () => {
  const told = until(joined(opened(planned(EVERY_KIND)), 'ana'), 'sort');
  return seated(seated(seated(told, 'sam', 'lead'), 'kim', 'support'), 'noor', 'note-taker');
};
const who = {
  organiser: actor('organiser'),
  sam: actor('seat', 'sam'),
  kim: actor('seat', 'kim'),
  noor: actor('seat', 'noor'),
  ana: actor('participant', 'ana'),
};

test('[R156] while it is locked those who lead sort and arrange, and nobody else', () => {
  const open = sorting();
  const locked = tell(open, {type: 'board.lock'});
  for (const type of SORTING) {
    for (const name of ['organiser', 'sam'] as const) expect([name, whyNot(locked.session, who[name], type)]).toEqual([name, null]);
    for (const name of ['kim', 'noor'] as const) expect([name, whyNot(locked.session, who[name], type)]).toEqual([name, 'board-locked']);
  }
  expect(whyNot(locked.session, who.ana, 'note.move')).toBe('board-locked');
  for (const name of ['organiser', 'sam'] as const) expect(boardRight(locked.session, who[name], 'board')).toBe('write');
  for (const name of ['kim', 'noor'] as const) expect(boardRight(locked.session, who[name], 'board')).toBe('read');
  // It is about notes: who takes the minutes goes on.
  expect(boardRight(locked.session, who.noor, 'minutes')).toBe('write');
  expect(whyNot(locked.session, who.noor, 'note.hide')).toBeNull();
  const again = tell(locked, {type: 'board.unlock'});
  for (const name of ['kim', 'noor', 'ana'] as const) expect(whyNot(again.session, who[name], 'note.move')).toBeNull();
  expect(boardRight(again.session, who.noor, 'board')).toBe('write');
});

test('[R156] locked twice is locked once, and only those who lead do it', () => {
  const locked = tell(sorting(), {type: 'board.lock'});
  expect(tell(locked, {type: 'board.lock'}).events).toHaveLength(locked.events.length);
  for (const name of ['kim', 'noor', 'ana'] as const) expect(whyNot(locked.session, who[name], 'board.unlock')).toBe('not-allowed');
});
