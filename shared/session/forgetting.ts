import {wordsOf} from '../floor/decide.ts';
import type {Millis} from '../wire/ids.ts';
import type {Context} from './actor.ts';
import type {Event} from './protocol.ts';
import {ok, type Result} from './result.ts';
import type {SeatHeld} from './seats.ts';
import type {Session} from './state.ts';

/** By the server, some time after the session has ended. */
export type ForgettingCommand = {readonly type: 'persons.forget'};

export type ForgettingEvent =
  /**
   * Nothing is known of persons any more but what stands here: the report's figure, and which seat may do what, so that whoever
   * came in by a link can still take the notes away. No name, and not when anybody came.
   */
  | {
      readonly type: 'persons.forgotten';
      readonly at: Millis;
      readonly devices: number;
      readonly seats: readonly Omit<SeatHeld, 'name'>[];
    }
  /** What an event about a person has become. It says nothing, and keeps the log without a gap. */
  | {readonly type: 'gone'};

export const GONE: Event & {readonly type: 'gone'} = {type: 'gone'};

type AboutPersons = Extract<Event['type'], `person.${string}` | `hand.${string}` | `turn.${string}` | `seat.${string}`>;

/** Written as a record, so that no event about persons can be left out. */
const ABOUT_PERSONS: Readonly<Record<AboutPersons, true>> = {
  'person.joined': true,
  'person.removed': true,
  'person.called': true,
  'hand.raised': true,
  'hand.said': true,
  'hand.lowered': true,
  'turn.began': true,
  'turn.ended': true,
  'seat.taken': true,
  'seat.duty-changed': true,
};

/** Types of events that are forgotten with the session's persons. */
export const EVENTS_ABOUT_PERSONS: readonly string[] = Object.keys(ABOUT_PERSONS);

/** What the report still tells of persons; null until they are forgotten. */
export type Forgotten = {readonly devices: number; readonly at: Millis} | null;

export function evolveForgotten(forgotten: Forgotten, event: Event): Forgotten {
  return event.type === 'persons.forgotten' ? {devices: event.devices, at: event.at} : forgotten;
}

/** Names, and what was said with hands that were still up, go as well. */
export function decideForgetting({forgotten, people, seats, floor}: Session, {now}: Context): Result {
  if (forgotten) return ok([]);
  const held = [...seats.seats.values()];
  const names = [...people.values(), ...held].flatMap(({name}) => name ?? []);
  const kept = held.map(({id, link, duty, number}) => ({id, link, duty, number}));
  return ok([{type: 'persons.forgotten', at: now, devices: people.size, seats: kept}], {
    contents: {delete: [...names, ...[...floor.hands.values()].flatMap(wordsOf)]},
    forget: EVENTS_ABOUT_PERSONS,
  });
}
