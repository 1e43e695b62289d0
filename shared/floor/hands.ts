import type {Event} from '../session/protocol.ts';
import type {ContentId, HandId, Millis, PersonId, TurnId} from '../wire/ids.ts';
import type {HandAbout} from './protocol.ts';

/** A wish to speak. One live hand per person. */
export interface Hand {
  readonly id: HandId;
  readonly person: PersonId;
  readonly at: Millis;
  readonly about: HandAbout | null;
  readonly topic: ContentId | null;
  /** To be read out by somebody else. */
  readonly words: ContentId | null;
}

/** Somebody has the floor. Its hand stays up until the turn ends. */
export interface Turn {
  readonly id: TurnId;
  readonly hand: HandId;
  readonly person: PersonId;
  readonly since: Millis;
}

export interface Floor {
  readonly isOpen: boolean;
  readonly hands: ReadonlyMap<HandId, Hand>;
  readonly turn: Turn | null;
  /** Turns that each person has had; a pass counts for none. */
  readonly turns: ReadonlyMap<PersonId, number>;
}

export const noFloor: Floor = {isOpen: true, hands: new Map(), turn: null, turns: new Map()};

export function evolveFloor(floor: Floor, event: Event): Floor {
  switch (event.type) {
    case 'hand.raised': {
      const hand: Hand = {id: event.hand, person: event.person, at: event.at, about: null, topic: null, words: null};
      return {...floor, hands: new Map(floor.hands).set(hand.id, hand)};
    }
    case 'hand.said': {
      const hand = floor.hands.get(event.hand);
      if (!hand) return floor;
      const {about, topic, words} = event;
      return {...floor, hands: new Map(floor.hands).set(hand.id, {...hand, about, topic, words})};
    }
    case 'hand.lowered':
      return withoutHand(floor, event.hand);
    case 'turn.began':
      return {...floor, turn: {id: event.turn, hand: event.hand, person: event.person, since: event.at}};
    case 'turn.ended': {
      const {turn} = floor;
      if (turn?.id !== event.turn) return floor;
      const left = withoutHand({...floor, turn: null}, turn.hand);
      return event.how === 'passed'
        ? left
        : {...left, turns: new Map(floor.turns).set(turn.person, (floor.turns.get(turn.person) ?? 0) + 1)};
    }
    case 'hands.opened':
    case 'hands.closed':
      return {...floor, isOpen: event.type === 'hands.opened'};
    case 'persons.forgotten':
      return {...noFloor, isOpen: floor.isOpen};
    default:
      return floor;
  }
}

function withoutHand(floor: Floor, id: HandId): Floor {
  if (!floor.hands.has(id)) return floor;
  const hands = new Map(floor.hands);
  hands.delete(id);
  return {...floor, hands};
}

/**
 * The list: who has had fewest turns first, then in the order of raising. What was said to those who lead alone stands in
 * no list, nor does who is speaking.
 */
export const orderOf = (floor: Floor): readonly Hand[] => indexOf(floor).order;

/** Its place in the list, from 0; null where it stands in none. */
export const placeOf = (floor: Floor, hand: HandId): number | null => indexOf(floor).places.get(hand) ?? null;

export const handOf = (floor: Floor, person: PersonId): Hand | null => indexOf(floor).byPerson.get(person) ?? null;

interface Index {
  readonly order: readonly Hand[];
  readonly places: ReadonlyMap<HandId, number>;
  readonly byPerson: ReadonlyMap<PersonId, Hand>;
}

// A floor never changes, and everyone with a hand asks for their place in it.
const indexes = new WeakMap<Floor, Index>();

function indexOf(floor: Floor): Index {
  const known = indexes.get(floor);
  if (known) return known;
  const order = ordered(floor);
  const index: Index = {
    order,
    places: new Map(order.map(({id}, place) => [id, place])),
    byPerson: new Map([...floor.hands.values()].map(hand => [hand.person, hand])),
  };
  indexes.set(floor, index);
  return index;
}

function ordered({hands, turns, turn}: Floor): readonly Hand[] {
  const count = (hand: Hand) => turns.get(hand.person) ?? 0;
  return [...hands.values()]
    .filter(hand => hand.about !== 'not-ok' && hand.id !== turn?.hand)
    .sort((a, b) => count(a) - count(b) || a.at - b.at || (a.id < b.id ? -1 : 1));
}
