import {afterEach, expect, onTestFinished, test, vi} from 'vitest';
import type {Store} from '../../server/store/contract.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {restoreDatabase} from '../../server/store/restore.ts';
import {textsInFiles} from '../contract/processes.ts';
import {folders, newFolder, openSqlite} from '../contract/store-samples.ts';
import {BoardPlayer} from '../players/board-player.ts';
import {postBox} from '../players/lane.ts';
import {fasterBy, SessionServer, show, write} from './session-server.ts';

const players: BoardPlayer[] = [];
afterEach(() => {
  for (const player of players.splice(0)) player.drop();
});

/** What a board says about a note, to be looked for in files: the note's id stands in the log of the session for good. */
const SAYS = 'beside the window, near the door';

/** A store whose boards cannot be written any more from a certain moment on, as if the process had died before it came to it. */
function mortal(store: Store): {readonly store: Store; readonly die: () => void} {
  let isDead = false;
  const writes = new Set<PropertyKey>(['appendBoard', 'replaceBoard']);
  const dying = new Proxy(store, {
    get: (target, name) => {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return isDead && writes.has(name) ? () => new Promise(() => undefined) : value.bind(target);
    },
  });
  const die = () => {
    isDead = true;
  };
  return {store: dying, die};
}

/** A note that stands on the board with words of its own, and one that stays beside it; nobody is at the board any more. */
async function withBoard(server: SessionServer) {
  const {session, lead, activity, ana, ben, cai} = await server.inWriting();
  const gone = await write(ana, activity, 'Taken back');
  const stays = await write(ben, activity, 'Stays');
  await write(cai, activity, 'Stays too');
  await show(lead, activity);
  const page = new BoardPlayer(lead.visitor, session);
  players.push(page);
  await page.connect();
  page.map.set('a', {note: gone.id, says: SAYS});
  page.map.set('b', {note: stays.id, says: 'in the middle'});
  await page.settle();
  page.drop();
  const takeBack = async () => {
    const bearer = ana.laneTickets.get(activity)?.write ?? null;
    expect(await postBox(server.site, activity, {holds: 'withdrawal', session, bearer, noteKey: gone.key})).toEqual({ok: true});
    await lead.until('it is gone', () => lead.notes.length === 2);
  };
  return {session, stays: stays.id, takeBack};
}

const keptOf = async (store: Store, session: string): Promise<Buffer> => {
  const {state, updates} = await store.loadBoard(session, 'board');
  return Buffer.concat([state ?? new Uint8Array(), ...updates]);
};

test('[R135, R146] what a crash left on a board about a note that was taken back leaves every file, though nobody comes', async () => {
  const folder = newFolder();
  const before = mortal(await openSqlite(folder));
  const crashing = await SessionServer.start(before.store);
  const {session, stays, takeBack} = await withBoard(crashing);
  before.die();
  await takeBack();
  await crashing.close();
  expect(textsInFiles(folder, [SAYS])).not.toEqual([]);

  const store = await openSqlite(folder);
  const server = await SessionServer.start(store);
  onTestFinished(() => server.close());
  await expect.poll(async () => (await keptOf(store, session)).includes(SAYS), {timeout: 10_000}).toBe(false);
  expect((await keptOf(store, session)).includes(stays)).toBe(true);
  // What is still to be wiped is wiped when it closes.
  await server.close();
  expect(textsInFiles(folder, [SAYS])).toEqual([]);
  expect(textsInFiles(folder, ['in the middle'])).not.toEqual([]);
}, 30_000);

test('[R135, R146] what a restore brings back on a board about a note that was taken back since leaves it', async () => {
  const {dataDir, copy} = folders();
  const store = await openSqlite(dataDir);
  const server = await SessionServer.start(store);
  const {session, stays, takeBack} = await withBoard(server);
  await store.backup(copy);
  await takeBack();
  await expect.poll(async () => (await keptOf(store, session)).includes(SAYS), {timeout: 10_000}).toBe(false);
  await server.close();
  await restoreDatabase(dataDir, copy, Date.now());
  expect(textsInFiles(dataDir, [SAYS])).toEqual([`wrensong.db: ${SAYS}`]);

  const restored = await openSqlite(dataDir);
  const again = await SessionServer.start(restored);
  onTestFinished(() => again.close());
  await expect.poll(async () => (await keptOf(restored, session)).includes(SAYS), {timeout: 10_000}).toBe(false);
  expect((await keptOf(restored, session)).includes(stays)).toBe(true);
  await again.close();
  expect(textsInFiles(dataDir, [SAYS])).toEqual([]);
}, 30_000);

test('[R146] a board that could not be cleaned is tried again while the server runs', async () => {
  const store = openMemoryStore();
  // Five minutes are a second and a half.
  const server = await SessionServer.start(store, {}, fasterBy(200));
  onTestFinished(() => server.close());
  const {session, takeBack} = await withBoard(server);
  const tries = vi.spyOn(store, 'appendBoard');
  store.failNext('appendBoard');
  await takeBack();
  await expect.poll(async () => (await keptOf(store, session)).includes(SAYS), {timeout: 10_000}).toBe(false);
  expect(tries.mock.settledResults.map(({type}) => type)).toEqual(['rejected', 'fulfilled']);
}, 30_000);
