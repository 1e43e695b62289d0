import type {Pass, Venue, Visitor} from './contenders.ts';
import {type Reach, reachOf} from './dialects.ts';
import {clientFrames, type Message} from './frames.ts';
import {Ear, type Heard, Line} from './line.ts';

/** Connections that are opened at the same time, when it does not matter how fast. */
const AT_ONCE = 50;
/** The times of so many readers are kept, evenly chosen. */
const SAMPLED = 20;

/** Runs at most so many at a time, in order of their beginning. */
export async function inTurns<One, Made>(all: readonly One[], make: (one: One) => Promise<Made>, atOnce = AT_ONCE): Promise<Made[]> {
  const made: Made[] = [];
  const left = [...all.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) made[next[0]] = await make(next[1]);
  };
  await Promise.all(Array.from({length: Math.min(atOnce, all.length)}, work));
  return made;
}

/** Whose updates are counted: each is one clock of its number. */
export class Pen {
  readonly client: number;
  readonly line: Line;
  readonly room: string;
  readonly #venue: Venue;
  #frames: readonly Buffer[] = [];
  /** How far its number has come with each of them: most are one clock, those that fill a board may be several. */
  #ends: readonly number[] = [];
  /** When each of them was sent, by `performance.now()`. */
  readonly sentAt: number[] = [];

  constructor(venue: Venue, line: Line, {room, client}: {readonly room: string; readonly client: number}) {
    this.#venue = venue;
    this.line = line;
    this.room = room;
    this.client = client;
  }

  /** What it will write, made before anything is measured; `with`: what goes along with each. */
  load(updates: readonly Uint8Array[], along: (at: number) => Uint8Array | null = () => null): void {
    const {dialect} = this.#venue;
    this.#ends = updates.map(update => reachOf(update).find(({client}) => client === this.client)?.to ?? 0);
    this.#frames = updates.map((update, at) => {
      const shown = along(at);
      const messages: readonly Message[] = [...dialect.write(this.room, update), ...(shown ? dialect.show(this.room, shown) : [])];
      return clientFrames(messages);
    });
  }

  /** How far it has written. */
  get end(): number {
    return this.#ends[this.sentAt.length - 1] ?? 0;
  }

  /** False when nothing is left to write. */
  write(): boolean {
    const frames = this.#frames[this.sentAt.length];
    if (!frames) return false;
    this.sentAt.push(performance.now());
    this.line.send(frames);
    return true;
  }
}

/** All who are at the boards of one server, and what has reached the readers among them. */
export class Crowd {
  readonly #venue: Venue;
  readonly #ear = new Ear({isCounting: true});
  readonly #deafEar = new Ear({isCounting: false});
  readonly #lines: Line[] = [];
  readonly #pens = new Map<number, {readonly pen: Pen; readonly place: number}>();
  /** Updates that have reached a reader, one for each. */
  delivered = 0;
  /** Cursors and the like that have reached a reader. */
  shown = 0;
  /** Something reached a reader before what it leans on. */
  gaps = 0;
  /** Milliseconds from sending to receipt, at some of the readers, of what was sent since `since`. */
  times: number[] = [];
  since = Number.POSITIVE_INFINITY;
  /** Hears of each of these times, with when it was sent. */
  onTimed: (sentAt: number, ms: number) => void = () => undefined;

  constructor(venue: Venue) {
    this.#venue = venue;
  }

  get ended(): readonly string[] {
    return this.#lines.flatMap(({ended}) => ended ?? []);
  }

  async pen(visitor: Visitor): Promise<Pen> {
    const pass = await this.#venue.admit(visitor);
    const line = await this.connect(pass);
    const pen = new Pen(this.#venue, line, pass);
    this.#pens.set(pen.client, {pen, place: this.#pens.size});
    return pen;
  }

  /** Readers who count. */
  async readers(visitors: readonly Visitor[]): Promise<void> {
    const every = Math.max(1, Math.floor(visitors.length / SAMPLED));
    await inTurns([...visitors.entries()], async ([at, visitor]) => {
      const hear = this.#counting(at % every === 0);
      await this.connect(await this.#venue.admit(visitor), hear);
    });
  }

  /** With nobody to hear it, a page is only there. */
  async connect(pass: Pass, hear: ((heard: Heard) => void) | null = null): Promise<Line> {
    const {dialect, server} = this.#venue;
    const ear = hear ? this.#ear : this.#deafEar;
    const line = await Line.open({...pass, port: server.port, dialect, ear, hear: hear ?? (() => undefined)});
    this.#lines.push(line);
    return line;
  }

  close(): void {
    for (const line of this.#lines) line.close();
  }

  #counting(isSampled: boolean): (heard: Heard) => void {
    const have: number[] = [];
    let isWhole = false;
    const take = (reach: readonly Reach[]) => {
      for (const {client, from, to} of reach) {
        const known = this.#pens.get(client);
        if (!known) continue;
        const before = have[known.place] ?? 0;
        // What this pen never wrote was forged.
        if (to <= before || to > known.pen.end) continue;
        if (from > before) this.gaps += 1;
        have[known.place] = to;
        // What a gap leaves out has not arrived.
        const fresh = Math.max(from, before);
        this.delivered += to - fresh;
        if (isSampled) this.#time(known.pen, fresh, to);
      }
    };
    return heard => {
      if (heard.is === 'wrote') take(heard.reach);
      else if (heard.is === 'shows') this.shown += 1;
      else if (heard.is === 'whole') {
        const before = this.delivered;
        take(reachOf(heard.update));
        // What was there before is no delivery; a whole that comes again makes up for what was left out.
        if (!isWhole) this.delivered = before;
        isWhole = true;
      }
    };
  }

  #time({sentAt}: Pen, from: number, to: number): void {
    const now = performance.now();
    for (let at = from; at < to; at++) {
      const sent = sentAt[at];
      if (sent === undefined || sent < this.since) continue;
      this.times.push(now - sent);
      this.onTimed(sent, now - sent);
    }
  }
}

/** Until `isSo`, or so many milliseconds are over; whether it is. */
export async function within(ms: number, isSo: () => boolean): Promise<boolean> {
  const until = performance.now() + ms;
  while (!isSo()) {
    if (performance.now() > until) return false;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return true;
}
