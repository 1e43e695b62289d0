import {describe, expect, test} from 'vitest';
import {paced} from '../../../client/console/paced.ts';
import {pageTitle} from '../../../client/console/page-title.ts';
import {type Heard, type Saying, sayChanges} from '../../../client/console/say-changes.ts';
import type {QuestionOutcome} from '../../../shared/wire/records.ts';
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
    expect(said({phase: 'closing', gathering: 8_000}, {phase: 'ended', writing: {isHeld: true}})).toEqual([
      'The session has ended.',
      'Too few people wrote. The notes are kept back.',
    ]);
  });

  test('tells how many ask to join when somebody more does, and at most once a minute', () => {
    const knocks = {topic: 'people', level: 'some', apart: {about: 'knocks', ms: 60_000}};
    expect(sayChanges(heard({}), heard({knocks: ['one']}))).toEqual([{...knocks, text: '1 person asks to join.'}]);
    expect(sayChanges(heard({knocks: ['one']}), heard({knocks: ['two', 'three']}))).toEqual([{...knocks, text: '2 people ask to join.'}]);
    expect(said({knocks: ['one', 'two']}, {knocks: ['two']})).toEqual([]);
    const rush = 'A lot of phones have just joined. If you do not expect them, lock joining.';
    expect([said({}, {isRush: true}), said({isRush: true}, {isRush: true}), said({isRush: true}, {})]).toEqual([[rush], [], []]);
  });

  test('tells who was removed, once', () => {
    expect(said({people: 2}, {people: 2, removed: ['p1']})).toEqual(['Blue Heron is removed.']);
    expect(said({people: 2, removed: ['p1']}, {people: 2, removed: ['p1'], isLocked: true})).toEqual(['Joining is locked.']);
  });

  test('follows the notes from gathering to what came of it', () => {
    const gathering = {gathering: 8_000};
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
    expect(said({gathering: 8_000, writing: shown, notes: ['a']}, {writing: shown, notes: ['a']})).toEqual([]);
  });

  test('names the new activity, not the gathering that moving on began', () => {
    expect(said({}, {current: CLOSE, gathering: 8_000})).toEqual(['Now: Close']);
  });

  test('tells about how many are done, each time the words change, and not that they went', () => {
    expect(said({}, {needs: {done: 'half'}})).toEqual(['Done for now: about half']);
    expect(said({needs: {done: 'half'}}, {needs: {done: 'nearly'}})).toEqual(['Done for now: nearly everyone']);
    expect(said({needs: {done: 'half'}}, {needs: {done: 'half'}, here: 0})).toEqual([]);
    expect(said({needs: {done: 'half'}}, {})).toEqual([]);
  });

  test('tells that the group is asked, whoever asks, and what came of it', () => {
    const asked = {kind: 'question', question: WRITE, asks: 'longer'} as const;
    const open = {question: {...asked, at: 'open', until: 1}} as const;
    const closed = (outcome: QuestionOutcome) => ({question: {...asked, at: 'closed', outcome}}) as const;
    expect(said({}, open)).toEqual(['Phones now ask: Stay 10 minutes longer?']);
    expect(said(open, open)).toEqual([]);
    expect(said(open, closed(null))).toEqual(['Stay 10 minutes longer? Fewer than five answered.']);
    expect(said(open, closed('half'))).toEqual(['Stay 10 minutes longer? About half say yes.']);
    expect(said(closed(null), {})).toEqual([]);
  });

  test('tells that joining was locked, and how many are here to those who want to hear all', () => {
    expect(said({}, {isLocked: true})).toEqual(['Joining is locked.']);
    expect(said({isLocked: true}, {})).toEqual(['People can join again.']);
    expect(sayChanges(heard({}), heard({here: 2}))).toEqual([{topic: 'facilitator', text: '2 people are here.', level: 'all'}]);
  });

  test('tells what people need when more ask, not when it was answered', () => {
    const slower = (count: number) => ({needs: {signals: {slower: count}}});
    expect(said({}, slower(1))).toEqual(['Someone asked for it slower.']);
    expect(said(slower(1), slower(2))).toEqual(['2 people asked for it slower.']);
    expect(said(slower(2), slower(1))).toEqual([]);
    expect(said(slower(1), {})).toEqual([]);
  });

  test('names whoever asked to be looked after, politely and once', () => {
    const sam = {needs: {checks: [{person: 'p0', number: 1, name: 'Sam'}]}};
    const both = {needs: {checks: [...sam.needs.checks, {person: 'p1', number: 2, name: null}]}};
    expect(sayChanges(heard({}), heard(sam))).toEqual([{topic: 'people', text: 'Sam asked you to check on them.', level: 'few'}]);
    expect(said(sam, both)).toEqual(['Green Wren asked you to check on them.']);
    expect(said(both, sam)).toEqual([]);
  });

  test('tells a private word when it becomes one', () => {
    const hand = {id: 'h', number: 1, name: 'Sam'};
    const told = {hands: [{...hand, reason: 'private', about: 'not-ok'}]} as const;
    expect(said({hands: [hand]}, told)).toEqual(['Sam says something is not OK.']);
    expect(said(told, told)).toEqual([]);
  });

  test('tells who speaks now, and how many hands are up at most once a minute', () => {
    const speaking = {hand: 'h', number: 1, name: 'Sam', turn: 't', since: 0};
    expect(said({}, {floor: {speaking}})).toEqual(['Sam is speaking.']);
    expect(sayChanges(heard({}), heard({floor: {waiting: 3}}))).toEqual([
      {topic: 'facilitator', text: '3 hands are up.', level: 'some', apart: {about: 'hands', ms: 60_000}},
    ]);
    expect(said({floor: {waiting: 1}}, {})).toEqual(['No hand is up.']);
  });

  test('tells that everyone is paused, and that the big screen is blank', () => {
    expect(said({}, {isPaused: true})).toEqual(['Everyone is paused.']);
    expect(said({isPaused: true}, {})).toEqual(['Everyone goes on.']);
    expect(said({}, {stage: {isBlank: true}})).toEqual(['The big screen is blank.']);
    expect(said({stage: {isBlank: true}}, {})).toEqual(['The big screen shows something again.']);
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

describe('what is said at most so often', () => {
  const at = (now: number, texts: readonly string[] = []) => ({now, texts: [...texts], waiting: [] as {then: () => void; ms: number}[]});
  const counted = (text: string): Saying => ({topic: 'facilitator', text, level: 'some', apart: {about: 'hands', ms: 60_000}});

  test('is said at once, then held back, and of several only the last one is said', () => {
    const room = at(0);
    const say = paced(({text}) => room.texts.push(text), {now: () => room.now, wait: (then, ms) => room.waiting.push({then, ms})});
    say(counted('1'));
    room.now = 10_000;
    say(counted('2'));
    say({topic: 'turn', text: 'Sam is speaking.', level: 'some'});
    room.now = 20_000;
    say(counted('3'));
    expect(room.texts).toEqual(['1', 'Sam is speaking.']);
    expect(room.waiting.map(({ms}) => ms)).toEqual([50_000]);
    room.now = 60_000;
    room.waiting[0]?.then();
    expect(room.texts).toEqual(['1', 'Sam is speaking.', '3']);
    room.now = 120_000;
    say(counted('4'));
    expect(room.texts.at(-1)).toBe('4');
    expect(room.waiting).toHaveLength(1);
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
