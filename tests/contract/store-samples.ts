import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Append, SessionHead, Store} from '../../server/store/contract.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import type {Writes} from '../../shared/session/writes.ts';
import {toBase64url} from '../../shared/wire/base64url.ts';
import type {Id} from '../../shared/wire/ids.ts';
import {BOX_BYTES} from '../../shared/wire/lane.ts';

export const newId = (): Id => toBase64url(randomBytes(16));

export const head = (changes: Partial<SessionHead> = {}): SessionHead => ({
  phase: 'live',
  title: newId(),
  createdAt: 1_700_000_000_000,
  startsAt: null,
  endedAt: null,
  usedOn: 1_699_920_000_000,
  forgottenAt: null,
  turnout: 0,
  codeHash: newId(),
  joinKeyHash: newId(),
  ...changes,
});

/** Events `rev + 1` to `rev + count`, each saying its own number. */
export const eventsAfter = (session: Id, rev: number, count: number) =>
  Array.from({length: count}, (_, at) => ({session, n: rev + 1 + at, v: 1, event: {type: 'sampled', says: rev + 1 + at}}));

/** One event on `rev`, and nothing else unless said. */
export const append = (session: Id, rev: number, changes: Partial<Append> = {}): Append => ({
  session,
  rev,
  events: eventsAfter(session, rev, 1),
  writes: {},
  commands: [],
  head: head(),
  ...changes,
});

/** A box that says the words over and over, so that a search finds any part of it. */
export const boxOf = (words: string): Uint8Array => {
  const box = new Uint8Array(BOX_BYTES);
  const bytes = new TextEncoder().encode(words);
  for (let at = 0; at < BOX_BYTES; at += bytes.length) box.set(bytes.subarray(0, BOX_BYTES - at), at);
  return box;
};

/** An empty folder, gone after the test, or after what else is said. */
export const newFolder = (after: (end: () => void) => void = onTestFinished): string => {
  const folder = mkdtempSync(join(tmpdir(), 'wrensong-store-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

/** Of settled calls: `ok`, or the name of the error. */
export const outcomes = async (calls: readonly Promise<unknown>[]): Promise<string[]> => {
  const settled = await Promise.allSettled(calls);
  return settled.map(call => (call.status === 'fulfilled' ? 'ok' : (call.reason as Error).name));
};

export const put = (...entries: readonly (readonly [Id, string])[]): Writes => ({contents: {put: new Map(entries)}});
export const drop = (...ids: readonly Id[]): Writes => ({contents: {delete: ids}});

/** Closed after the test, if it was not before. */
export const openSqlite = async (dataDir: string): Promise<Store> => {
  const store = await openSqliteStore({dataDir});
  onTestFinished(() => store.close());
  return store;
};

export interface Folders {
  /** Not made yet. */
  readonly dataDir: string;
  readonly copies: string;
  readonly copy: string;
}

/** A place for the data, and one for copies of it. */
export const folders = (): Folders => {
  const copies = newFolder();
  return {dataDir: join(newFolder(), 'data'), copies, copy: join(copies, 'monday.db')};
};
