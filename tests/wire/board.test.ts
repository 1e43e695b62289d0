import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {encodeAwareness, tellAwareness} from '../../server/board/messages.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {MAX_BOARD_MESSAGE_BYTES} from '../../shared/wire/limits.ts';
import {RawBoard, soon} from '../players/board-player.ts';
import {deletedFor, hugeVector, leaningOn, madeUp, mute, numbers, orphans, sync, throwAway, value} from '../players/forged.ts';
import {BoardRoom, heardBy, inBoard, wholesTo} from './board-room.ts';
import {next} from './session-server.ts';

const room = new BoardRoom();
/** On a machine that has other things to do. */
const PATIENT = {timeout: 15_000};

describe('[R127] what is written on a board', () => {
  test('reaches everybody who is connected, is said to be stored, and is there for who comes later', async () => {
    const {session, first, second, phone} = await room.inSession();
    const [one, other] = [await room.enter(first, session), await room.enter(second, session)];
    const reader = await room.enter(phone, session, {as: 'phone'});
    one.map.set('a', {note: 'n1', at: [1, 2]});
    other.map.set('b', {note: 'n2', at: [3, 4]});
    await Promise.all([one.settle(), other.settle()]);
    const all = {a: {note: 'n1', at: [1, 2]}, b: {note: 'n2', at: [3, 4]}};
    for (const player of [one, other, reader]) await soon('it is everywhere', () => Object.keys(inBoard(player)).length === 2);
    expect(inBoard(reader)).toEqual(all);
    const late = await room.enter(second, session);
    expect(inBoard(late)).toEqual(all);
    expect((await room.server.store.loadBoard(session, 'board')).updates.length).toBeGreaterThan(0);
  });

  test('without a network is sent when it is back, under the same number, and nothing comes twice', async () => {
    const {session, first, second} = await room.inSession();
    const [one, other] = [await room.enter(first, session), await room.enter(second, session)];
    one.map.set('a', 1);
    await one.settle();
    one.drop();
    one.map.set('a', 2);
    one.map.set('b', 3);
    other.map.set('c', 4);
    await one.connect();
    await one.settle();
    for (const player of [one, other]) await soon('they agree', () => Object.keys(inBoard(player)).length === 3);
    expect(inBoard(other)).toEqual({a: 2, b: 3, c: 4});
    expect(one.ends).toEqual([]);
  });

  test('is told to nobody when it cannot be stored; its writer comes back with it', async () => {
    const store = openMemoryStore();
    const server = await room.start(store);
    const {lead, session} = await server.open();
    await next(lead);
    const [one, other] = [await room.enter(lead.visitor, session), await room.enter(lead.visitor, session)];
    store.failNext('appendBoard');
    one.map.set('a', 1);
    await soon('both are sent away', () => one.ends.length > 0 && other.ends.length > 0);
    expect([one.ends, other.ends]).toEqual([['not-saved'], ['not-saved']]);
    expect(inBoard(other)).toEqual({});
    await one.connect();
    await one.settle();
    await other.connect();
    expect(inBoard(other)).toEqual({a: 1});
  });

  test('[R132] gets one state in place of a long log, and whoever comes then has all of it', async () => {
    const {session, first, second} = await room.inSession();
    const one = await room.enter(first, session);
    for (let at = 0; at < 300; at++) {
      one.map.set(`key ${at % 40}`, at);
      await one.settle();
    }
    let stored = await room.server.store.loadBoard(session, 'board');
    await expect
      .poll(async () => {
        stored = await room.server.store.loadBoard(session, 'board');
        return stored.upTo;
      }, PATIENT)
      .toBeGreaterThan(0);
    expect(stored.upTo + stored.updates.length).toBe(300);
    expect(stored.updates.length).toBeLessThan(60);
    const late = await room.enter(second, session);
    expect(inBoard(late)).toEqual(inBoard(one));
    late.map.set('late', true);
    await late.settle();
    await soon('it is there', () => one.map.get('late') === true);
  });
});

