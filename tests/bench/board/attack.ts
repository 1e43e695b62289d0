import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
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
  /** Of what honest people wrote: 1 is everything. */
  readonly deliveredInTheEnd: number;
  /** Seconds of the server's processor, all in all. */
  readonly cpu: number;
}

/** What is held up may still arrive. In milliseconds. */
const LATE_MS = 15_000;
const [ORPHANS, FLOOD, SPOOFED] = [2_000, 1_000, 20_000] as const;

interface Target {
  readonly dialect: Venue['dialect'];
  readonly room: string;
  /** The number under which the attacker may write. */
  readonly own: number;
  /** Somebody who has not written yet. */
  readonly victim: number;
  readonly share: number;
}

const numbers = (to: encoding.Encoder, ...all: number[]): void => {
  for (const number of all) encoding.writeVarUint(to, number);
};

/** In turn, by somebody who may write, each on a connection of its own. Messages as they go over the wire. */
const ATTACKS: readonly ((target: Target) => readonly Message[])[] = [
  // One struct, said to be the victim's, as long as all that they could ever write: what they write is taken for known.
  ({dialect, room, victim}) =>
    dialect.write(
      room,
      encoding.encode(to => {
        numbers(to, 1, 1, victim, 0);
        encoding.writeUint8(to, 0);
        numbers(to, 2 ** 40, 0);
      }),
    ),
  // Thousands that lean on what never came.
  ({dialect, room, own, share}) =>
    Array.from({length: ORPHANS * share}, (_, at) =>
      dialect.write(
        room,
        encoding.encode(to => {
          numbers(to, 1, 1, own, at);
          encoding.writeUint8(to, 0x88);
          numbers(to, 999 + at, at, 1);
          encoding.writeAny(to, 1);
          numbers(to, 0);
        }),
      ),
    ).flat(),
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
  ({dialect, room, share}) =>
    dialect.show(
      room,
      encoding.encode(to => {
        numbers(to, SPOOFED * share);
        for (let at = 1; at <= SPOOFED * share; at++) {
          numbers(to, at, 1);
          encoding.writeVarString(to, '{"name":"spoofed"}');
        }
      }),
    ),
];

/** A few write, everybody reads, and somebody does their worst. */
export async function measureAttack(venue: Venue, scenario: Attack, values: ReadonlyMap<string, Value>): Promise<AttackFigures> {
  const {readers, writers, updatesPerSecond, warmMs, attacks, everyMs, share} = scenario;
  const [honest, attackers] = [new Crowd(venue), new Crowd(venue)];
  try {
    const {updates: filled} = await fillBoard(honest, values);
    await honest.readers(Array.from({length: readers - 1}, (_, at) => ({room: 0, as: 'reader', who: at + 1})));
    const pens = await inTurns(
      Array.from({length: writers}, (_, at) => at),
      at => honest.pen({room: 0, as: 'writer', who: at + 1}),
    );
    const count = Math.ceil((updatesPerSecond * (warmMs + attacks * everyMs + LATE_MS)) / 1_000 / writers);
    for (const [part, pen] of pens.entries()) pen.load(strokes(pen.client, filled, {part, parts: writers, count}));
    // The last of them begins to write only when the first attack is over.
    const [victim, others] = [pens.at(-1), pens.slice(0, -1)];
    const before = await venue.server.cpu();
    const [atFirst, writing] = [honest.delivered, writeSteadily(others, updatesPerSecond)];
    await wait(warmMs);
    honest.since = performance.now();
    let late: ReturnType<typeof writeSteadily> | null = null;
    for (let attack = 0; attack < attacks; attack++) {
      const start = performance.now();
      const pen = await attackers.pen({room: 0, as: 'writer', who: writers + 1 + attack}).catch(() => null);
      if (pen) pen.line.send(clientFrames(messagesOf(venue, attack, pen, victim?.client ?? 0, share)));
      await wait(everyMs - (performance.now() - start));
      late ??= victim ? writeSteadily([victim], updatesPerSecond / writers) : null;
    }
    writing.stop();
    late?.stop();
    const sent = writing.sent + (late?.sent ?? 0);
    const all = () => (honest.delivered - atFirst) / (sent * readers);
    await within(LATE_MS, () => all() >= 1);
    expectAllThere(honest, venue);
    return {
      p50: quantile(honest.times, 0.5),
      p95: quantile(honest.times, 0.95),
      longest: quantile(honest.times, 1),
      deliveredInTheEnd: all(),
      cpu: (await venue.server.cpu()) - before,
    };
  } finally {
    honest.close();
    attackers.close();
  }
}

function messagesOf({dialect}: Venue, attack: number, {client, room}: Pen, victim: number, share: number): readonly Message[] {
  return ATTACKS[attack % ATTACKS.length]?.({dialect, room, own: client, victim, share}) ?? [];
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)));
