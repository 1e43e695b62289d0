import {type Attack, type AttackFigures, measureAttack} from './attack.ts';
import type {Venue} from './contenders.ts';
import {type FanOut, type FanOutFigures, measureFanOut} from './fan-out.ts';
import {type JoinFigures, type JoinStorm, measureJoinStorm} from './join-storm.ts';
import {type ManyRooms, measureManyRooms, type RoomFigures} from './many-rooms.ts';
import type {Wanted} from './prepared.ts';
import {type Value, valuesFor} from './strokes.ts';

/** What was measured of one server in one round. */
export type Measured =
  | {readonly kind: 'fan-out'; readonly figures: FanOutFigures}
  | {readonly kind: 'join-storm'; readonly figures: JoinFigures}
  | {readonly kind: 'attack'; readonly figures: AttackFigures}
  | {readonly kind: 'many-rooms'; readonly figures: RoomFigures};

export type Kind = Measured['kind'];

export interface Scenario {
  readonly name: string;
  readonly says: string;
  readonly kind: Kind;
  /** What has to be prepared before ours can be measured. */
  readonly wants: Wanted;
  /** `notes`: those of the prepared session, if it has any. */
  readonly measure: (venue: Venue, notes: readonly string[]) => Promise<Measured>;
}

const boardOf = (notes: readonly string[], count: number): ReadonlyMap<string, Value> => valuesFor(notes.slice(0, count), count);

const fanOut = (name: string, notes: number, scenario: FanOut): Scenario => ({
  name,
  says: `${scenario.readers} read, ${scenario.writers} write ${scenario.updatesPerSecond} updates/s in all${scenario.hasCursors ? ', each with a cursor' : ''}; ${notes} notes`,
  kind: 'fan-out',
  // The lead fills the board.
  wants: {sessions: 1, seats: 1 + scenario.writers, phones: scenario.readers, notes},
  measure: async (venue, ids) => ({kind: 'fan-out', figures: await measureFanOut(venue, scenario, boardOf(ids, notes))}),
});

const joinStorm = (name: string, notes: number, scenario: JoinStorm): Scenario => ({
  name,
  says: `${scenario.joins} join within ${scenario.ms / 1_000} s while ${scenario.typists} write ${scenario.updatesPerSecond} updates/s in all; ${notes} notes`,
  kind: 'join-storm',
  wants: {sessions: 1, seats: 1 + scenario.typists, phones: scenario.residents + scenario.joins, notes},
  measure: async (venue, ids) => ({kind: 'join-storm', figures: await measureJoinStorm(venue, scenario, boardOf(ids, notes))}),
});

const attack = (name: string, notes: number, scenario: Attack): Scenario => ({
  name,
  says: `${scenario.readers} read, ${scenario.writers} write ${scenario.updatesPerSecond} updates/s in all while one more attacks ${scenario.attacks} times; ${notes} notes`,
  kind: 'attack',
  wants: {sessions: 1, seats: 1 + scenario.writers + scenario.attacks, phones: scenario.readers, notes},
  measure: async (venue, ids) => ({kind: 'attack', figures: await measureAttack(venue, scenario, boardOf(ids, notes))}),
});

const manyRooms = (name: string, scenario: ManyRooms): Scenario => ({
  name,
  says: `${scenario.rooms} rooms of ${scenario.people} people, ${scenario.notes} headings in each`,
  kind: 'many-rooms',
  wants: {sessions: scenario.rooms, seats: 1, phones: scenario.people - 1, notes: 0},
  measure: async venue => ({kind: 'many-rooms', figures: await measureManyRooms(venue, scenario)}),
});

/** Five people who type or drag now and then: four updates a second each. */
const CALM = {writers: 5, updatesPerSecond: 20, hasCursors: false, warmMs: 5_000, ms: 8_000};

export const SCENARIOS: readonly Scenario[] = [
  fanOut('fan-out-100', 300, {...CALM, readers: 100}),
  fanOut('fan-out-300', 300, {...CALM, readers: 300}),
  fanOut('fan-out-1000', 300, {...CALM, readers: 1_000}),
  fanOut('saturation', 300, {readers: 300, writers: 10, updatesPerSecond: 400, hasCursors: false, warmMs: 2_000, ms: 8_000}),
  fanOut('cursors-300', 300, {...CALM, readers: 300, hasCursors: true}),
  joinStorm('join-storm', 2_000, {joins: 1_000, warmMs: 1_000, ms: 5_000, residents: 10, typists: 2, updatesPerSecond: 10}),
  attack('attack', 300, {readers: 100, writers: 5, updatesPerSecond: 20, warmMs: 2_000, attacks: 14, everyMs: 1_500, share: 1}),
  manyRooms('many-rooms', {rooms: 2_000, people: 5, notes: 20, settleMs: 2_000}),
];

/** The same in small: whether it works, not how fast anything is. */
export const QUICK_SCENARIOS: readonly Scenario[] = [
  fanOut('fan-out', 20, {readers: 6, writers: 2, updatesPerSecond: 20, hasCursors: false, warmMs: 200, ms: 600}),
  fanOut('saturation', 20, {readers: 6, writers: 4, updatesPerSecond: 200, hasCursors: false, warmMs: 200, ms: 600}),
  fanOut('cursors', 20, {readers: 6, writers: 2, updatesPerSecond: 20, hasCursors: true, warmMs: 200, ms: 600}),
  // More than are filled in by one each.
  joinStorm('join-storm', 320, {joins: 12, warmMs: 200, ms: 300, residents: 2, typists: 2, updatesPerSecond: 10}),
  attack('attack', 20, {readers: 6, writers: 3, updatesPerSecond: 20, warmMs: 100, attacks: 7, everyMs: 150, share: 0.2}),
  manyRooms('many-rooms', {rooms: 4, people: 3, notes: 5, settleMs: 100}),
];
