import {describe, expect, test} from 'vitest';
import {nameOf, viewOf} from '../../../client/stage/views.ts';
import {shownNotes, themesOf} from '../../../client/stage/wall-themes.ts';
import {StageView} from '../../../shared/stage/protocol.ts';
import type {ActivityRecord, FloorRecord} from '../../../shared/wire/records.ts';
import {activity, counted, id, note, shown, stageRecords, type Told} from './stage-records.ts';

const view = (told: Told) => viewOf(stageRecords(told));
const on = (one: ActivityRecord, told: Told = {}) => view({...told, more: [one, ...(told.more ?? [])]});
const writing = {at: 'writing', isHeld: false, areReactionsCounted: false, notes: [], themes: [], asks: []} as const;
const speaking: FloorRecord['speaking'] = {hand: id('hand'), number: 1, name: null, turn: id('turn'), since: 1};

describe('while the screen follows the agenda, it shows', () => {
  test('the title before anything is open, and how to join once it is', () => {
    expect(view({session: {phase: 'draft'}})).toEqual({at: 'waiting'});
    expect(view({session: {phase: 'open'}})).toEqual({at: 'join'});
    expect(view({session: {phase: 'open'}, access: null})).toEqual({at: 'waiting'});
  });

  test('thanks from the moment the session closes', () => {
    expect(view({session: {phase: 'closing'}, more: [activity('write', 'write')]})).toEqual({at: 'thanks'});
    expect(view({session: {phase: 'ended', current: null}, access: null})).toEqual({at: 'thanks'});
  });

  test('the prompt of what is done on the phones', () => {
    for (const kind of ['read', 'react', 'close', 'choice', 'dots', 'check-in', 'talk'] as const)
      expect(on(activity('now', kind)), kind).toEqual({at: 'prompt', activity: id('now')});
  });

  test('notes, but not before they are shown', () => {
    expect(on(activity('write', 'write', {writing}))).toEqual({at: 'prompt', activity: id('write')});
    expect(on(activity('write', 'write', {writing: shown()}))).toEqual({at: 'notes', activity: id('write')});
  });

  test('the themes of the notes that are sorted', () => {
    expect(on(activity('sort', 'sort', {source: id('write')}))).toEqual({at: 'themes', activity: id('write')});
  });

  test('results once they are counted', () => {
    for (const kind of ['dots', 'choice', 'check-in'] as const) {
      expect(on(activity('vote', kind, {ballot: counted({isCounted: false})})), kind).toEqual({at: 'prompt', activity: id('vote')});
      expect(on(activity('vote', kind, {ballot: counted()})), kind).toEqual({at: 'results', activity: id('vote')});
    }
  });

  test('who speaks, as long as somebody does', () => {
    expect(on(activity('talk', 'talk'), {floor: {speaking}})).toEqual({at: 'speaker'});
    expect(on(activity('read', 'read'), {floor: {speaking}})).toEqual({at: 'prompt', activity: id('read')});
  });

  test('a break, and the agreement', () => {
    expect(on(activity('tea', 'break'))).toEqual({at: 'break', activity: id('tea')});
    expect(on(activity('rules', 'agreement'))).toEqual({at: 'agreement'});
  });
});

