import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {Known} from '../../server/board/known.ts';
import {mergeUpdates} from '../../server/board/merge.ts';
import {replay} from '../../server/board/replay.ts';
import {shapeOf} from '../../server/board/shapes.ts';
import {BadUpdate, type BoardUpdate, readUpdate} from '../../server/board/update.ts';
import {damaged, type Nat, natFrom} from './damage.ts';
import {seed} from './seed.ts';

// [R128] One of four writers sends what it likes: its own updates, damaged in every way that chance finds. Whatever the server takes of it, honest
// pages must read without an error, and agree. FUZZ=1000000 tries so many.

const TRIES = Number(process.env.FUZZ ?? 100_000);
const HONEST = [101, 202, 303];
const HOSTILE = 404;
const KEYS = ['k1', 'k2', 'k3', 'k4', 'k5'];
const STEPS = 150;

interface Sent {
  readonly by: number;
  readonly bytes: Uint8Array;
}

/** A document and those who write on it, as the server sees them. */
class Room {
  readonly known = new Known();
  readonly taken: BoardUpdate[] = [];
  readonly sent: Sent[] = [];
  readonly honest = HONEST.map(client => Object.assign(new Y.Doc(), {clientID: client}));
  readonly #heard = HONEST.map(() => 0);
  readonly #nat: Nat;

  constructor(nat: Nat) {
    this.#nat = nat;
  }

  take(bytes: Uint8Array, by: number): boolean {
    try {
      const update = readUpdate(bytes, shapeOf('board'));
      if (this.known.faultIn(update, by) !== null) return false;
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
  writeHonestly(): readonly Uint8Array[] {
    const who = this.#nat(HONEST.length);
    const doc = this.honest[who] as Y.Doc;
    if (this.#nat(10) < 6) this.#hear(who, this.#nat(this.sent.length - (this.#heard[who] ?? 0) + 1));
    return changesOf(doc, map => {
      const key = KEYS[this.#nat(KEYS.length)] ?? '';
      if (this.#nat(5) === 0) map.delete(key);
      else map.set(key, {note: `n${this.#nat(9)}`, at: [this.#nat(99), this.#nat(99)]});
    }).map(bytes => {
      if (!this.take(bytes, doc.clientID)) throw new Error('an honest update was refused');
      return bytes;
    });
  }

  hearAll(): void {
    for (const who of HONEST.keys()) this.#hear(who, this.sent.length);
  }

  #hear(who: number, most: number): void {
    const from = this.#heard[who] ?? 0;
    for (const {by, bytes} of this.sent.slice(from, from + most))
      if (by !== HONEST[who]) Y.applyUpdate(this.honest[who] as Y.Doc, bytes, 'others');
    this.#heard[who] = Math.min(this.sent.length, from + most);
  }
}

function changesOf(doc: Y.Doc, change: (map: Y.Map<unknown>) => void): readonly Uint8Array[] {
  const changes: Uint8Array[] = [];
  const keep = (update: Uint8Array, origin: unknown) => {
    if (origin !== 'others') changes.push(update);
  };
  doc.on('update', keep);
  change(doc.getMap('board'));
  doc.off('update', keep);
  return changes;
}

/** What the hostile writer would send, had it been honest. */
function wouldSend(room: Room, nat: Nat): readonly Uint8Array[] {
  const ghost = new Y.Doc();
  for (const {bytes} of room.sent) Y.applyUpdate(ghost, bytes);
  ghost.clientID = HOSTILE;
  return changesOf(ghost, map => {
    const key = KEYS[nat(KEYS.length)] ?? '';
    if (nat(3) === 0) map.delete(key);
    else map.set(key, {at: nat(9)});
  });
}

const inJson = (doc: Y.Doc): string => JSON.stringify(Object.entries(doc.getMap('board').toJSON()).sort());
const waits = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

test(`[R128] damaged updates harm nobody, ${TRIES} of them, seed ${seed}`, () => {
  const nat = natFrom(seed);
  let [tried, accepted] = [0, 0];
  while (tried < TRIES) {
    const room = new Room(nat);
    const corpus: Uint8Array[] = [];
    for (let step = 0; step < STEPS && tried < TRIES; step++) {
      corpus.push(...room.writeHonestly());
      const own = wouldSend(room, nat);
      corpus.push(...own);
      for (let times = 0; times < 8; times++) {
        tried += 1;
        const bytes = damaged(own[0] ?? corpus[nat(corpus.length)] ?? new Uint8Array(4), corpus, nat);
        if (!room.take(bytes, HOSTILE)) continue;
        accepted += 1;
        break;
      }
    }
    room.hearAll();
    const merged = new Y.Doc();
    for (const update of mergeUpdates(room.taken)) Y.applyUpdate(merged, update);
    const late = new Y.Doc();
    const state = replay(room.taken.map(({bytes}) => bytes));
    // It can be read again as a board, or nobody could load it.
    const again = new Known();
    again.add(readUpdate(state, shapeOf('board')));
    Y.applyUpdate(late, state);
    const all = [merged, late, ...room.honest];
    expect(new Set(all.map(inJson)).size).toBe(1);
    expect(all.some(waits)).toBe(false);
    expect(Y.decodeStateVector(again.stateVector())).toEqual(Y.decodeStateVector(room.known.stateVector()));
  }
  // Else it was no trial.
  expect(accepted).toBeGreaterThan(TRIES / 200);
}, 600_000);
