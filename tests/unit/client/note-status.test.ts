import {expect, test} from 'vitest';
import {canChange, canTakeBack, needsDecision, noteStatus} from '../../../client/live/note-status.ts';
import type {OwnNote} from '../../../client/live/own-notes.ts';
import type {ActivityRecord, SessionRecord} from '../../../shared/wire/records.ts';
import {activity, note, sentNote, writing} from './view-of.ts';

const open = activity('one');
const closed = activity('one', {at: 'closed'});
const held = activity('one', {at: 'closed', writing: writing({isHeld: true})});

const rows: readonly (readonly [string, OwnNote, ActivityRecord, SessionRecord['phase'], string])[] = [
  ['just written', note('a'), open, 'live', 'phone'],
  ['confirmed', sentNote('a'), open, 'live', 'sent'],
  ['changed since', sentNote('a', {text: 'b', isSent: false}), open, 'live', 'phone'],
  ['seen released', sentNote('a', {isShown: true}), open, 'live', 'shown'],
  ['hidden', sentNote('a', {isShown: true, isHidden: true}), open, 'live', 'hidden'],
  ['changed after that', sentNote('a', {isShown: true, wish: 'change', isSent: false}), open, 'live', 'changing'],
  ['being taken back', sentNote('a', {wish: 'take-back', isSent: false}), open, 'live', 'taking-back'],
  ['taken back, still on screens', sentNote('a', {wish: 'take-back', isShown: true}), open, 'live', 'taken-back'],
  ['too late', note('a', {refused: 'activity-closed'}), closed, 'live', 'late'],
  ['a change too late', sentNote('a', {isSent: false, refused: 'activity-closed'}), closed, 'live', 'late-change'],
  ['refused for another reason', note('a', {refused: 'too-large'}), open, 'live', 'refused'],
  ['held back so far', sentNote('a'), held, 'live', 'waits'],
  ['held back to the end', sentNote('a'), held, 'ended', 'held'],
  ['accepted late', sentNote('a'), closed, 'live', 'sent-late'],
  ['being gathered', sentNote('a'), activity('one', {at: 'closed', gathering: 9}), 'live', 'sent'],
  ['never sent', note('a'), closed, 'ended', 'not-sent'],
];

test.each(rows)('a note that is %s', (_what, one, record, phase, status) => {
  expect(noteStatus(one, {activity: record, phase, hasNoTicket: false})).toBe(status);
});

test('a note for which there is no way any more is late', () => {
  expect(noteStatus(note('a'), {activity: closed, phase: 'live', hasNoTicket: true})).toBe('late');
  expect(noteStatus(note('a'), {activity: open, phase: 'live', hasNoTicket: true})).toBe('phone');
});

test('words that nobody will take can be copied or deleted, all others be taken back or wait', () => {
  for (const status of ['late', 'late-change', 'not-sent', 'refused'] as const) {
    expect([needsDecision(status), canChange(status), canTakeBack(status)]).toEqual([true, false, false]);
  }
  for (const status of ['phone', 'sent', 'shown', 'waits'] as const) {
    expect([needsDecision(status), canChange(status), canTakeBack(status)]).toEqual([false, true, true]);
  }
  expect([needsDecision('hidden'), canChange('hidden'), canTakeBack('hidden')]).toEqual([false, false, true]);
  for (const status of ['taking-back', 'taken-back', 'held'] as const) expect(canTakeBack(status)).toBe(false);
});
