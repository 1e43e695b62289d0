import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {HandId, PersonId} from '../wire/ids.ts';
import type {FloorRecord, HandRecord, MyHand, Speaker} from '../wire/records.ts';
import {type Hand, handOf, orderOf, placeOf} from './hands.ts';

/** How many are named who come next: further back a name says more than the room needs. */
const NAMED_NEXT = 2;

export function floorRecord(session: Session, contents: Contents): FloorRecord {
  const {floor} = session;
  const order = orderOf(floor);
  const {turn} = floor;
  return {
    kind: 'floor',
    isOpen: floor.isOpen,
    speaking: turn && {...speaker(session, contents, turn.hand, turn.person), turn: turn.id, since: turn.since},
    next: order.slice(0, NAMED_NEXT).map(hand => speaker(session, contents, hand.id, hand.person)),
    waiting: order.length,
  };
}

export function handRecord(session: Session, contents: Contents, id: HandId): HandRecord | null {
  const hand = session.floor.hands.get(id);
  if (!hand) return null;
  const place = placeOf(session.floor, id);
  const {number, name} = speaker(session, contents, id, hand.person);
  return {
    kind: 'hand',
    id,
    person: hand.person,
    number,
    name,
    about: hand.about,
    topic: textOf(contents, hand.topic),
    words: textOf(contents, hand.words),
    place: place === null ? null : place + 1,
    reason: reasonOf(session, hand),
    since: hand.at,
  };
}

function reasonOf({floor}: Session, hand: Hand): HandRecord['reason'] {
  if (hand.about === 'not-ok') return 'private';
  return (floor.turns.get(hand.person) ?? 0) === 0 ? 'first-turn' : 'in-order';
}

/** This person's own hand, as only they are told of it. */
export function myHand({floor}: Session, contents: Contents, person: PersonId): MyHand | null {
  const hand = handOf(floor, person);
  if (!hand) return null;
  return {
    id: hand.id,
    about: hand.about,
    topic: textOf(contents, hand.topic),
    words: textOf(contents, hand.words),
    before: placeOf(floor, hand.id),
    turn: floor.turn?.hand === hand.id ? floor.turn.id : null,
  };
}

function speaker({people}: Session, contents: Contents, hand: HandId, person: PersonId): Speaker {
  const known = people.get(person);
  return {hand, number: known?.number ?? 0, name: known?.name ? (contents.get(known.name) ?? null) : null};
}

const textOf = (contents: Contents, id: string | null): string => (id === null ? '' : (contents.get(id) ?? ''));
