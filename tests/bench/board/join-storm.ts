import type {Venue} from './contenders.ts';
import {Crowd, inTurns, within} from './crowd.ts';
import {reachOf} from './dialects.ts';
import {quantile} from './figures.ts';
import {expectAllThere, fillBoard, writeSteadily} from './filled.ts';
import type {Heard} from './line.ts';
import {strokes, type Value} from './strokes.ts';

export interface JoinStorm {
  readonly joins: number;
  /** So long only the typists are at it. */
  readonly warmMs: number;
  /** Over which they come. */
  readonly ms: number;
  /** Who were there before, and whose times count for what is typed meanwhile. */
  readonly residents: number;
  readonly typists: number;
  readonly updatesPerSecond: number;
}

export interface JoinFigures {
  /** Milliseconds of the server's processor per join, with what is typed meanwhile. */
  readonly cpuMs: number;
  /** Milliseconds from connecting until a page takes itself for synced. */
  readonly p50: number;
  readonly p99: number;
  /** Of what two people type meanwhile. */
  readonly typedP99: number;
  readonly typedInTheEnd: number;
  /** Bytes. */
  readonly peak: number;
}

const LATE_MS = 60_000;
/** What one page in so many is given is looked into: all must be there. */
const LOOKED_INTO = 100;

/** How far this client has written, by what is said. */
function clockIn(heard: Heard, client: number): number {
  const reach = heard.is === 'wrote' ? heard.reach : heard.is === 'whole' ? reachOf(heard.update) : [];
  return reach.find(one => one.client === client)?.to ?? 0;
}

/** Everybody comes at once to a board that is full, while a few go on writing on it. */
export async function measureJoinStorm(venue: Venue, scenario: JoinStorm, values: ReadonlyMap<string, Value>): Promise<JoinFigures> {
  const {joins, warmMs, ms, residents, typists, updatesPerSecond} = scenario;
  const crowd = new Crowd(venue);
  try {
    const {lead, updates: filled} = await fillBoard(crowd, values);
    await crowd.readers(Array.from({length: residents - 1}, (_, at) => ({room: 0, as: 'reader', who: at + 1})));
    const pens = await inTurns(
      Array.from({length: typists}, (_, at) => at),
      at => crowd.pen({room: 0, as: 'writer', who: at + 1}),
    );
    const count = Math.ceil((updatesPerSecond * (warmMs + ms + LATE_MS)) / 1_000 / typists);
    for (const [part, pen] of pens.entries()) pen.load(strokes(pen.client, filled, {part, parts: typists, count}));
    // Bought beforehand: a page has its ticket before it opens its socket, and what a ticket costs is not what is measured.
    const passes = await inTurns(
      Array.from({length: joins}, (_, at) => at),
      at => venue.admit({room: 0, as: 'reader', who: residents + at}),
    );

    const atFirst = crowd.delivered;
    const writing = writeSteadily(pens, updatesPerSecond);
    await new Promise(resolve => setTimeout(resolve, warmMs));
    const before = await venue.server.cpu();
    crowd.since = performance.now();
    const times: number[] = [];
    const had = new Map<number, number>();
    await inTurns(
      [...passes.entries()],
      async ([at, pass]) => {
        await new Promise(resolve => setTimeout(resolve, (ms * at) / joins));
        const start = performance.now();
        const look = (heard: Heard) => had.set(at, Math.max(had.get(at) ?? 0, clockIn(heard, lead.client)));
        await crowd.connect(pass, at % LOOKED_INTO === 0 ? look : null);
        times.push(performance.now() - start);
      },
      joins,
    );
    const cpu = (await venue.server.cpu()) - before;
    const sent = writing.sent;
    writing.stop();
    const typed = () => (crowd.delivered - atFirst) / (sent * residents);
    await within(LATE_MS, () => typed() >= 1);
    expectAllThere(crowd, venue);
    const short = [...had.values()].find(clock => clock < values.size);
    if (short !== undefined) throw new Error(`a page was given ${short} of ${values.size} things`);
    return {
      cpuMs: (cpu * 1_000) / joins,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      typedP99: quantile(crowd.times, 0.99),
      typedInTheEnd: typed(),
      peak: (await venue.server.taken()).peak,
    };
  } finally {
    crowd.close();
  }
}
