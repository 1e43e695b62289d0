import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {Known} from '../../server/board/known.ts';
import {mergeUpdates} from '../../server/board/merge.ts';
import {OrderChecks} from '../../server/board/order.ts';
import {read, replay} from '../../server/board/replay.ts';
import {shapeOf} from '../../server/board/shapes.ts';
import {BadUpdate, type BoardUpdate, readUpdate} from '../../server/board/update.ts';
import {linesOf, PAGE_ROOT} from '../../shared/pages/lines.ts';
import {damaged, type Nat, natFrom} from './damage.ts';
import {seed} from './seed.ts';

// [R136] As board-fuzz.test.ts, on a text: one of four writers sends its own updates, damaged in every way that chance finds. Whatever the server takes
// of it, honest pages must read without an error, and agree. FUZZ=1000000 tries so many.

const TRIES = Number(process.env.FUZZ ?? 100_000);
const HONEST = [101, 202, 303];
/** Yjs puts smaller numbers first: one between theirs meets both cases. */
const HOSTILE = 150;
const STEPS = 60;
const SHAPE = shapeOf('minutes');
const FORMATS = [{header: 1}, {header: 2}, {header: null}, {list: 'bullet'}, {list: 'ordered'}, {list: null}];
const WORDS = ['a', 'bc', 'def\n', '\n'];

const textOf = (doc: Y.Doc): Y.Text => doc.getText(PAGE_ROOT);

function edit(text: Y.Text, nat: Nat): void {
  const at = nat(text.length + 1);
  const length = nat(Math.min(9, text.length - at + 1));
  const way = length === 0 ? nat(3) : nat(6);
  const format = FORMATS[nat(FORMATS.length)] ?? {};
  if (way < 3) text.insert(at, WORDS[nat(WORDS.length)] ?? '', nat(3) === 0 ? format : undefined);
  else if (way === 3) text.delete(at, length);
  else text.format(at, length, format);
}

/** A text and those who write in it, as the server sees them. */
class Room {
  readonly known = new Known();
  readonly order = new OrderChecks();
  readonly taken: BoardUpdate[] = [];
  readonly sent: {readonly by: number; readonly bytes: Uint8Array}[] = [];
  readonly honest = HONEST.map(client => Object.assign(new Y.Doc(), {clientID: client}));
  /** Taken but for their order. */
  outOfOrder = 0;
  readonly #undo = this.honest.map(doc => new Y.UndoManager(textOf(doc), {captureTimeout: 0}));
  readonly #heard = HONEST.map(() => 0);
  readonly #nat: Nat;

  constructor(nat: Nat) {
    this.#nat = nat;
    this.order.check({document: 'it', begin: [], updates: []});
    for (const doc of this.honest) {
      // Also what Yjs itself tidies up after others' formats.
      doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin !== 'others' && !this.take(bytes, doc.clientID)) throw new Error('an honest update was refused');
      });
    }
  }

  take(bytes: Uint8Array, by: number): boolean {
    try {
      const update = readUpdate(bytes, SHAPE);
      if (this.known.faultIn(update, by) !== null) return false;
      const checked = this.order.check({document: 'it', begin: null, updates: [bytes]});
      if (checked === 'unknown' || checked.out) {
        this.outOfOrder += 1;
        this.order.check({document: 'it', begin: this.sent.map(one => one.bytes), updates: []});
        return false;
      }
      this.known.add(update);
      this.taken.push(update);
      this.sent.push({by, bytes});
      return true;
    } catch (problem) {
      if (problem instanceof BadUpdate) return false;
      throw problem;
    }
  }

  /** One of the honest hears some of what it has missed, and changes something. */
  writeHonestly(): void {
    const who = this.#nat(HONEST.length);
    if (this.#nat(10) < 6) this.#hear(who, this.#nat(this.sent.length - (this.#heard[who] ?? 0) + 1));
    const undo = this.#undo[who] as Y.UndoManager;
    const way = this.#nat(12);
    if (way === 0) undo.undo();
    else if (way === 1) undo.redo();
    else edit(textOf(this.honest[who] as Y.Doc), this.#nat);
  }

  /** Until nobody has anything to tidy up any more. */
  hearAll(): void {
    for (let before = -1; before !== this.sent.length; ) {
      before = this.sent.length;
      for (const who of HONEST.keys()) this.#hear(who, this.sent.length);
    }
  }

  #hear(who: number, most: number): void {
    const from = this.#heard[who] ?? 0;
    const to = Math.min(this.sent.length, from + most);
    this.#heard[who] = to;
    for (const {by, bytes} of this.sent.slice(from, to)) {
      if (by !== HONEST[who]) Y.applyUpdate(this.honest[who] as Y.Doc, bytes, 'others');
    }
  }
}

/** What the hostile writer would send, had it been honest. */
function wouldSend(room: Room, nat: Nat): readonly Uint8Array[] {
  const ghost = new Y.Doc();
  for (const {bytes} of room.sent) Y.applyUpdate(ghost, bytes);
  ghost.clientID = HOSTILE;
  const changes: Uint8Array[] = [];
  ghost.on('update', (update: Uint8Array) => changes.push(update));
  edit(textOf(ghost), nat);
  return changes;
}

const inJson = (doc: Y.Doc): string => JSON.stringify(textOf(doc).toDelta());
const waits = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

test(`[R136] damaged updates harm no text, ${TRIES} of them, seed ${seed}`, () => {
  const nat = natFrom(seed);
  let [tried, accepted, outOfOrder] = [0, 0, 0];
  while (tried < TRIES) {
    const room = new Room(nat);
    const corpus: Uint8Array[] = [];
    for (let step = 0; step < STEPS && tried < TRIES; step++) {
      room.writeHonestly();
      const own = wouldSend(room, nat);
      corpus.push(...own, ...room.sent.slice(-2).map(({bytes}) => bytes));
      for (let times = 0; times < 8; times++) {
        tried += 1;
        const bytes = damaged(own[0] ?? corpus[nat(corpus.length)] ?? new Uint8Array(4), corpus, nat);
        if (!room.take(bytes, HOSTILE)) continue;
        accepted += 1;
        break;
      }
    }
    room.hearAll();
    const log = room.taken.map(({bytes}) => bytes);
    const merged = new Y.Doc();
    for (const update of mergeUpdates(room.taken)) Y.applyUpdate(merged, update);
    const state = replay(log);
    const late = new Y.Doc();
    Y.applyUpdate(late, state);
    // It can be read again as a text, or nobody could load it.
    const again = new Known();
    again.add(readUpdate(state, SHAPE));
    const all = [merged, late, ...room.honest];
    expect(new Set(all.map(inJson)).size).toBe(1);
    expect(all.some(waits)).toBe(false);
    expect(Y.decodeStateVector(again.stateVector())).toEqual(Y.decodeStateVector(room.known.stateVector()));
    expect(read(log)).toEqual(linesOf(textOf(late).toDelta()));
    outOfOrder += room.outOfOrder;
  }
  // Else it was no trial.
  expect(accepted).toBeGreaterThan(TRIES / 200);
  expect(outOfOrder).toBeGreaterThan(0);
}, 600_000);
