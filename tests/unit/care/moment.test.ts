import {describe, expect, test} from 'vitest';
import {mineOf} from '../../../shared/care/mine.ts';
import {faded, type Moments, moment, needsRecord, nextFade, noMoments, ownMoments, withoutPeople} from '../../../shared/care/moment.ts';
import type {NeedCommand, YesNo} from '../../../shared/care/protocol.ts';
import type {Actor} from '../../../shared/session/actor.ts';
import {SEEN_MS, SIGNAL_MS} from '../../../shared/wire/limits.ts';
import {actor, attempt, created, idOf, joined, next, opened, START, tell} from '../../telling/telling.ts';

const told = next(joined(opened(), 'ana', 'ben'));
const [ana, ben, lead] = [actor('participant', 'ana'), actor('participant', 'ben'), actor('organiser')];

function say(before: Moments, command: NeedCommand, by: Actor, now = START): Moments {
  const result = moment(before, told.session, command, {now, actor: by});
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.code}`);
  return result.moments;
}

const needs = (moments: Moments) => needsRecord(moments, told.session, told.contents, null);
const slower = {type: 'signal.set', signal: 'slower', isOn: true} as const;

describe('what people need', () => {
  test('what is said again is the same object, also later: a signal does not begin anew', () => {
    const once = say(noMoments, slower, ana);
    expect(say(once, slower, ana, START + SIGNAL_MS - 1)).toBe(once);
    expect(nextFade(once)).toBe(START + SIGNAL_MS);
    expect(say(noMoments, {...slower, isOn: false}, ana)).toBe(noMoments);
    expect(say(noMoments, {type: 'out.set', isOut: false}, ana)).toBe(noMoments);
    expect(say(noMoments, {type: 'signal.done', signal: 'slower'}, lead)).toBe(noMoments);
    expect(say(noMoments, {type: 'check.done', person: idOf('ana')}, lead)).toBe(noMoments);
  });

  test('whoever needs nothing any more is not remembered', () => {
    let moments = say(say(say(noMoments, slower, ana), {type: 'check.set', isOn: true}, ana), {type: 'out.set', isOut: true}, ana);
    expect(moments.size).toBe(1);
    moments = say(moments, {...slower, isOn: false}, ana);
    moments = say(moments, {type: 'check.set', isOn: false}, ana);
    expect(say(moments, {type: 'out.set', isOut: false}, ana).size).toBe(0);
    expect(withoutPeople(moments, [idOf('ana')]).size).toBe(0);
  });

  test('a signal fades when its time is over and not before; one that was seen stays said for a minute', () => {
    const moments = say(say(noMoments, slower, ana), {...slower, signal: 'hear'}, ben, START + 1_000);
    expect(faded(moments, START + SIGNAL_MS - 1)).toBe(moments);
    expect(needs(faded(moments, START + SIGNAL_MS)).signals).toEqual({hear: 1});
    const done = say(moments, {type: 'signal.done', signal: 'slower'}, lead, START + 5_000);
    expect(needs(done).signals).toEqual({hear: 1});
    expect(ownMoments(done, idOf('ana'))).toMatchObject({signals: [], seen: ['slower']});
    expect(nextFade(done)).toBe(START + 5_000 + SEEN_MS);
    expect(ownMoments(faded(done, START + 5_000 + SEEN_MS), idOf('ana'))).toMatchObject({signals: [], seen: []});
    // Asked again, it counts again.
    expect(needs(say(done, slower, ana, START + 6_000)).signals).toEqual({slower: 1, hear: 1});
  });

  test('to be looked after stays until it is answered, in the order of asking', () => {
    const moments = say(say(noMoments, {type: 'check.set', isOn: true}, ben), {type: 'check.set', isOn: true}, ana, START + 1);
    expect(nextFade(moments)).toBeNull();
    expect(needs(moments).checks.map(check => check.person)).toEqual([idOf('ben'), idOf('ana')]);
    const done = say(moments, {type: 'check.done', person: idOf('ben')}, lead, START + 2);
    expect(needs(done).checks.map(check => check.person)).toEqual([idOf('ana')]);
    expect(ownMoments(done, idOf('ben')).check).toBe('seen');
    expect(ownMoments(faded(done, START + 2 + SIGNAL_MS), idOf('ben')).check).toBe('none');
  });

  test('a draft, a stranger and a removed person say nothing', () => {
    const by = {now: START, actor: ana};
    expect(moment(noMoments, created().session, slower, by)).toEqual({ok: false, code: 'not-open-yet'});
    expect(moment(noMoments, told.session, slower, {...by, actor: actor('participant', 'nobody')})).toEqual({ok: false, code: 'removed'});
    const gone = attempt(told, {type: 'person.remove', person: idOf('ana'), reason: 'other'}, lead).told;
    expect(moment(noMoments, gone.session, slower, by)).toEqual({ok: false, code: 'removed'});
    expect(moment(noMoments, told.session, slower, {...by, actor: lead})).toEqual({ok: false, code: 'not-allowed'});
  });
});

test('a phone is told of itself and of nobody else', () => {
  let story = tell(told, {type: 'person.call', name: 'Ana'}, ana);
  story = tell(story, {type: 'hand.raise', hand: idOf('hand')}, ben);
  const question = {
    id: idOf('question'),
    asks: 'ready',
    at: 'open',
    until: START,
    answers: new Map<string, YesNo>([
      [idOf('ana'), 'no'],
      [idOf('ben'), 'yes'],
    ]),
  } as const;
  const done = {activity: idOf('activity'), people: new Set([idOf('ana')])};
  const memory = {moments: say(noMoments, slower, ana), done, question};
  expect(mineOf(story.session, story.contents, memory, idOf('ana'))).toEqual({
    name: 'Ana',
    number: 1,
    hand: null,
    signals: ['slower'],
    seen: [],
    check: 'none',
    isOut: false,
    done: idOf('activity'),
    answer: {question: idOf('question'), says: 'no'},
  });
  expect(mineOf(story.session, story.contents, memory, idOf('ben'))).toMatchObject({
    name: null,
    number: 2,
    signals: [],
    hand: {before: 0},
    done: null,
    answer: {says: 'yes'},
  });
  expect(mineOf(story.session, story.contents, memory, idOf('nobody'))).toBeNull();
});