describe('what was chosen stays', () => {
  test('whatever it is, there is something to show, before, during and after', () => {
    for (const chosen of StageView.options) {
      for (const phase of ['draft', 'open', 'live', 'closing', 'ended'] as const)
        expect(view({session: {phase, current: null}, stage: {view: chosen}, access: null}).at, `${chosen} ${phase}`).not.toBe('blank');
    }
  });

  test('[R66] a note, unless it is hidden or has gone', () => {
    const stage = {view: 'note', note: id('one')} as const;
    const write = activity('write', 'write', {writing: shown('one')});
    expect(on(write, {stage, more: [note('one')]})).toEqual({at: 'note', note: id('one')});
    expect(on(write, {stage, more: [note('one', {isHidden: true, text: ''})]})).toEqual({at: 'notes', activity: id('write')});
    expect(on(write, {stage})).toEqual({at: 'notes', activity: id('write')});
  });

  test('notes and themes of this activity, else of its source, else of the last one before', () => {
    const first = activity('first', 'write', {at: 'closed', writing: shown()});
    const second = activity('second', 'write', {at: 'closed', writing: shown()});
    const later = activity('later', 'write', {at: 'later', writing: shown()});
    const asked = (...more: readonly ActivityRecord[]) => view({stage: {view: 'notes'}, more});
    expect(asked(first, second, activity('talk', 'talk'), later)).toEqual({at: 'notes', activity: id('second')});
    expect(asked(first, second, activity('sort', 'sort', {source: id('first')}), later)).toEqual({at: 'notes', activity: id('first')});
    expect(asked(first, activity('third', 'write', {writing: shown()}))).toEqual({at: 'notes', activity: id('third')});
    expect(asked(activity('third', 'write', {writing}), later)).toEqual({at: 'none-yet', wanted: 'notes'});
    expect(view({stage: {view: 'themes'}, session: {phase: 'ended'}, more: [first, second]})).toEqual({
      at: 'themes',
      activity: id('second'),
    });
  });

  test('results of the last count', () => {
    const stage = {view: 'results'} as const;
    expect(view({stage, more: [activity('talk', 'talk')]})).toEqual({at: 'none-yet', wanted: 'results'});
    const dots = activity('dots', 'dots', {at: 'closed', ballot: counted()});
    expect(view({stage, more: [dots, activity('talk', 'talk')]})).toEqual({at: 'results', activity: id('dots')});
  });

  test('how to join, as long as one can', () => {
    const write = activity('write', 'write', {writing});
    expect(on(write, {stage: {view: 'join'}})).toEqual({at: 'join'});
    expect(on(write, {stage: {view: 'join'}, access: null})).toEqual({at: 'prompt', activity: id('write')});
    expect(view({session: {phase: 'draft'}, stage: {view: 'join'}})).toEqual({at: 'waiting'});
  });
});

describe('a blank screen and a pause', () => {
  const write = activity('write', 'write', {writing: shown('one')});

  test('blank is blank, whatever else', () => {
    expect(on(write, {stage: {isBlank: true}, session: {isPaused: true}})).toEqual({at: 'blank'});
  });

  test('[R66] while everything rests nobody’s words are on the screen', () => {
    for (const chosen of ['activity', 'prompt', 'notes', 'note', 'themes', 'results', 'speaker'] as const) {
      const told = {stage: {view: chosen, note: id('one')}, session: {isPaused: true}, more: [note('one')]};
      expect(on(write, told), chosen).toEqual({at: 'paused'});
    }
    for (const chosen of ['join', 'agenda', 'agreement', 'break', 'thanks'] as const)
      expect(on(write, {stage: {view: chosen}, session: {isPaused: true}}).at, chosen).toBe(chosen);
  });
});

test('the same view has one name, others have other names', () => {
  const views = [
    {at: 'notes', activity: id('a')},
    {at: 'notes', activity: id('b')},
    {at: 'themes', activity: id('a')},
    {at: 'note', note: id('a')},
    {at: 'none-yet', wanted: 'notes'},
    {at: 'none-yet', wanted: 'themes'},
    {at: 'join'},
  ] as const;
  expect(new Set(views.map(nameOf)).size).toBe(views.length);
  expect(nameOf({at: 'note', note: id('a')})).toBe(nameOf({at: 'note', note: id('a')}));
});

test('notes stand under their themes; hidden ones, and those that have gone, nowhere', () => {
  const records = stageRecords({
    more: [
      activity('write', 'write', {
        writing: {
          at: 'shown',
          isHeld: false,
          areReactionsCounted: false,
          notes: ['a', 'b', 'c', 'gone', 'hidden'].map(id),
          themes: [id('t1'), id('t2')],
          asks: [],
        },
      }),
      {kind: 'theme', id: id('t1'), activity: id('write'), title: 'Noise'},
      {kind: 'theme', id: id('t2'), activity: id('write'), title: 'Seats'},
      note('a', {theme: id('t2')}),
      note('b'),
      note('c', {theme: id('a theme that went')}),
      note('hidden', {isHidden: true, text: '', theme: null}),
    ],
  });
  expect(shownNotes(records, id('write')).map(one => one.id)).toEqual(['a', 'b', 'c'].map(id));
  const listed = themesOf(records, id('write'), 'No theme').map(({title, notes}) => [title, notes.map(one => one.id)]);
  expect(listed).toEqual([
    ['Noise', []],
    ['Seats', [id('a')]],
    ['No theme', [id('b'), id('c')]],
  ]);
});
