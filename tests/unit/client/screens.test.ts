import {describe, expect, test} from 'vitest';
import {type Screen, screenFor} from '../../../client/phone/screens.ts';
import type {ViewRecord} from '../../../shared/wire/records.ts';
import {activity, id, records, session} from './view-of.ts';

const show = (all: readonly ViewRecord[], writingIn: string | null = null): Screen =>
  screenFor({records: records(...all), hasView: true, over: null}, writingIn);

const both = [activity('one', {at: 'closed'}), activity('two')];

describe('which screen a phone shows', () => {
  test('connecting before the first view', () => {
    expect(screenFor({records: records(), hasView: false, over: null}, null)).toEqual({at: 'connecting'});
  });

  test.each(['draft', 'open'] as const)('the lobby while the session is %s', phase => {
    expect(show([session({phase, current: null})])).toEqual({at: 'lobby'});
  });

  test('the current activity', () => {
    expect(show([session(), activity('one')])).toEqual({at: 'activity', id: id('one'), kind: 'write', moved: null});
  });

  test('closing, then ended', () => {
    expect(show([session({phase: 'closing', until: 9}), activity('one')])).toEqual({at: 'closing'});
    expect(show([session({phase: 'ended', current: null}), activity('one')])).toEqual({at: 'ended'});
  });

  test('why it is over', () => {
    expect(screenFor({records: records(session()), hasView: true, over: 'removed'}, id('one'))).toEqual({at: 'over', code: 'removed'});
    expect(screenFor({records: records(), hasView: false, over: 'not-signed-in'}, null)).toEqual({at: 'over', code: 'not-signed-in'});
  });

  test('the end itself, not an error, to those who were there', () => {
    expect(screenFor({records: records(session({phase: 'ended', current: null})), hasView: true, over: 'session-ended'}, null)).toEqual({
      at: 'ended',
    });
  });
});

describe('while somebody writes nothing moves', () => {
  test('when the group moves on', () => {
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