describe('[R128] an update is taken from the page whose it is, when it is whole, or ends that page’s connection alone', () => {
  const refused: readonly (readonly [string, string, (own: number, victim: number) => Uint8Array])[] = [
    ['under another’s number', 'foreign', (_own, victim) => value(victim, 0)],
    ['under a number that is thrown away at once', 'foreign', own => throwAway(1, own + 1)[0] ?? new Uint8Array()],
    ['that mutes another before they write', 'malformed', (_own, victim) => mute(victim)],
    ['that stands for a list that was never there', 'malformed', own => mute(own)],
    ['that reaches absurdly far', 'malformed', own => deletedFor(own)],
    ['that deletes absurdly far', 'malformed', own => numbers(0, 1, own, 1, 0, 2 ** 40)],
    ['that leaves a gap', 'gap', own => value(own, 7)],
    ['in a root that nobody knows', 'malformed', own => value(own, 0, 'elsewhere')],
    ['that leans on what never came', 'gap', own => leaningOn(own, 0, [12_345, 0])],
    ['that leans on itself', 'malformed', own => leaningOn(own, 0, [own, 0])],
    ['that deletes what nobody wrote', 'gap', () => numbers(0, 1, 12_345, 1, 0, 9)],
    ['that is cut off', 'malformed', own => value(own, 0).slice(0, -3)],
    ['with something behind it', 'malformed', own => Uint8Array.of(...value(own, 0), 0)],
    ['of nothing but noise', 'malformed', () => Uint8Array.from({length: 300}, (_, at) => (at * 37) % 256)],
  ];
  test.each(refused)('%s: %s', async (_what, end, forge) => {
    const {session, first, second} = await room.inSession();
    const honest = await room.enter(first, session);
    const {raw, client} = await RawBoard.open(second, session);
    raw.send(sync(2, forge(client, honest.doc.clientID)));
    expect(await raw.ended).toBe(end);
    honest.map.set('mine', 'stays');
    await honest.settle();
    expect(inBoard(await room.enter(second, session))).toEqual({mine: 'stays'});
    expect(honest.ends).toEqual([]);
  });

  test('thousands that lean on what never came hold up nobody', async () => {
    const {session, first, second} = await room.inSession();
    const [honest, other] = [await room.enter(first, session), await room.enter(first, session)];
    for (let attack = 0; attack < 4; attack++) {
      const {raw, client} = await RawBoard.open(second, session);
      raw.send(...orphans(client, 500).map(update => sync(2, update)));
      honest.map.set('tick', attack);
      await soon('it arrives all the same', () => other.map.get('tick') === attack);
      expect(await raw.ended).toBe('gap');
    }
    const {updates} = await room.server.store.loadBoard(session, 'board');
    expect(updates).toHaveLength(4);
  });

  test('more than hands can do ends it, and what is too long is not even read', async () => {
    const {session, first, second} = await room.inSession();
    const honest = await room.enter(first, session);
    const flood = await RawBoard.open(second, session);
    flood.raw.send(...Array.from({length: 1_000}, (_, at) => sync(2, value(flood.client, at))));
    expect(await flood.raw.ended).toBe('too-many');
    const long = await RawBoard.open(second, session);
    long.raw.send(new Uint8Array(MAX_BOARD_MESSAGE_BYTES + 1));
    expect(await long.raw.ended).toBe(1009);
    honest.map.set('still', 'here');
    await honest.settle();
  });

  test('a state vector of 200,000 entries is not read, and one message asks for the document once', async () => {
    const {session, first} = await room.inSession();
    const huge = await RawBoard.open(first, session);
    huge.raw.send(sync(0, hugeVector(200_000)));
    expect(await huge.raw.ended).toBe(1009);
    const {raw} = await RawBoard.open(first, session);
    // It claims a million and holds none.
    raw.send(...Array.from({length: 50}, () => sync(0, numbers(1_000_000))));
    const honest = await room.enter(first, session);
    honest.map.set('a', 1);
    await soon('it hears of it', () => raw.heard.length >= 3);
    // What it has written so far, the document, and the change: no fifty documents.
    expect(raw.heard).toHaveLength(3);
    raw.socket.terminate();
  });
});

