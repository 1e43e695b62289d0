import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {Board} from '../../server/board/board.ts';
import type {Member} from '../../server/board/member.ts';
import {replay, takeOut} from '../../server/board/replay.ts';
import {shapeOf} from '../../server/board/shapes.ts';
import {type MemoryStore, newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import type {BoardEnd} from '../../shared/wire/board.ts';
import {append, newId} from '../contract/store-samples.ts';
import {seed} from '../property/seed.ts';

// [R127, R131, R132, R135] One board in this process, three honest pages, a disk that is slow, a thread that replays, and a process that dies at any moment: while
// something is being stored, told, replayed or put in the log's place. One seed is one story.

const STORIES = Number(process.env.STORIES ?? 40);
const STEPS = 400;
const SESSION = newId();
const NOTES = ['note-one', 'note-two', 'note-three', 'note-four'];

type Nat = (n: number) => number;

function drawing(from: number): Nat {
  let state = from >>> 0;
  return n => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** What waits for its turn: the end of a tick, the disk, the thread. The story says when each goes on. */
class Waiting {
  readonly #all: (() => void)[] = [];

  add(run: () => void): void {
    this.#all.push(run);
  }

  until(): Promise<void> {
    return new Promise(resolve => this.add(resolve));
  }

  get size(): number {
    return this.#all.length;
  }

  /** In the order in which they came, as a queue of the system's would. */
  next(): void {
    this.#all.shift()?.();
  }

  clear(): void {
    this.#all.length = 0;
  }
}

/** A page as y-websocket keeps it, with the wire in its hands. */
class PageAtBoard {
  readonly doc: Y.Doc;
  /** What the server has said to be stored. */
  saved = 0;
  readonly ends: BoardEnd[] = [];
  #member: Member | null = null;
  #send: ((bytes: Uint8Array) => void) | null = null;

  constructor(client: number) {
    this.doc = Object.assign(new Y.Doc(), {clientID: client});
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#send?.(message(2, update));
    });
  }

  get isConnected(): boolean {
    return this.#member !== null;
  }

  connect(board: Board): void {
    const member = board.enter({
      client: this.doc.clientID,
      mayWrite: () => true,
      write: bytes => this.#hear(bytes),
      backlog: () => 0,
      onDrained: run => run(),
      end: why => {
        this.ends.push(why);
        this.drop();
      },
    });
    this.#member = member;
    this.#send = bytes => board.hear(member, bytes);
    // The server has asked for what it lacks already, before there was a way to answer: a page is asked as soon as it hears.
    this.#send(message(0, Y.encodeStateVector(this.doc)));
    this.#send(message(1, Y.encodeStateAsUpdate(this.doc, this.#asked)));
  }

  drop(): void {
    this.#member = null;
    this.#send = null;
  }

  #asked: Uint8Array = Uint8Array.of(0);

  #hear(frames: Buffer): void {
    for (const bytes of messagesIn(frames)) {
      const from = decoding.createDecoder(bytes);
      const kind = decoding.readVarUint(from);
      if (kind === 4) this.saved = Math.max(this.saved, decoding.readVarUint(from));
      if (kind !== 0) continue;
      const step = decoding.readVarUint(from);
      const content = decoding.readVarUint8Array(from);
      if (step === 0) this.#asked = content;
      else Y.applyUpdate(this.doc, content, 'server');
    }
  }
}

const message = (step: number, content: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 0);
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

class Story {
  readonly #nat: Nat;
  readonly #waiting = new Waiting();
  readonly #disk = newMemoryDisk();
  readonly pages = [101, 202, 303].map(client => new PageAtBoard(client));
  readonly #gone = new Set<string>();
  #store: MemoryStore;
  #board: Board | null = null;
  /** A second passes with every step, so that nobody is too fast. */
  #now = 0;
  troubles = 0;
  replaced = 0;

  constructor(nat: Nat) {
    this.#nat = nat;
    this.#store = this.#openStore();
  }

  async begin(): Promise<void> {
    const begun = this.#store.append(append(SESSION, 0));
    await this.#settled(begun);
  }

