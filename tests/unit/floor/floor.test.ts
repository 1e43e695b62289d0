import {describe, expect, test} from 'vitest';
import {orderOf} from '../../../shared/floor/hands.ts';
import {myHand} from '../../../shared/floor/view.ts';
import type {Command} from '../../../shared/session/protocol.ts';
import {recordFor} from '../../../shared/session/view.ts';
import {actor, attempt, createdWithAll, idOf, joined, later, opened, type Telling, tell, until} from '../../telling/telling.ts';

const talking = (): Telling => until(joined(opened(createdWithAll()), 'ana', 'ben', 'cai'), 'talk');
const handOf = (name: string) => idOf(`hand of ${name}`);
const raise = (told: Telling, name: string): Telling =>
  tell(later(told, 1_000), {type: 'hand.raise', hand: handOf(name)}, actor('participant', name));
const give = (told: Telling, name: string): Telling =>
  tell(told, {type: 'turn.give', hand: handOf(name), turn: told.session.floor.turn?.id ?? null});
const done = (told: Telling, how: 'done' | 'passed' = 'done'): Telling =>
  tell(told, {type: 'turn.end', turn: told.session.floor.turn?.id ?? '', how});
const names = (told: Telling) => orderOf(told.session.floor).map(hand => hand.person.replace(/-+$/, ''));
const codeOf = (told: Telling, command: Command, by = actor('organiser')) => {
  const {result} = attempt(told, command, by);
  return result.ok ? 'ok' : result.code;
};

describe('hands', () => {
  test('one tap queues at once, a second one changes nothing', () => {
    const told = raise(talking(), 'ana');
    expect(names(told)).toEqual(['ana']);
    const again = tell(told, {type: 'hand.raise', hand: idOf('another hand')}, actor('participant', 'ana'));
    expect(again.session.floor.hands.size).toBe(1);
  });

  test('who has not spoken goes before who has, then in the order of raising', () => {
    let told = raise(raise(talking(), 'ana'), 'ben');
    told = raise(done(give(told, 'ana')), 'ana');
    expect(names(told)).toEqual(['ben', 'ana']);
    told = raise(told, 'cai');
    expect(names(told)).toEqual(['ben', 'cai', 'ana']);
  });

  test('a pass counts for no turn', () => {
    const told = raise(done(give(raise(talking(), 'ana'), 'ana'), 'passed'), 'ana');
    expect(told.session.floor.turns.get(idOf('ana'))).toBeUndefined();
    expect(recordFor(told.session, told.contents, 'console', `hand:${handOf('ana')}`)).toMatchObject({reason: 'first-turn'});
  });

  test('what is not OK stands in no list, and phones do not hear of it', () => {
    const told = raise(talking(), 'ana');
    const said = tell(
      told,
      {type: 'hand.say', hand: handOf('ana'), about: 'not-ok', topic: 'Please stop', words: ''},
      actor('participant', 'ana'),
    );
    expect(names(said)).toEqual([]);
    expect(recordFor(said.session, said.contents, 'console', `hand:${handOf('ana')}`)).toMatchObject({
      place: null,
      reason: 'private',
      topic: 'Please stop',
    });
    expect(recordFor(said.session, said.contents, 'phone', 'floor')).toMatchObject({waiting: 0, next: []});
    expect(recordFor(said.session, said.contents, 'phone', `hand:${handOf('ana')}`)).toBeNull();
  });

  test('somebody else’s hand cannot be described, lowered or ended', () => {
    const told = give(raise(talking(), 'ana'), 'ana');
    const ben = actor('participant', 'ben');
    expect(codeOf(told, {type: 'hand.say', hand: handOf('ana'), about: null, topic: 'x', words: ''}, ben)).toBe('unknown-id');
    expect(codeOf(told, {type: 'hand.lower', hand: handOf('ana')}, ben)).toBe('not-allowed');
    expect(codeOf(told, {type: 'turn.end', turn: told.session.floor.turn?.id ?? '', how: 'done'}, ben)).toBe('not-allowed');
  });

  test('closed hands take no new ones and keep those that are up', () => {
    const told = tell(raise(talking(), 'ana'), {type: 'hands.close'});
    expect(codeOf(told, {type: 'hand.raise', hand: handOf('ben')}, actor('participant', 'ben'))).toBe('hands-closed');
    expect(names(told)).toEqual(['ana']);
  });

  test('a hand takes its words with it', () => {
    const told = tell(
      raise(talking(), 'ana'),
      {type: 'hand.say', hand: handOf('ana'), about: 'reply', topic: 'The bus', words: 'It never comes'},
      actor('participant', 'ana'),
    );
    expect([...told.contents.values()]).toEqual(expect.arrayContaining(['The bus', 'It never comes']));
    for (const after of [done(give(told, 'ana')), tell(told, {type: 'hand.lower', hand: handOf('ana')})]) {
      expect([...after.contents.values()]).not.toContain('The bus');
      expect([...after.contents.values()]).not.toContain('It never comes');
    }
  });
});

