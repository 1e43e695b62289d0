import {join} from 'node:path';
import Database from 'better-sqlite3';
import {expect, onTestFinished, test} from 'vitest';
import type {Store} from '../../server/store/contract.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import {startStoreProcess} from '../contract/processes.ts';
import {BURST, contentOf, LIVING, type Said, SESSIONS, stateOf, updateOf, wordsOf} from '../contract/store-process.ts';
import {newFolder} from '../contract/store-samples.ts';
import {seed} from '../property/seed.ts';
import {drawing} from './drawing.ts';

const KILLS = Number(process.env.KILLS ?? 8);
/** Milliseconds that a process may write before it is killed. */
const LIFE_MS = {least: 20, most: 400};

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/** The last number that was acknowledged, by session. */
class Ledger {
  readonly revs = new Map<string, number>();
  readonly boxes = new Map<string, number>();
  /** Of its board: the last update, and the last one that a state took the place of. */
  readonly drawn = new Map<string, number>();
  readonly replaced = new Map<string, number>();
  acknowledged = 0;
  replacements = 0;

  add(said: readonly Said[]): void {
    for (const word of said) {
      if (word.said === 'appended') this.revs.set(word.session, word.rev);
      if (word.said === 'boxed') this.boxes.set(word.session, word.number);
      if (word.said === 'drawn') this.drawn.set(word.session, word.n);
      if (word.said === 'replaced') this.replaced.set(word.session, word.upTo);
      if (word.said === 'appended' || word.said === 'boxed') this.acknowledged++;
      if (word.said === 'replaced') this.replacements++;
    }
  }
}

function checkIntegrity(dataDir: string): void {
  const db = new Database(join(dataDir, 'wrensong.db'), {fileMustExist: true});
  const found = [db.pragma('integrity_check', {simple: true}), db.pragma('foreign_key_check')];
  db.close();
  expect(found).toEqual(['ok', []]);
}

/** Each append is there whole or not at all, every acknowledged one is, and at most the one that was under way beyond them. */
async function checkSession(store: Store, session: string, ledger: Ledger): Promise<void> {
  const loaded = await store.load(session);
  const acknowledged = ledger.revs.get(session) ?? 0;
  const rev = loaded?.rev ?? 0;
  expect(rev, session).toBeGreaterThanOrEqual(acknowledged);
  if (!loaded) return;
  const numbers = Array.from({length: rev}, (_, at) => at + 1);
  expect(loaded.events.map(event => event.n)).toEqual(numbers);
  expect(loaded.events.map(event => event.event)).toEqual(numbers.map(says => ({type: 'written', says})));
  expect(loaded.contents).toEqual(new Map(numbers.slice(-LIVING).map(n => [contentOf(session, n), wordsOf(session, n)])));
  expect(loaded.people).toHaveLength(rev);
  expect(loaded.commands).toHaveLength(rev);
  const boxes = await store.boxes(session);
  const box = ledger.boxes.get(session);
  if (box !== undefined) expect(boxes[0]?.number).toBeGreaterThanOrEqual(box);
  expect(boxes.length).toBeLessThanOrEqual(1);
  // What was under way when the process was killed is the state that the next one starts from.
  ledger.revs.set(session, rev);
}

/** A state stands for the first updates, all others follow on it: none is missing, doubled or cut, and beyond those acknowledged are those under way at most. */
async function checkBoard(store: Store, session: string, ledger: Ledger): Promise<void> {
  const {upTo, state, updates} = await store.loadBoard(session, 'board');
  const [n, acknowledged] = [upTo + updates.length, ledger.drawn.get(session) ?? 0];
  expect(n, session).toBeGreaterThanOrEqual(acknowledged);
  expect(n, session).toBeLessThanOrEqual(acknowledged + BURST);
  expect(upTo, session).toBeGreaterThanOrEqual(ledger.replaced.get(session) ?? 0);
  expect(state === null, session).toBe(upTo === 0);
  if (state) expect(Buffer.compare(state, stateOf(session, upTo)), session).toBe(0);
  const others = updates.filter((bytes, at) => Buffer.compare(bytes, updateOf(session, upTo + 1 + at)) !== 0);
  expect(others, session).toEqual([]);
  ledger.drawn.set(session, n);
  ledger.replaced.set(session, upTo);
}

test(`[R127, R132] what was acknowledged survives ${KILLS} kills at any moment, and no log has a hole (seed ${seed})`, {
  timeout: 30_000 + KILLS * 10_000,
}, async () => {
  const dataDir = newFolder();
  const draw = drawing(seed);
  const ledger = new Ledger();
  for (let kill = 0; kill < KILLS; kill++) {
    const running = startStoreProcess('write', dataDir);
    expect(await running.first).toEqual({said: 'open'});
    await wait(LIFE_MS.least + draw() * (LIFE_MS.most - LIFE_MS.least));
    await running.kill();
    expect(running.child.exitCode, 'it lived until it was killed').toBeNull();
    ledger.add(running.said);

    checkIntegrity(dataDir);
    const store = await openSqliteStore({dataDir});
    onTestFinished(() => store.close());
    for (const session of SESSIONS) {
      await checkSession(store, session, ledger);
      await checkBoard(store, session, ledger);
    }
    await store.close();
  }
  expect(ledger.acknowledged).toBeGreaterThan(KILLS);
  expect(ledger.replacements).toBeGreaterThan(0);
});

test(`a process that is killed while it opens leaves a folder that opens (seed ${seed})`, async () => {
  const dataDir = newFolder();
  const draw = drawing(seed);
  for (let kill = 0; kill < 4; kill++) {
    const opening = startStoreProcess('hold', dataDir);
    await wait(draw() * 400);
    await opening.kill();
  }
  const store = await openSqliteStore({dataDir});
  expect(store.secret).toHaveLength(32);
  await store.close();
});
