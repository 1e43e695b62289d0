import type {Venue} from './contenders.ts';
import {Crowd, inTurns, type Pen, within} from './crowd.ts';
import {expectAllThere} from './filled.ts';
import {filling, valuesFor} from './strokes.ts';

export interface ManyRooms {
  readonly rooms: number;
  /** In each, one of them a writer. */
  readonly people: number;
  readonly notes: number;
  /** What was begun is finished after so many milliseconds. */
  readonly settleMs: number;
}

export interface RoomFigures {
  /** Bytes that one more connection to an open board takes. */
  readonly perConnection: number;
  /** All that has come, by connections: boards, and whatever else a server opens with them, are in it. */
  readonly perConnectionWithRooms: number;
  /** Bytes of a room with its people and notes. */
  readonly perRoom: number;
  /** Bytes in JavaScript's heap in the end. */
  readonly heap: number;
  /** Bytes before anybody has come. */
  readonly empty: number;
}

const ARRIVED_MS = 60_000;

/** Many small rooms, in which nothing happens after their notes are there. */
export async function measureManyRooms(venue: Venue, {rooms, people, notes, settleMs}: ManyRooms): Promise<RoomFigures> {
  const crowd = new Crowd(venue);
  const all = Array.from({length: rooms}, (_, room) => room);
  const settled = async () => {
    await new Promise(resolve => setTimeout(resolve, settleMs));
    return venue.server.taken({isTidy: true});
  };
  try {
    const empty = await settled();
    const pens: readonly Pen[] = await inTurns(all, room => crowd.pen({room, as: 'writer', who: 0}));
    const opened = await settled();
    await inTurns(all, async room => {
      await crowd.readers(Array.from({length: people - 1}, (_, who) => ({room, as: 'reader', who})));
    });
    const connected = await settled();
    const values = valuesFor([], notes);
    for (const pen of pens) {
      const updates = filling(pen.client, values);
      pen.load(updates);
      for (const _ of updates) pen.write();
    }
    const wanted = rooms * (people - 1) * notes;
    if (!(await within(ARRIVED_MS, () => crowd.delivered >= wanted))) throw new Error(`${crowd.delivered} of ${wanted} notes arrived`);
    const written = await settled();
    expectAllThere(crowd, venue);
    return {
      perConnection: (connected.rss - opened.rss) / (rooms * (people - 1)),
      perConnectionWithRooms: (connected.rss - empty.rss) / (rooms * people),
      perRoom: (written.rss - empty.rss) / rooms,
      heap: written.heapUsed,
      empty: empty.rss,
    };
  } finally {
    crowd.close();
  }
}
