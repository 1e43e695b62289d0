import * as Y from 'yjs';
import {anyValue, hugeVector, madeUp, mute, orphans, throwAway} from '../../players/forged.ts';
import type {Venue} from './contenders.ts';
import {Crowd, inTurns, type Pen, within} from './crowd.ts';
import {quantile} from './figures.ts';
import {expectAllThere, fillBoard, writeSteadily} from './filled.ts';
import {clientFrames, type Message} from './frames.ts';
import {strokes, type Value} from './strokes.ts';

export interface Attack {
  readonly readers: number;
  readonly writers: number;
  /** Of all honest writers together. */
  readonly updatesPerSecond: number;
  readonly warmMs: number;
  readonly attacks: number;
  /** Between one attack and the next. */
  readonly everyMs: number;
  /** How large they are; 1 is what they are named after. */
  readonly share: number;
}

export interface AttackFigures {
  /** Milliseconds from sending to receipt of what honest people write meanwhile. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** Of what was written from the orphans on until the next attack. */
  readonly longestByOrphans: number;
  /** Of what honest people wrote: 1 is everything. */
  readonly deliveredInTheEnd: number;
  /** The same as a count: what reached whom never. */
  readonly undelivered: number;
  /** Seconds of the server's processor, all in all. */
  readonly cpu: number;
}

/** What is held up may still arrive. In milliseconds. */
const LATE_MS = 15_000;
const [FORGED, ORPHANS, FLOOD, SPOOFED, VECTOR, THROWN_AWAY] = [20, 2_000, 1_000, 20_000, 200_000, 2_000] as const;
/** So many victims are there, and attacked first of all: they write when that is over. */
const VICTIMS = 2;

interface Target {
  readonly dialect: Venue['dialect'];
  readonly room: string;
  /** The number under which the attacker may write. */
  readonly own: number;
  /** Who have not written yet. */
  readonly victims: readonly [muted: number, forged: number];
  readonly share: number;
  /** How many attacks there were before. */
  readonly before: number;
}

const orphaned = ({dialect, room, own, share}: Target): readonly Message[] =>
  orphans(own, ORPHANS * share).flatMap(update => dialect.write(room, update));

/**
 * In turn, by somebody who may write, each on a connection of its own. Messages as they go over the wire. The victims stand for people without a network
 * for a while: a page of Yjs's that hears of the first two takes another number (tests/wire/board-stock).
 */
const ATTACKS: readonly ((target: Target) => readonly Message[])[] = [
  // One struct as long as all that the victim could ever write: what they write is taken for known.
  ({dialect, room, victims: [muted]}) => dialect.write(room, mute(muted)),
  // Values under another's number, in the place of those that they will write.
  ({dialect, room, victims: [, forged]}) =>
    Array.from({length: FORGED}, (_, clock) => dialect.write(room, anyValue(forged, clock, `forged ${clock}`, 'forged'))).flat(),
  orphaned,
  // More at once than hands can do.
  ({dialect, room, own, share}) => {
    const doc = new Y.Doc();
    doc.clientID = own;
    const updates: Uint8Array[] = [];
    doc.on('update', update => updates.push(update));
    for (let at = 0; at < FLOOD * share; at++) doc.getMap('board').set('flood', {heading: `${at}`, x: at, y: at});
    doc.destroy();
    return updates.flatMap(update => dialect.write(room, update));
  },
  // Everybody's cursors, made up.
  ({dialect, room, share}) => dialect.show(room, madeUp(SPOOFED * share)),
  // As if somebody had heard of so many others.
  ({dialect, room, share}) => dialect.ask(room, hugeVector(VECTOR * share)),
  // Numbers that write once and stay.
  ({dialect, room, share, before}) =>
    throwAway(THROWN_AWAY * share, 1 + before * THROWN_AWAY).flatMap(update => dialect.write(room, update)),
];