describe('turns', () => {
  test('two who give the floor at once give it once', () => {
    const told = raise(raise(talking(), 'ana'), 'ben');
    const first = give(told, 'ana');
    expect(codeOf(first, {type: 'turn.give', hand: handOf('ben'), turn: null})).toBe('moved-on');
    expect(first.session.floor.turn?.person).toBe(idOf('ana'));
  });

  test('giving the next turn ends the one before', () => {
    const told = give(give(raise(raise(talking(), 'ana'), 'ben'), 'ana'), 'ben');
    expect(told.session.floor.turn?.person).toBe(idOf('ben'));
    expect(told.session.floor.turns.get(idOf('ana'))).toBe(1);
    expect(told.session.floor.hands.has(handOf('ana'))).toBe(false);
  });

  test('a turn is ended once, whoever presses', () => {
    const told = give(raise(talking(), 'ana'), 'ana');
    const turn = told.session.floor.turn?.id ?? '';
    const after = tell(told, {type: 'turn.end', turn, how: 'done'}, actor('participant', 'ana'));
    expect(codeOf(after, {type: 'turn.end', turn, how: 'done'})).toBe('moved-on');
  });

  test('a removed person leaves the floor, and their name goes', () => {
    const named = tell(give(raise(talking(), 'ana'), 'ana'), {type: 'person.call', name: 'Ana of the hill'}, actor('participant', 'ana'));
    expect(recordFor(named.session, named.contents, 'phone', 'floor')).toMatchObject({speaking: {name: 'Ana of the hill'}});
    const after = tell(named, {type: 'person.remove', person: idOf('ana'), reason: 'asked'});
    expect(after.session.floor.turn).toBeNull();
    expect(after.session.floor.hands.size).toBe(0);
    expect([...after.contents.values()]).not.toContain('Ana of the hill');
    expect(codeOf(after, {type: 'hand.raise', hand: handOf('x')}, actor('participant', 'ana'))).toBe('removed');
  });
});

test('[R22] a hall of hands costs each of them its own look at the list', () => {
  const many = Array.from({length: 20_000}, (_, at) => `p${at}`);
  const told = talking();
  const hands = new Map(
    many.map((person, at) => [
      idOf(`hand of ${person}`),
      {id: idOf(`hand of ${person}`), person, at, about: null, topic: null, words: null},
    ]),
  );
  const session = {...told.session, floor: {...told.session.floor, hands}};
  const began = performance.now();
  for (const id of hands.keys()) recordFor(session, told.contents, 'console', `hand:${id}`);
  expect(many.map(person => myHand(session, told.contents, person)?.before)).toEqual(many.map((_, at) => at));
  // Each looking at each would be four hundred million looks, and take many seconds.
  expect(performance.now() - began).toBeLessThan(2_000);
});
