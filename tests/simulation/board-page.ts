import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type {MemberDeps} from '../../server/board/member.ts';
import type {Entered} from '../../server/board/session-boards.ts';
import type {BoardEnd} from '../../shared/wire/board.ts';

const [SYNC, SAVED] = [0, 4] as const;
const [ASK, STATE, UPDATE] = [0, 1, 2] as const;
const FROM_SERVER = 'server';

type Connection = Omit<MemberDeps, 'client' | 'mayWrite' | 'mayBegin' | 'spend'>;

export interface PageDeps {
  readonly client: number;
  /** What the server brought a connection to begin with: all that there is. */
  readonly onWelcome: (contents: readonly Uint8Array[]) => void;
  /** A connection is over on this side; the server hears of it when the answer is called. */
  readonly onGone: (leave: () => void) => void;
  readonly onProblem: (problem: string) => void;
}

/** What a page was told since it was asked last. */
export interface News {
  /** States and updates. */
  readonly heard: readonly Uint8Array[];
  /** Its own messages that are stored, as the server said. */
  readonly acknowledged: readonly Uint8Array[];
}

/** One connection. */
interface Line {
  /** Null until the server has let it in. */
  entered: Entered | null;
  /** What the server has, as it said when it asked for the rest. */
  asked: Uint8Array;
  isWelcome: boolean;
  /** Messages that the server has not heard yet. */
  readonly onTheirWay: Uint8Array[];
  /** What was written over it, message by message, and how many of these are stored, as the server said. */
  readonly sent: Uint8Array[];
  saved: number;
}

/** A page as y-websocket keeps it, with the wire in its hands. */
export class PageAtBoard {
  readonly doc: Y.Doc;
  /** How far its own clock is stored, as the server said. */
  savedClock = 0;
  /** Why connections were ended by the server. */
  readonly ends: BoardEnd[] = [];
  readonly #deps: PageDeps;
  #heard: Uint8Array[] = [];
  #acknowledged: Uint8Array[] = [];
  #line: Line | null = null;

  constructor(deps: PageDeps) {
    this.#deps = deps;
    this.doc = Object.assign(new Y.Doc(), {clientID: deps.client});
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      // Also what Yjs itself tidies up after others' formats.
      if (origin !== FROM_SERVER) this.write(update);
    });
  }

  get client(): number {
    return this.#deps.client;
  }

  /** It has no connection, and is not about to get one. */
  get isAway(): boolean {
    return this.#line === null;
  }

  get isConnected(): boolean {
    return Boolean(this.#line?.entered);
  }

  /** All that it has written has arrived and is stored, deletions included. */
  get isSettled(): boolean {
    const line = this.#line;
    return Boolean(line?.entered) && line?.onTheirWay.length === 0 && line.saved === line.sent.length;
  }

  /** Rejects when the server cannot load the document: the page is told then as `upgrades` tells it. */
  async come(enter: (connection: Connection) => Promise<Entered | null>): Promise<void> {
    const line: Line = {entered: null, asked: Uint8Array.of(0), isWelcome: false, onTheirWay: [], sent: [], saved: 0};
    this.#line = line;
    let entered: Entered | null;
    try {
      entered = await enter(this.#connection(line));
    } catch (problem) {
      this.#end(line, 'not-saved');
      throw problem;
    }
    if (!entered) return this.#end(line, 'not-allowed');
    if (this.#line !== line) return entered.leave();
    line.entered = entered;
    line.onTheirWay.push(message(ASK, Y.encodeStateVector(this.doc)));
    this.#send(line, STATE, Y.encodeStateAsUpdate(this.doc, line.asked));
  }

  /** Sends an update, whether its document knows it or not. What is written while it is away goes with all the rest. */
  write(update: Uint8Array): void {
    if (this.#line?.entered) this.#send(this.#line, UPDATE, update);
  }

  /** Takes an update of its own number into its document, and does not send it. */
  knowOwn(update: Uint8Array): void {
    // Yjs changes the number of a document that hears of its own writing from elsewhere.
    this.doc.clientID = 0;
    Y.applyUpdate(this.doc, update, FROM_SERVER);
    this.doc.clientID = this.client;
  }

  /** What is on its way to the server arrives. */
  deliver(): void {
    const line = this.#line;
    while (line?.entered && this.#line === line) {
      const next = line.onTheirWay.shift();
      if (!next) return;
      line.entered.hear(next);
    }
  }

  /** Its network is gone; the server does not know it yet. */
  drop(): void {
    const line = this.#line;
    this.#line = null;
    if (line?.entered) this.#deps.onGone(line.entered.leave);
  }

  /** There is no server any more that could hear of it. */
  cut(): void {
    this.#line = null;
  }

  /** For who looks on: `takeNews` begins anew. */
  get news(): News {
    return {heard: this.#heard, acknowledged: this.#acknowledged};
  }

  takeNews(): News {
    const {news} = this;
    this.#heard = [];
    this.#acknowledged = [];
    return news;
  }

  #connection(line: Line): Connection {
    return {
      write: frames => this.#hear(line, frames),
      backlog: () => 0,
      onDrained: run => run(),
      end: why => this.#end(line, why),
    };
  }

  #send(line: Line, step: number, content: Uint8Array): void {
    line.sent.push(content);
    line.onTheirWay.push(message(step, content));
  }

  #end(line: Line, why: BoardEnd): void {
    this.ends.push(why);
    if (this.#line === line) this.drop();
  }

  #hear(line: Line, frames: Buffer): void {
    if (this.#line !== line) return;
    const contents: Uint8Array[] = [];
    for (const bytes of messagesIn(frames)) {
      const from = decoding.createDecoder(bytes);
      const kind = decoding.readVarUint(from);
      if (kind === SAVED) this.#hearSaved(line, decoding.readVarUint(from), decoding.readVarUint(from));
      if (kind !== SYNC) continue;
      const step = decoding.readVarUint(from);
      const content = decoding.readVarUint8Array(from).slice();
      if (step === ASK) line.asked = content;
      else contents.push(content);
    }
    if (contents.length === 0) return;
    if (!line.isWelcome) this.#deps.onWelcome(contents);
    line.isWelcome = true;
    this.#heard.push(...contents);
    for (const content of contents) Y.applyUpdate(this.doc, content, FROM_SERVER);
  }

  #hearSaved(line: Line, clock: number, writes: number): void {
    if (writes > line.sent.length) this.#deps.onProblem(`of ${line.sent.length} messages ${writes} were said to be stored`);
    this.savedClock = Math.max(this.savedClock, clock);
    this.#acknowledged.push(...line.sent.slice(line.saved, writes));
    line.saved = Math.max(line.saved, writes);
  }
}

const message = (step: number, content: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, SYNC);
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, content);
  });

function* messagesIn(frames: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < frames.length; ) {
    const short = frames[at + 1] ?? 0;
    const [length, head] =
      short < 126 ? [short, 2] : short === 126 ? [frames.readUInt16BE(at + 2), 4] : [Number(frames.readBigUInt64BE(at + 2)), 10];
    yield frames.subarray(at + head, at + head + length);
    at += head + length;
  }
}