/** A few write, everybody reads, and somebody does their worst. */
export async function measureAttack(venue: Venue, scenario: Attack, values: ReadonlyMap<string, Value>): Promise<AttackFigures> {
  const {readers, writers, updatesPerSecond, warmMs, attacks, everyMs} = scenario;
  const [honest, attackers] = [new Crowd(venue), new Crowd(venue)];
  try {
    const {updates: filled} = await fillBoard(honest, values);
    await honest.readers(Array.from({length: readers - 1}, (_, at) => ({room: 0, as: 'reader', who: at + 1})));
    const pens = await inTurns(
      Array.from({length: writers}, (_, at) => at),
      at => honest.pen({room: 0, as: 'writer', who: at + 1}),
    );
    const perWriter = updatesPerSecond / writers;
    const count = Math.ceil((perWriter * (warmMs + attacks * everyMs + LATE_MS)) / 1_000);
    for (const [part, pen] of pens.entries()) pen.load(strokes(pen.client, filled, {part, parts: writers, count}));
    const [others, victims] = [pens.slice(0, -VICTIMS), pens.slice(-VICTIMS)];
    const numbers = [victims[0]?.client ?? 0, victims[1]?.client ?? 0] as const;
    const ready = await attackersAt(attackers, venue, numbers, scenario);
    const orphansTime = longestAfter(honest);
    const before = await venue.server.cpu();
    const [atFirst, writing] = [honest.delivered, writeSteadily(others, others.length * perWriter)];
    await wait(warmMs);
    honest.since = performance.now();
    let late: ReturnType<typeof writeSteadily> | null = null;
    let behind = 0;
    for (const [attack, {line, frames, hasOrphans}] of ready.entries()) {
      orphansTime.begins(hasOrphans);
      line.send(frames);
      // At once, or what is held up for less than the time between two updates would not be seen.
      if (others[0]?.write()) behind += 1;
      await wait(everyMs);
      if (attack + 1 === VICTIMS) late = writeSteadily(victims, victims.length * perWriter);
    }
    writing.stop();
    late?.stop();
    const sent = writing.sent + behind + (late?.sent ?? 0);
    const undelivered = () => sent * readers - (honest.delivered - atFirst);
    await within(LATE_MS, () => undelivered() === 0);
    expectAllThere(honest, venue);
    return {
      p50: quantile(honest.times, 0.5),
      p95: quantile(honest.times, 0.95),
      longest: quantile(honest.times, 1),
      longestByOrphans: orphansTime.longest(),
      deliveredInTheEnd: 1 - undelivered() / (sent * readers),
      undelivered: undelivered(),
      cpu: (await venue.server.cpu()) - before,
    };
  } finally {
    honest.close();
    attackers.close();
  }
}

/** One who attacks, with what they will send. */
interface Attacker {
  readonly line: Pen['line'];
  readonly frames: Buffer;
  readonly hasOrphans: boolean;
}

/** They come, and all that they send is made, before anything is measured: making it would hold up those who measure. */
function attackersAt(crowd: Crowd, {dialect}: Venue, victims: Target['victims'], {writers, attacks, share}: Attack): Promise<Attacker[]> {
  return inTurns(
    Array.from({length: attacks}, (_, before) => before),
    async before => {
      const {client: own, room, line} = await crowd.pen({room: 0, as: 'writer', who: writers + 1 + before});
      const messages = ATTACKS[before % ATTACKS.length];
      const frames = clientFrames(messages?.({dialect, room, own, victims, share, before}) ?? []);
      return {line, frames, hasOrphans: messages === orphaned};
    },
  );
}

/** The longest that anything took that was sent while one of these attacks was the last. */
function longestAfter(crowd: Crowd) {
  const begun: {readonly at: number; readonly isMeant: boolean}[] = [];
  let longest = 0;
  crowd.onTimed = (sentAt, ms) => {
    if (begun.findLast(({at}) => at <= sentAt)?.isMeant) longest = Math.max(longest, ms);
  };
  return {
    begins: (isMeant: boolean) => begun.push({at: performance.now(), isMeant}),
    longest: () => longest,
  };
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)));
