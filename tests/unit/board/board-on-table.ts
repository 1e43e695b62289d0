import * as decoding from 'lib0/decoding';
import {Board} from '../../../server/board/board.ts';
import type {BoardDeps} from '../../../server/board/board-deps.ts';
import type {Member, MemberDeps} from '../../../server/board/member.ts';
import {askFor, encodeAwareness, tellAwareness, tellUpdate} from '../../../server/board/messages.ts';
import {shapeOf} from '../../../server/board/shapes.ts';
import type {StoredBoard} from '../../../server/store/contract.ts';
import {serverFrame} from '../../bench/board/frames.ts';

/** What a page was told, by the kinds of the protocol. */
export type Told =
  | {readonly is: 'asked' | 'state' | 'update'; readonly bytes: Uint8Array}
  | {readonly is: 'shown'; readonly states: ReadonlyMap<number, unknown>}
  | {readonly is: 'saved'; readonly clock: number; readonly writes: number};

/** A connection whose other end is the test. */
export interface Seated {
  readonly member: Member;
  /** What went to the connection, one entry for each write. */
  readonly written: Buffer[];
  readonly ended: string[];
  readonly told: () => readonly Told[];
  readonly hear: (message: Uint8Array) => void;
}

/** A board with its time, its turns and its connections in a test's hands. What it stores is stored at once. */
export class BoardOnTable {
  readonly board: Board;
  readonly stored: Uint8Array[] = [];
  #now = 0;
  #due: {readonly at: number; readonly run: () => void}[] = [];
  readonly #atEndOfTurn: (() => void)[] = [];

  constructor(stored: StoredBoard = {upTo: 0, state: null, updates: []}, deps: Partial<BoardDeps> = {}) {
    this.board = new Board(stored, {
      shape: shapeOf('board'),
      time: {
        steady: () => this.#now,
        after: (ms, run) => {
          const one = {at: this.#now + ms, run};
          this.#due.push(one);
          return () => {
            this.#due = this.#due.filter(other => other !== one);
          };
        },
      },
      soon: run => void this.#atEndOfTurn.push(run),
      append: async (_n, update) => void this.stored.push(update),
      replace: () => Promise.resolve(),
      replay: () => Promise.reject(new Error('nothing has gone')),
      isNote: note => note.startsWith('note'),
      notesIn: () => [],
      onTakenOut: () => undefined,
      onEmpty: () => undefined,
      mayShow: () => null,
      onLost: () => undefined,
      onTrouble: error => {
        throw error;
      },
      ...deps,
    });
  }

  /** One who has asked for the document, and has heard nothing since. */
  joined(client: number, given: Partial<MemberDeps> = {}): Seated {
    const seated = this.seated(client, given);
    seated.hear(ASKS);
    seated.written.length = 0;
    return seated;
  }

  seated(client: number, given: Partial<MemberDeps> = {}): Seated {
    const [written, ended]: [Buffer[], string[]] = [[], []];
    const member = this.board.enter({
      client,
      mayWrite: () => true,
      mayBegin: () => true,
      spend: () => true,
      write: bytes => void written.push(bytes),
      backlog: () => 0,
      onDrained: () => undefined,
      end: why => void ended.push(why),
      ...given,
    });
    return {member, written, ended, told: () => written.flatMap(toldIn), hear: message => this.board.hear(member, message)};
  }

  /** All that came in this turn is flushed, stored and told. */
  async turn(): Promise<void> {
    for (const run of this.#atEndOfTurn.splice(0)) run();
    await new Promise(resolve => setImmediate(resolve));
  }

  pass(ms: number): void {
    this.#now += ms;
    for (const one of this.#due.splice(0)) {
      if (one.at <= this.#now) one.run();
      else this.#due.push(one);
    }
  }
}

export const ASKS = askFor(Uint8Array.of(0));
export const writes = tellUpdate;
/** What a page says that it and others show. */
export const shows = (...states: readonly (readonly [client: number, state: unknown])[]): Uint8Array => tellAwareness(showing(...states));
export const showing = (...states: readonly (readonly [client: number, state: unknown])[]): Uint8Array =>
  encodeAwareness(states.map(([client, state]) => ({client, clock: 1, state})));

function toldIn(frames: Buffer): readonly Told[] {
  const all: Told[] = [];
  for (let at = 0; at < frames.length; ) {
    const frame = serverFrame(frames, at);
    if (typeof frame === 'number') throw new Error('a frame was written in parts');
    all.push(read(frame.bytes));
    at = frame.end;
  }
  return all;
}

function read(message: Uint8Array): Told {
  const from = decoding.createDecoder(message);
  const kind = decoding.readVarUint(from);
  if (kind === 0) {
    const is = (['asked', 'state', 'update'] as const)[decoding.readVarUint(from)];
    if (is) return {is, bytes: decoding.readVarUint8Array(from)};
  }
  if (kind === 1) return {is: 'shown', states: statesIn(decoding.readVarUint8Array(from))};
  if (kind === 4) return {is: 'saved', clock: decoding.readVarUint(from), writes: decoding.readVarUint(from)};
  throw new Error(`a message of kind ${kind}`);
}

export function statesIn(update: Uint8Array): ReadonlyMap<number, unknown> {
  const from = decoding.createDecoder(update);
  const states = new Map<number, unknown>();
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const client = decoding.readVarUint(from);
    decoding.readVarUint(from);
    states.set(client, JSON.parse(decoding.readVarString(from)));
  }
  return states;
}
