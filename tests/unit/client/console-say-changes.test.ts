import {describe, expect, test} from 'vitest';
import {pageTitle} from '../../../client/console/page-title.ts';
import {type Heard, sayChanges} from '../../../client/console/say-changes.ts';
import {CLOSE, recordsOf, type Told, WRITE} from './console-room.ts';

const heard = (told: Told, more: Partial<Heard> = {}): Heard => ({hasView: true, link: 'live', records: recordsOf(told), ...more});
const said = (before: Told, after: Told) => sayChanges(heard(before), heard(after)).map(({text}) => text);

describe('what the console says aloud', () => {
  test('is nothing at the first view, and nothing when nothing has changed', () => {
    expect(sayChanges(heard({}, {hasView: false}), heard({current: CLOSE}))).toEqual([]);
    expect(said({here: 3}, {here: 3})).toEqual([]);
  });

  test('names the activity that the group moved to', () => {
    expect(said({}, {current: CLOSE})).toEqual(['Now: Close']);
    expect(said({phase: 'open', current: null}, {})).toEqual(['Now: What matters to you?']);
  });

  test('tells a new phase once, also when several changed at once', () => {
    expect(said({phase: 'draft', current: null}, {phase: 'open', current: null})).toEqual(['People can join now.']);
    expect(said({}, {phase: 'closing'})).toEqual(['The session is closing. Gathering the last notes.']);
    expect(said({phase: 'open', current: null}, {phase: 'ended', current: null})).toEqual(['The session has ended.']);
  });

  test('tells where the session stands before what came of its notes', () => {
    expect(said({phase: 'closing', writing: {gathering: 8_000}}, {phase: 'ended', writing: {isHeld: true}})).toEqual([
      'The session has ended.',
      'Too few people wrote. The notes are kept back.',
    ]);
  });

  test('tells who was removed, once', () => {
    expect(said({people: 2}, {people: 2, removed: ['p1']})).toEqual(['Phone 1 is removed.']);
    expect(said({people: 2, removed: ['p1']}, {people: 2, removed: ['p1'], isLocked: true})).toEqual(['Joining is locked.']);
  });

  test('follows the notes from gathering to what came of it', () => {
    const gathering = {writing: {gathering: 8_000}};
    expect(said({}, gathering)).toEqual(['Gathering the last notes. This takes about 8 seconds.']);
    expect(said(gathering, {writing: {at: 'shown', notes: ['a', 'b']}, notes: ['a', 'b']})).toEqual(['2 notes are shown.']);
    expect(said(gathering, {writing: {at: 'shown', notes: ['a']}, notes: ['a']})).toEqual(['1 note is shown.']);
    expect(said(gathering, {writing: {at: 'shown', notes: ['a'], isHeld: true}, notes: ['a']})).toEqual([
      '1 note is shown. Others are kept back.',
    ]);
    expect(said(gathering, {writing: {isHeld: true}})).toEqual(['Too few people wrote. The notes are kept back.']);
    expect(said(gathering, {})).toEqual(['No notes came in.']);
  });

  test('says nothing of a gathering that brings nothing new to notes that are shown', () => {
    const shown = {at: 'shown', notes: ['a']} as const;
    expect(said({writing: {...shown, gathering: 8_000}, notes: ['a']}, {writing: shown, notes: ['a']})).toEqual([]);
  });

  test('names the new activity, not the gathering that moving on began', () => {
    expect(said({}, {current: CLOSE, writing: {gathering: 8_000}})).toEqual(['Now: Close']);
  });

  test('tells that joining was locked, and how many are here to those who want to hear all', () => {
    expect(said({}, {isLocked: true})).toEqual(['Joining is locked.']);
    expect(said({isLocked: true}, {})).toEqual(['People can join again.']);
    expect(sayChanges(heard({}), heard({here: 2}))).toEqual([{topic: 'facilitator', text: '2 phones are here.', level: 'all'}]);
  });

  test('tells a lost connection, but not a blip', () => {
    const records = recordsOf({});
    const link = (before: Heard['link'], after: Heard['link']) =>
      sayChanges({hasView: true, records, link: before}, {hasView: true, records, link: after}).map(({text}) => text);
    expect(link('live', 'blip')).toEqual([]);
    expect(link('blip', 'reconnecting')).toEqual(['Reconnecting.']);
    expect(link('reconnecting', 'offline')).toEqual(['You are offline. Phones keep working.']);
    expect(link('offline', 'back')).toEqual(['Connected again.']);
  });
});

describe("the tab's title", () => {
  const title = (told: Told, link: Heard['link'] = 'live') => pageTitle({records: recordsOf(told), link});

  test('begins with the state', () => {
    expect(title({phase: 'draft', current: null})).toBe('Draft – Listen first – Wrensong');
    expect(title({phase: 'open', current: null})).toMatch(/^Open – /);
    expect(title({current: WRITE})).toBe('Live: What matters to you? – Listen first – Wrensong');
    expect(title({phase: 'closing'})).toMatch(/^Closing – /);
    expect(title({phase: 'ended', current: null})).toMatch(/^Ended – /);
    expect(title({}, 'offline')).toMatch(/^Offline – /);
  });
});
