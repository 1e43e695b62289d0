import type {Venue} from './contenders.ts';
import {type Crowd, type Pen, within} from './crowd.ts';
import {filling, type Value} from './strokes.ts';

const WITHIN_MS = 20_000;

export interface Filled {
  /** Those who write besides, for whom there are numbers from 1 on. */
  readonly lead: Pen;
  readonly updates: readonly Uint8Array[];
}

/**
 * Puts the values on the board of a room; resolves when a reader has all of them. The lead is writer 0, the reader is reader 0. One after the other,
 * as people write: at once they would be merged, and the log would become long, for the first time, in the middle of what is measured.
 */
export async function fillBoard(crowd: Crowd, values: ReadonlyMap<string, Value>, room = 0): Promise<Filled> {
  await crowd.readers([{room, as: 'reader', who: 0}]);
  const lead = await crowd.pen({room, as: 'writer', who: 0});
  const updates = filling(lead.client, values);
  lead.load(updates);
  const perUpdate = Math.ceil(values.size / updates.length);
  for (const [at] of updates.entries()) {
    lead.write();
    const wanted = Math.min(values.size, (at + 1) * perUpdate);
    if (!(await within(WITHIN_MS, () => crowd.delivered >= wanted))) {
      throw new Error(`the board was not filled: ${crowd.delivered} of ${wanted} arrived. ${crowd.ended.join(', ')}`);
    }
  }
  return {lead, updates};
}

export interface Writing {
  /** How many updates so far. */
  readonly sent: number;
  stop(): void;
}

/** Writes at an even rate, by turns, until told to stop or nothing is left; what could not be sent in time is sent at once. */
export function writeSteadily(pens: readonly Pen[], perSecond: number): Writing {
  const start = performance.now();
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    const due = Math.floor(((performance.now() - start) / 1_000) * perSecond) + 1;
    for (; sent < due; sent++) if (!pens[sent % pens.length]?.write()) return;
    timer = setTimeout(next, Math.max(0, start + (sent * 1_000) / perSecond - performance.now()));
  };
  next();
  return {
    get sent() {
      return sent;
    },
    stop: () => clearTimeout(timer),
  };
}

/** Nobody may have been sent away: what is measured would be less than it says. */
export function expectAllThere(crowd: Crowd, venue: Venue): void {
  const {ended} = crowd;
  if (ended.length > 0) throw new Error(`${ended.length} connections have ended (${[...new Set(ended)].join(', ')})\n${venue.server.said}`);
}
