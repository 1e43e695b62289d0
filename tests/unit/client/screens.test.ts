import {describe, expect, test} from 'vitest';
import {type Screen, type Standing, screenFor} from '../../../client/phone/screens.ts';
import type {ViewRecord} from '../../../shared/wire/records.ts';
import {activity, id, records, session} from './view-of.ts';

const nowhere: Standing = {writingIn: null, isOut: false, wasLobby: false};
const show = (all: readonly ViewRecord[], writingIn: string | null = null, more: Partial<Standing> = {}): Screen =>
  screenFor({records: records(...all), hasView: true, over: null}, {...nowhere, writingIn, ...more});

const both = [activity('one', {at: 'closed'}), activity('two')];

describe('which screen a phone shows', () => {
  test('connecting before the first view', () => {
    expect(screenFor({records: records(), hasView: false, over: null}, nowhere)).toEqual({at: 'connecting'});
  });

  test.each(['draft', 'open'] as const)('the lobby while the session is %s', phase => {
    expect(show([session({phase, current: null})])).toEqual({at: 'lobby', moved: null});
  });

  test('the current activity', () => {
    expect(show([session(), activity('one')])).toEqual({at: 'activity', id: id('one'), kind: 'write', moved: null});
  });

  test('closing, then ended', () => {
    expect(show([session({phase: 'closing', until: 9}), activity('one')])).toEqual({at: 'closing'});
    expect(show([session({phase: 'ended', current: null}), activity('one')])).toEqual({at: 'ended'});
  });

  test('why it is over', () => {
    expect(screenFor({records: records(session()), hasView: true, over: 'removed'}, {...nowhere, writingIn: id('one')})).toEqual({
      at: 'over',
      code: 'removed',
    });
    expect(screenFor({records: records(), hasView: false, over: 'not-signed-in'}, nowhere)).toEqual({at: 'over', code: 'not-signed-in'});
  });

  test('the end itself, not an error, to those who were there', () => {
    expect(screenFor({records: records(session({phase: 'ended', current: null})), hasView: true, over: 'session-ended'}, nowhere)).toEqual({
      at: 'ended',
    });
  });
});

describe('while somebody writes nothing moves', () => {
  test('[R71] when the group moves on', () => {
    expect(show([session({current: id('two')}), ...both], id('one'))).toEqual({
      at: 'activity',
      id: id('one'),
      kind: 'write',
      moved: {to: 'activity', id: id('two')},
    });
  });

  test('when the session ends', () => {
    const ending = show([session({phase: 'closing', current: id('two'), until: 9}), ...both], id('two'));
    expect(ending).toMatchObject({at: 'activity', id: id('two'), moved: {to: 'ending'}});
    expect(show([session({phase: 'ended', current: null}), ...both], id('two'))).toMatchObject({at: 'activity', moved: {to: 'end'}});
  });

  test('the same activity is not somewhere else', () => {
    expect(show([session({current: id('two')}), ...both], id('two'))).toMatchObject({id: id('two'), moved: null});
  });
});

describe('somebody who has stepped out', () => {
  test('sees only the way back, while the session goes on', () => {
    expect(show([session(), activity('one')], null, {isOut: true})).toEqual({at: 'out'});
    expect(show([session({phase: 'open', current: null})], null, {isOut: true})).toEqual({at: 'out'});
  });

  test('is told when the session is over, as everybody is', () => {
    expect(show([session({phase: 'closing', until: 9})], null, {isOut: true})).toEqual({at: 'closing'});
    expect(show([session({phase: 'ended', current: null})], null, {isOut: true})).toEqual({at: 'ended'});
  });
});

describe('somebody who writes in the lobby', () => {
  const agreement = activity('one', {activity: 'agreement', at: 'later'});

  test('[R71] stays there when the session starts, and is told where the group is', () => {
    expect(show([session({current: id('two')}), agreement, activity('two')], id('one'), {wasLobby: true})).toEqual({
      at: 'lobby',
      moved: {to: 'activity', id: id('two')},
    });
  });

  test('[R71] stays there also when it is what they write in that opens', () => {
    const opened = activity('one', {activity: 'agreement'});
    expect(show([session(), opened], id('one'), {wasLobby: true})).toEqual({at: 'lobby', moved: {to: 'activity', id: id('one')}});
  });

  test('goes along when nothing is being written', () => {
    expect(show([session(), activity('one')], null, {wasLobby: true})).toMatchObject({at: 'activity', id: id('one')});
  });
});
