import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import * as Y from 'yjs';
import {StockBoard} from '../players/stock-board.ts';
import {damaged, type Nat, natFrom} from './damage.ts';
import {seed} from './seed.ts';

// Whether the damage that ours takes without harm (R128, board-fuzz) is any: the same is sent to a stock server.

const HOSTILE = 404;
const KEYS = ['k1', 'k2', 'k3', 'k4', 'k5'];
const STEPS = 12;
/** About one in fifteen is harmed. */
const MOST_ROOMS = 400;

beforeEach(() => {
  // Yjs says so when a page has to take another number, or an update cannot be read.
  for (const how of ['log', 'error'] as const) vi.spyOn(console, how).mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

/** Whether pages fail when somebody writes on them, or never agree again: no honest page can do that to others. */
async function isHarmed(nat: Nat, spoiled: typeof damaged = damaged): Promise<boolean> {
  const board = new StockBoard();
  const all = [await board.enter(), await board.enter()];
  const corpus: Uint8Array[] = [];
  board.doc.on('update', (update: Uint8Array) => corpus.push(update));
  const attacker = board.attacker();
  const key = () => KEYS[nat(KEYS.length)] ?? '';
  try {
    for (let step = 0; step < STEPS; step++) {
      all[nat(2)]?.map.set(key(), {note: `n${nat(9)}`, at: [nat(99), nat(99)]});
      const ghost = new Y.Doc();
      Y.applyUpdate(ghost, Y.encodeStateAsUpdate(board.doc));
      ghost.clientID = HOSTILE;
      const before = Y.encodeStateVector(ghost);
      ghost.getMap('board').set(key(), {at: nat(9)});
      const own = Y.encodeStateAsUpdate(ghost, before);
      attacker.write(...Array.from({length: 4}, () => spoiled(own, corpus, nat)));
    }
    for (const page of all) {
      page.drop()();
      await page.come();
    }
    all.push(await board.enter());
    return new Set(all.map(page => JSON.stringify(Object.entries(page.map.toJSON()).sort()))).size > 1;
  } catch {
    return true;
  } finally {
    board.close();
  }
}

test(`at a stock server damaged updates part the pages for good, or break them (ours: R128), seed ${seed}`, async () => {
  const nat = natFrom(seed);
  expect(await isHarmed(nat, own => own)).toBe(false);
  let rooms = 0;
  while (rooms < MOST_ROOMS && !(await isHarmed(nat))) rooms += 1;
  expect(rooms).toBeLessThan(MOST_ROOMS);
});
