import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Writes} from '../session/writes.ts';
import type {ContentId, Millis, PersonId} from '../wire/ids.ts';
import {type Hand, handOf, type Turn} from './hands.ts';
import type {FloorCommand} from './protocol.ts';

export function decideFloor(session: Session, command: FloorCommand, context: Context): Result {
  const {floor} = session;
  const {now, actor, newId} = context;
  switch (command.type) {
    case 'hand.raise': {
      const up = handOf(floor, actor.id);
      if (up) return ok([]);
      if (session.people.get(actor.id)?.isRemoved !== false) return refuse('removed');
      if (!floor.isOpen) return refuse('hands-closed');
      if (floor.hands.has(command.hand)) return refuse('unknown-id');
      return ok([{type: 'hand.raised', at: now, hand: command.hand, person: actor.id}]);
    }
    case 'hand.say': {
      const hand = floor.hands.get(command.hand);
      if (hand?.person !== actor.id) return refuse('unknown-id');
      const put = new Map<ContentId, string>();
      const keep = (text: string): ContentId | null => {
        if (text === '') return null;
        const id = newId();
        put.set(id, text);
        return id;
      };
      const said: Event = {
        type: 'hand.said',
        at: now,
        hand: hand.id,
        about: command.about,
        topic: keep(command.topic),
        words: keep(command.words),
      };
      return ok([said], {contents: {put, delete: wordsOf(hand)}});
    }
    case 'hand.lower': {
      const hand = floor.hands.get(command.hand);
      if (!hand) return ok([]);
      if (actor.role === 'participant' && hand.person !== actor.id) return refuse('not-allowed');
      const ending: Event[] = floor.turn?.hand === hand.id ? [turnEnded(floor.turn, 'passed', now)] : [];
      return ok([...ending, {type: 'hand.lowered', at: now, hand: hand.id}], {contents: {delete: wordsOf(hand)}});
    }
    case 'turn.give': {
      if ((floor.turn?.id ?? null) !== command.turn) return refuse('moved-on');
      const hand = floor.hands.get(command.hand);
      if (!hand || hand.id === floor.turn?.hand) return refuse('unknown-id');
      const {events, writes} = endTurn(session, 'done', context);
      return ok([...events, {type: 'turn.began', at: now, turn: newId(), hand: hand.id, person: hand.person}], writes);
    }
    case 'turn.end': {
      const {turn} = floor;
      if (turn?.id !== command.turn) return refuse('moved-on');
      if (actor.role === 'participant' && turn.person !== actor.id) return refuse('not-allowed');
      const {events, writes} = endTurn(session, command.how, context);
      return ok(events, writes);
    }
    case 'hands.open':
    case 'hands.close': {
      const isOpen = command.type === 'hands.open';
      return floor.isOpen === isOpen ? ok([]) : ok([{type: isOpen ? 'hands.opened' : 'hands.closed', at: now}]);
    }
  }
}

/** The hand goes with its turn, and what it said with the hand. */
function endTurn({floor}: Session, how: 'done' | 'passed', {now}: Context): {readonly events: Event[]; readonly writes: Writes} {
  const {turn, hands} = floor;
  if (!turn) return {events: [], writes: {}};
  const hand = hands.get(turn.hand);
  return {events: [turnEnded(turn, how, now)], writes: hand ? {contents: {delete: wordsOf(hand)}} : {}};
}

const turnEnded = ({id: turn, hand, person}: Turn, how: 'done' | 'passed', at: Millis): Event => ({
  type: 'turn.ended',
  at,
  turn,
  hand,
  person,
  how,
});

/** What nobody is left to read. */
export const wordsOf = ({topic, words}: Hand): ContentId[] => [topic, words].filter(id => id !== null);

/** A hand and a turn of somebody who has been removed go with them. */
export function leaveFloor({floor}: Session, person: PersonId, now: Millis): {readonly events: Event[]; readonly writes: Writes} {
  const hand = handOf(floor, person);
  if (!hand) return {events: [], writes: {}};
  const ending: Event[] = floor.turn?.hand === hand.id ? [turnEnded(floor.turn, 'passed', now)] : [];
  return {events: [...ending, {type: 'hand.lowered', at: now, hand: hand.id}], writes: {contents: {delete: wordsOf(hand)}}};
}
