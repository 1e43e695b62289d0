import {afterEach, describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {BoardPlayer, RawBoard, soon} from '../players/board-player.ts';
import {anyValue, sync} from '../players/forged.ts';
import {postBox} from '../players/lane.ts';
import type {Player} from '../players/player.ts';
import {randomId} from '../players/player.ts';
import {SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
const players: BoardPlayer[] = [];
afterEach(async () => {
  for (const player of players.splice(0)) player.drop();
  await server.close();
});

const atBoard = async (lead: Player): Promise<BoardPlayer> => {
  const player = new BoardPlayer(lead.visitor, lead.session);
  players.push(player);
  return player.connect();
};

/** Three notes are shown; the first is about to be taken back. */
async function withNotes() {
  server = await SessionServer.start();
  const {session, lead, activity, ana, ben, cai} = await server.inWriting();
  const [first, second] = [await write(ana, activity, 'Taken back'), await write(ben, activity, 'Stays')];
  await write(cai, activity, 'Stays too');
  await show(lead, activity);
  const takeBack = async () => {
    const bearer = ana.laneTickets.get(activity)?.write ?? null;
    expect(await postBox(server.site, activity, {holds: 'withdrawal', session, bearer, noteKey: first.key})).toEqual({ok: true});
    await lead.until('it is gone', () => lead.notes.length === 2);
  };
  return {session, lead, takeBack, gone: first.id, stays: second.id};
}

/** Every byte that is kept of a board. */
async function kept(session: string): Promise<Buffer> {
  const {state, updates} = await server.store.loadBoard(session, 'board');
  return Buffer.concat([state ?? new Uint8Array(), ...updates]);
}

const placed = (player: BoardPlayer) => Object.keys(player.map.toJSON()).sort();

describe('[R135] a note that is taken back', () => {
  test('leaves every page, the log and the state, and its neighbours stay', async () => {
    const {session, lead, takeBack, gone, stays} = await withNotes();
    const [one, other] = [await atBoard(lead), await atBoard(lead)];
    one.map.set('a', {note: gone, at: [10, 20]});
    one.map.set('b', {note: stays, at: [30, 40]});
    one.map.set('line', {note: stays, to: gone});
    await one.settle();
    one.map.set('a', {note: gone, at: [50, 60]});
    await one.settle();
    expect((await kept(session)).includes(gone)).toBe(true);
    await takeBack();
    for (const player of [one, other]) await soon('it is gone', () => placed(player).join() === 'b');
    expect((await kept(session)).includes(gone)).toBe(false);
    expect((await kept(session)).includes(stays)).toBe(true);
    for (const player of [one, other, await atBoard(lead)]) {
      expect(player.map.toJSON()).toEqual({b: {note: stays, at: [30, 40]}});
      expect(Buffer.from(Y.encodeStateAsUpdate(player.doc)).includes(gone)).toBe(false);
      expect(player.ends).toEqual([]);
    }
    // It goes on from there.
    other.map.set('c', {note: stays, at: [1, 1]});
    await other.settle();
    await soon('it is there', () => placed(one).join() === 'b,c');
  });

  test('leaves a board that nobody looks at', async () => {
    const {session, lead, takeBack, gone} = await withNotes();
    const one = await atBoard(lead);
    one.map.set('a', {note: gone, at: [10, 20]});
    await one.settle();
    one.drop();
    await takeBack();
    await expect.poll(async () => (await kept(session)).includes(gone)).toBe(false);
    expect(placed(await atBoard(lead))).toEqual([]);
  });

  test('is taken out again when a page that was away brings it back, and that page stays', async () => {
    const {session, lead, takeBack, gone, stays} = await withNotes();
    const [one, other] = [await atBoard(lead), await atBoard(lead)];
    one.map.set('a', {note: gone, at: [10, 20]});
    await one.settle();
    one.drop();
    one.map.set('a', {note: gone, at: [70, 80]});
    one.map.set('b', {note: stays, at: [1, 2]});
    await takeBack();
    await soon('it is gone', () => placed(other).length === 0);
    await one.connect();
    for (const player of [one, other]) await soon('it is gone again', () => placed(player).join() === 'b');
    await expect.poll(async () => (await kept(session)).includes(gone)).toBe(false);
    expect(one.ends).toEqual([]);
  });

  test('is no different from one that never was', async () => {
    const {session, lead} = await withNotes();
    const one = await atBoard(lead);
    const never = randomId();
    one.map.set('a', {note: never, at: [1, 2]});
    one.map.set('h', {heading: 'A heading', at: [3, 4]});
    await soon('it is gone', () => placed(one).join() === 'h');
    await expect.poll(async () => (await kept(session)).includes(never)).toBe(false);
  });

  const forged: readonly (readonly [string, (id: string) => unknown])[] = [
    ['in the words of a heading', id => ({activity: randomId(), heading: `See ${id}, please`, at: [3, 4]})],
    ['in the middle of a longer word', id => ({activity: randomId(), heading: `x${id}_1`, at: [3, 4]})],
    ['where a theme stands', id => ({theme: id, at: [3, 4]})],
    ['by itself', id => id],
    ['in a value within another', id => ({one: {two: id}})],
    ['in a list', id => ({all: [[1, id]]})],
    ['as a name within a value', id => ({[id]: 1})],
    ['in a name that no reader keeps', id => JSON.parse(`{"__proto__": "${id}"}`)],
  ];
  test.each(forged)('is taken out again when a forged page names it %s, and that page stays', async (_where, naming) => {
    const {session, lead, takeBack, gone, stays} = await withNotes();
    const one = await atBoard(lead);
    one.map.set('b', {note: stays, at: [30, 40]});
    await one.settle();
    await takeBack();
    const {raw, client} = await RawBoard.open(lead.visitor, session);
    raw.send(sync(2, anyValue(client, 0, 'forged', naming(gone))), sync(2, anyValue(client, 1, 'c', {note: stays, at: [1, 2]})));
    await soon('it has been heard', () => one.map.has('c'));
    await expect.poll(async () => (await kept(session)).includes(gone), {timeout: 5_000}).toBe(false);
    await soon('it is gone', () => !Buffer.from(Y.encodeStateAsUpdate(one.doc)).includes(gone));
    expect(one.map.toJSON()).toMatchObject({b: {note: stays, at: [30, 40]}, c: {note: stays, at: [1, 2]}});
    expect([raw.socket.readyState, one.ends]).toEqual([raw.socket.OPEN, []]);
    raw.socket.terminate();
  });
});