  async step(): Promise<void> {
    this.#now += 1_000;
    const page = this.pages[this.#nat(this.pages.length)] as PageAtBoard;
    switch (this.#nat(16)) {
      case 0:
        if (this.#nat(3) === 0) this.#crash();
        break;
      case 1:
        if (this.#nat(4) === 0) page.drop();
        break;
      case 2:
        if (this.#nat(20) === 0) this.#store.failNext(this.#nat(2) === 0 ? 'appendBoard' : 'replaceBoard');
        break;
      case 3:
        if (this.#nat(12) === 0) this.#gone.add(NOTES[this.#nat(NOTES.length - 1)] ?? '');
        this.#board?.refresh();
        break;
      case 4:
      case 5:
        await this.#come(page);
        break;
      case 6:
      case 7:
      case 8:
      case 9:
        this.#write(page);
        break;
      default:
        this.#waiting.next();
    }
    await turn();
  }

  /** Everybody comes, everything is stored, and nothing fails any more. */
  async end(): Promise<void> {
    for (let round = 0; round < 30; round++) {
      this.#now += 10_000;
      for (const page of this.pages) await this.#come(page);
      for (let at = 0; at < 200 && this.#waiting.size > 0; at++) {
        this.#waiting.next();
        await turn();
      }
      this.#board?.refresh();
      await turn();
      if (this.#waiting.size === 0 && this.pages.every(page => page.isConnected && page.saved >= own(page))) return;
    }
    const left = this.pages.map(page => `${page.isConnected ? 'here' : 'away'}, ${page.saved} of ${own(page)} stored`);
    throw new Error(`the story does not come to an end: ${this.#waiting.size} waiting; ${left.join('; ')}`);
  }

  /** What a store that was opened anew would give. */
  async stored(): Promise<Y.Doc> {
    const {state, updates} = await this.#settled(openMemoryStore({disk: this.#disk}).loadBoard(SESSION, 'board'));
    const doc = new Y.Doc();
    // Throws where the log has a hole.
    Y.applyUpdate(doc, replay([...(state ? [state] : []), ...updates]));
    return doc;
  }

  async bytes(): Promise<Buffer> {
    const {state, updates} = await this.#settled(openMemoryStore({disk: this.#disk}).loadBoard(SESSION, 'board'));
    return Buffer.concat([state ?? new Uint8Array(), ...updates]);
  }

  get gone(): readonly string[] {
    return [...this.#gone];
  }

  #openStore(): MemoryStore {
    return openMemoryStore({disk: this.#disk, whenDurable: () => this.#waiting.until()});
  }

  #write({doc}: PageAtBoard): void {
    const map = doc.getMap('board');
    const key = `key ${this.#nat(12)}`;
    if (this.#nat(6) === 0) map.delete(key);
    // Long enough that a log is soon due to be replaced.
    else map.set(key, {note: NOTES[this.#nat(NOTES.length)], at: [this.#nat(99), this.#nat(99)], filler: 'x'.repeat(2_000)});
  }

  async #come(page: PageAtBoard): Promise<void> {
    if (page.isConnected) return;
    this.#board ??= await this.#load();
    if (this.#board) page.connect(this.#board);
  }

  async #load(): Promise<Board | null> {
    const store = this.#store;
    const stored = await this.#settled(store.loadBoard(SESSION, 'board'));
    const board: Board = new Board(stored, {
      shape: shapeOf('board'),
      time: {steady: () => this.#now, after: () => () => undefined},
      soon: run => this.#waiting.add(run),
      append: (n, update) => store.appendBoard({session: SESSION, document: 'board', n, update}),
      replace: async (upTo, state) => {
        await store.replaceBoard({session: SESSION, document: 'board', upTo, state});
        this.replaced += 1;
      },
      replay: async (parts, without) => {
        await this.#waiting.until();
        return without.length > 0 ? takeOut(parts, without) : {update: null, state: replay(parts)};
      },
      isNote: note => NOTES.includes(note) && !this.#gone.has(note),
      onTakenOut: () => undefined,
      mayShow: () => null,
      onLost: () => {
        if (this.#board === board) this.#board = null;
      },
      onTrouble: () => {
        this.troubles += 1;
      },
    });
    return board;
  }

  #crash(): void {
    this.#store.crash(this.#nat(2) === 0 ? 'lost' : 'kept');
    this.#waiting.clear();
    // The process is gone, and with it whatever it would still have said.
    this.#board = null;
    for (const page of this.pages) page.drop();
    this.#store = this.#openStore();
  }

  async #settled<Value>(asked: Promise<Value>): Promise<Value> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    asked.then(over, over);
    for (let at = 0; at < 1_000; at++) {
      await turn();
      if (isOver) return asked;
      this.#waiting.next();
    }
    throw new Error('the disk does not answer');
  }
}

/** All promises that can go on have gone on. */
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

const own = ({doc}: PageAtBoard): number => Y.getState(doc.store, doc.clientID);
const inJson = (doc: Y.Doc): string => JSON.stringify(Object.entries(doc.getMap('board').toJSON()).sort());

test(`[R127, R131, R132, R135] a board survives the death of its process at any moment, ${STORIES} stories, seed ${seed}`, async () => {
  let [replaced, crashesTold] = [0, 0];
  for (let at = 0; at < STORIES; at++) {
    const nat = drawing(seed + at);
    const story = new Story(nat);
    await story.begin();
    for (let step = 0; step < STEPS; step++) {
      await story.step();
      if (step % 40 !== 0) continue;
      // No hole, and nothing that was said to be stored is missing.
      const stored = Y.decodeStateVector(Y.encodeStateVector(await story.stored()));
      for (const {doc, saved} of story.pages) expect(stored.get(doc.clientID) ?? 0, `story ${seed + at}`).toBeGreaterThanOrEqual(saved);
    }
    await story.end();
    const stored = await story.stored();
    for (const {doc} of story.pages) expect(inJson(doc), `story ${seed + at}`).toBe(inJson(stored));
    for (const note of story.gone) expect((await story.bytes()).includes(note), `story ${seed + at}: ${note}`).toBe(false);
    // Whatever happened, nobody honest was taken for anything else.
    const ends = new Set(story.pages.flatMap(page => page.ends));
    ends.delete('not-saved');
    ends.delete('taken-over');
    expect([...ends], `story ${seed + at}`).toEqual([]);
    replaced += story.replaced;
    crashesTold += story.troubles;
  }
  // Else it was no trial.
  expect(replaced).toBeGreaterThan(STORIES);
  expect(crashesTold).toBeGreaterThan(0);
}, 300_000);
