// A process that uses a store, for tests that kill it or come in its way: `store-process.ts hold|write FOLDER`.
import {writeSync} from 'node:fs';
import type {Append, Store} from '../../server/store/contract.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import {BOX_BYTES} from '../../shared/wire/lane.ts';

/** Sessions that are written to at the same time. */
export const SESSIONS = ['one', 'two', 'three', 'four'] as const;
/** How many contents of a session live: each append puts one and deletes the one this many before. */
export const LIVING = 5;

export const contentOf = (session: string, n: number): string => `${session}-${n}`.padEnd(22, '-');
export const wordsOf = (session: string, n: number): string => `the words of ${n} in ${session}`;

/** Updates of a board that are asked for in one turn, at most: as many as merging what came in a tick may leave. */
export const BURST = 3;
/** So many updates, and a state takes the place of the first half: while it was made, the others have come. */
const LONG = 12;

const bytesOf = (words: string, length: number): Uint8Array => new Uint8Array(Buffer.alloc(length, words));
/** Now and then longer than a page of the database. */
export const updateOf = (session: string, n: number): Uint8Array => bytesOf(`update ${n} of ${session}; `, n % 7 === 0 ? 9_000 : 200);
export const stateOf = (session: string, upTo: number): Uint8Array => bytesOf(`${session} up to ${upTo}; `, 40_000);

export type Said =
  | {readonly said: 'open'}
  | {readonly said: 'refused'; readonly name: string; readonly message: string}
  | {readonly said: 'appended'; readonly session: string; readonly rev: number}
  | {readonly said: 'boxed'; readonly session: string; readonly number: number}
  | {readonly said: 'drawn'; readonly session: string; readonly n: number}
  | {readonly said: 'replaced'; readonly session: string; readonly upTo: number};

/** Said at once: whatever happens to this process next, what it said has been kept. */
function say(said: Said): void {
  let rest = Buffer.from(`${JSON.stringify(said)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (problem) {
      // The pipe is full: its reader is busy.
      if (!(problem instanceof Error && 'code' in problem && problem.code === 'EAGAIN')) throw problem;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** The append that leads from `rev` to the next: what a session holds at any revision can be told from the number alone. */
const appendOn = (session: string, rev: number): Append => ({
  session,
  rev,
  events: [{session, n: rev + 1, v: 1, event: {type: 'written', says: rev + 1}}],
  writes: {
    contents: {put: new Map([[contentOf(session, rev + 1), wordsOf(session, rev + 1)]]), delete: [contentOf(session, rev + 1 - LIVING)]},
    people: {put: [{person: `person ${rev + 1}`, deviceHash: 'device'}]},
  },
  commands: [{sender: 'sender', id: `command ${rev + 1}`}],
  head: {
    phase: 'live',
    title: 'title',
    createdAt: 1,
    startsAt: null,
    endedAt: null,
    usedOn: 0,
    forgottenAt: null,
    turnout: 0,
    codeHash: `code of ${session}`,
    joinKeyHash: null,
  },
});

async function writeEvents(store: Store, session: string): Promise<never> {
  for (let rev = (await store.load(session))?.rev ?? 0; ; rev++) {
    await store.append(appendOn(session, rev));
    say({said: 'appended', session, rev: rev + 1});
  }
}

async function writeBoxes(store: Store, session: string): Promise<never> {
  for (let replaces = (await store.boxes(session)).map(box => box.number); ; ) {
    const number = await store.putBox({session, activity: 'activity', box: new Uint8Array(BOX_BYTES).fill(7), replaces});
    say({said: 'boxed', session, number});
    replaces = [number];
  }
}

/** As a board does: what came in a tick is asked for in one turn, and the log goes on while a state takes the place of its beginning. */
async function drawBoard(store: Store, session: string): Promise<never> {
  const board = {session, document: 'board'} as const;
  const stored = await store.loadBoard(session, 'board');
  let [n, upTo] = [stored.upTo + stored.updates.length, stored.upTo];
  let replaced = Promise.resolve();
  const replace = async (to: number) => {
    await store.replaceBoard({...board, upTo: to, state: stateOf(session, to)});
    say({said: 'replaced', session, upTo: to});
  };
  const add = async (next: number) => {
    await store.appendBoard({...board, n: next, update: updateOf(session, next)});
    say({said: 'drawn', session, n: next});
  };
  for (;;) {
    if (n - upTo >= LONG) {
      await replaced;
      upTo = n - LONG / 2;
      replaced = replace(upTo);
    }
    const burst = Array.from({length: 1 + (n % BURST)}, (_, at) => n + 1 + at);
    await Promise.all(burst.map(add));
    n += burst.length;
  }
}

async function keepWiping(store: Store): Promise<never> {
  for (;;) await store.wipe();
}

async function main(mode: string, dataDir: string): Promise<void> {
  const store = await openSqliteStore({dataDir}).catch((problem: Error) => {
    say({said: 'refused', name: problem.name, message: problem.message});
  });
  if (!store) return;
  say({said: 'open'});
  if (mode !== 'write') return;
  for (const session of SESSIONS) if (!(await store.load(session))) await store.append(appendOn(session, 0));
  const writers = SESSIONS.flatMap(session => [writeEvents(store, session), writeBoxes(store, session), drawBoard(store, session)]);
  await Promise.all([...writers, keepWiping(store)]);
}

const [, script, mode, dataDir] = process.argv;
if (script === import.meta.filename && mode && dataDir) await main(mode, dataDir);
