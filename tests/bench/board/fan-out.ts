import type {Venue} from './contenders.ts';
import {Crowd, inTurns, within} from './crowd.ts';
import {quantile} from './figures.ts';
import {expectAllThere, fillBoard, writeSteadily} from './filled.ts';
import {cursor, strokes, type Value} from './strokes.ts';

export interface FanOut {
  readonly readers: number;
  readonly writers: number;
  /** Of all writers together. */
  readonly updatesPerSecond: number;
  /** Each update comes with where its writer's cursor is. */
  readonly hasCursors: boolean;
  readonly warmMs: number;
  readonly ms: number;
}

export interface FanOutFigures {
  /** Seconds of the server's processor per million updates delivered to a reader. */
  readonly cpu: number;
  /** The same, per million messages of either kind: updates, and cursors. */
  readonly cpuOfAll: number;
  readonly p50: number;
  readonly p99: number;
  readonly sentPerSecond: number;
  /** Of what was sent while it was measured: 1 is everything. */
  readonly deliveredInTime: number;
  readonly deliveredInTheEnd: number;
  readonly deliveriesPerSecond: number;
  readonly cursorsPerSecond: number;
  /** Share of a core that those took who measured. */
  readonly clientCpu: number;
}

/** What is under way when the time is over may still arrive. In milliseconds. */
const LATE_MS = 30_000;
/** A busy machine waits longer than it was told to. */
const WAITING_MS = 5_000;

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** A few write, everybody reads. */
export async function measureFanOut(venue: Venue, scenario: FanOut, values: ReadonlyMap<string, Value>): Promise<FanOutFigures> {
  const {readers, writers, updatesPerSecond, hasCursors, warmMs, ms} = scenario;
  const crowd = new Crowd(venue);
  try {
    const {updates: filled} = await fillBoard(crowd, values);
    // The reader who was there when it was filled is one of them.
    await crowd.readers(Array.from({length: readers - 1}, (_, at) => ({room: 0, as: 'reader', who: at + 1})));
    const pens = await inTurns(
      Array.from({length: writers}, (_, at) => at),
      at => crowd.pen({room: 0, as: 'writer', who: at + 1}),
    );
    const count = Math.ceil((updatesPerSecond * (warmMs + ms + WAITING_MS)) / 1_000 / writers);
    for (const [part, pen] of pens.entries()) {
      pen.load(strokes(pen.client, filled, {part, parts: writers, count}), at => (hasCursors ? cursor(pen.client, at + 1) : null));
    }
    const atFirst = crowd.delivered;
    const writing = writeSteadily(pens, updatesPerSecond);
    await wait(warmMs);

    const [before, clientBefore] = [await venue.server.cpu(), process.cpuUsage()];
    const [from, shownBefore, sentBefore, start] = [crowd.delivered, crowd.shown, writing.sent, performance.now()];
    crowd.since = start;
    await wait(ms);
    const [cpu, client] = [(await venue.server.cpu()) - before, process.cpuUsage(clientBefore)];
    const [delivered, shown, sent, took] = [crowd.delivered - from, crowd.shown - shownBefore, writing.sent, performance.now() - start];
    writing.stop();

    const all = () => (crowd.delivered - atFirst) / (sent * readers);
    await within(LATE_MS, () => all() >= 1);
    expectAllThere(crowd, venue);
    if (crowd.gaps > 0) throw new Error(`${crowd.gaps} updates arrived before what they lean on`);
    return {
      cpu: (cpu / delivered) * 1e6,
      cpuOfAll: (cpu / (delivered + shown)) * 1e6,
      p50: quantile(crowd.times, 0.5),
      p99: quantile(crowd.times, 0.99),
      sentPerSecond: ((sent - sentBefore) / took) * 1_000,
      deliveredInTime: delivered / ((sent - sentBefore) * readers),
      deliveredInTheEnd: all(),
      deliveriesPerSecond: (delivered / took) * 1_000,
      cursorsPerSecond: (shown / took) * 1_000,
      clientCpu: (client.user + client.system) / 1_000 / took,
    };
  } finally {
    crowd.close();
  }
}