test('[R130] what pages show of themselves is made by the server: nobody is unmasked, replaced or sent away by it', async () => {
  const {session, first, second} = await room.inSession();
  const [honest, watching] = [await room.enter(first, session), await room.enter(first, session)];
  const {raw} = await RawBoard.open(second, session);
  const client = honest.doc.clientID;
  for (const state of [{name: 'spoofed'}, null])
    for (const clock of [99, 2 ** 53]) raw.send(tellAwareness(madeUp(2_000, [{client, clock, state}])));
  honest.map.set('after', true);
  await soon('a later change is there', () => watching.map.get('after') === true);
  const {raw: crowd} = await RawBoard.open(second, session);
  crowd.send(tellAwareness(madeUp(50_000)));
  expect(await crowd.ended).toBe(1009);
  expect(watching.awareness?.getStates().size).toBeLessThanOrEqual(1);
  expect([honest.ends, watching.ends]).toEqual([[], []]);
  raw.socket.terminate();
});

test('[R130] a flood of what somebody shows of themselves ends their connection, and nobody else notices', async () => {
  const {session, first, second} = await room.inSession();
  const [honest, watching] = [await room.enter(first, session), await room.enter(first, session)];
  const {raw, client} = await RawBoard.open(second, session);
  const shown = (at: number) => tellAwareness(encodeAwareness([{client, clock: at, state: {at}}]));
  raw.send(...Array.from({length: 1_000}, (_, at) => shown(at)));
  expect(await raw.ended).toBe('too-many');
  honest.map.set('after', true);
  await soon('a later change is there', () => watching.map.get('after') === true);
  expect([honest.ends, watching.ends]).toEqual([[], []]);
});

test('[R134] a page that reads nothing while megabytes are written has, when it reads again, what all others have', async () => {
  const {session, first, second, phone} = await room.inSession();
  const honest = await room.enter(first, session);
  const {raw: slow} = await RawBoard.open(phone, session, {as: 'phone'});
  slow.send(sync(0, Uint8Array.of(0)));
  await soon('it has the document', () => wholesTo(slow) === 1);
  slow.socket.pause();
  // More than the system holds between two sockets: one page after another writes as much as it may at once.
  for (let writer = 0; writer < 16; writer++) {
    const {raw, client} = await RawBoard.open(second, session);
    const doc = Object.assign(new Y.Doc(), {clientID: client});
    doc.on('update', (update: Uint8Array) => raw.send(sync(2, update)));
    for (let at = 0; at < 6; at++) doc.getMap('board').set(`key ${writer}`, {at, filler: `${at}`.repeat(126 * 1_024)});
    const isLast = (value: unknown): boolean => (value as {readonly at?: number} | undefined)?.at === 5;
    await soon('it has arrived', () => isLast(honest.map.get(`key ${writer}`)));
    // A document may not hold as much as that; what was overwritten and taken out it does not hold.
    if (writer % 2 === 0) doc.getMap('board').delete(`key ${writer}`);
    await soon('it has gone', () => writer % 2 === 1 || !honest.map.has(`key ${writer}`));
    raw.socket.terminate();
  }
  slow.socket.resume();
  await expect.poll(() => heardBy(slow), PATIENT).toEqual(inBoard(honest));
  // Not piece by piece what it has missed.
  expect(wholesTo(slow)).toBeGreaterThan(1);
  slow.socket.terminate();
});

test('[R127] a removed session’s board is gone with it', async () => {
  const {session, first} = await room.inSession();
  const one = await room.enter(first, session);
  one.map.set('a', 1);
  await one.settle();
  const response = await first.fetch(`/live/sessions/${session}`, {
    method: 'DELETE',
    body: JSON.stringify({when: 'now'}),
    headers: {'Content-Type': 'application/json'},
  });
  expect(response.status).toBe(204);
  await soon('it is sent away', () => one.ends.length > 0);
  expect(one.ends).toEqual(['not-allowed']);
  expect((await room.server.store.loadBoard(session, 'board')).updates).toEqual([]);
});
