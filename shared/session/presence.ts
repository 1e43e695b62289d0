import type {PersonId, SeatId} from '../wire/ids.ts';
import {type Audience, type HereRecord, isAtConsole} from '../wire/records.ts';
import type {Session} from './state.ts';

/** A band's width: one person coming or going must not show. */
const BAND = 5;

/** Phones that joined: devices, which need not be as many people. */
export const devicesOf = ({forgotten, people}: Pick<Session, 'forgotten' | 'people'>): number => forgotten?.devices ?? people.size;

/** As a band: 0 for none, 1 for a few, then 5, 10, … and more. */
export function turnoutOf(session: Pick<Session, 'forgotten' | 'people'>): number {
  const devices = devicesOf(session);
  return devices > 0 && devices < BAND ? 1 : Math.floor(devices / BAND) * BAND;
}

/** Who is connected, or was a moment ago. Memory only, never an event. */
export interface Presence {
  /** Those who are here or out: how many are out is told, who it is stays theirs. */
  readonly people: readonly PersonId[];
  readonly away: number;
  readonly out: number;
  readonly seats: readonly SeatId[];
  /** Somebody who leads or supports is connected, or was a moment ago. */
  readonly isLed: boolean;
}

/** What is in memory of comings and goings. */
export interface Attendance {
  readonly isHere: (person: PersonId) => boolean;
  readonly isOut: (person: PersonId) => boolean;
  readonly isSeated: (seat: SeatId) => boolean;
  readonly isLed: boolean;
}

/** Everyone who has joined is one of the three: here, away, or out by choice. */
export function presenceOf({people, seats}: Session, {isHere, isOut, isSeated, isLed}: Attendance): Presence {
  const here: PersonId[] = [];
  let [away, out] = [0, 0];
  for (const {id, isRemoved} of people.values()) {
    if (isRemoved) continue;
    if (isOut(id)) out += 1;
    else if (!isHere(id)) away += 1;
    if (isOut(id) || isHere(id)) here.push(id);
  }
  return {people: here, away, out, seats: [...seats.seats.keys()].filter(isSeated), isLed};
}

/** How many are here, as one audience may know it. */
export function hereRecord({people, away, out, seats, isLed}: Presence, audience: Audience): HereRecord {
  if (isAtConsole(audience)) return {kind: 'here', here: people.length - out, away, out, people, seats, isLed: true};
  const here = Math.floor((people.length - out) / BAND) * BAND;
  return {kind: 'here', here, away: 0, out: 0, people: [], seats: [], isLed: isLed || audience !== 'phone'};
}
