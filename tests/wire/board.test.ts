import * as encoding from 'lib0/encoding';
import {afterEach, describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {systemTime} from '../../server/rooms/clock.ts';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {boardAddress} from '../../shared/wire/board.ts';
import {MAX_BOARD_MESSAGE_BYTES} from '../../shared/wire/limits.ts';
import {BoardPlayer, boardTicket, RawBoard, soon} from '../players/board-player.ts';
import {randomId} from '../players/player.ts';
import {refusalOf, Visitor} from '../players/visitor.ts';
import {next, SessionServer} from './session-server.ts';

let server: SessionServer;
const players: BoardPlayer[] = [];
afterEach(async () => {
  for (const player of players.splice(0)) player.drop();
  await server.close();
});

const asWriter = async (visitor: Visitor, session: string, tab = randomId()): Promise<BoardPlayer> => {
  const player = new BoardPlayer(visitor, session, {tab});
  players.push(player);
  return player.connect();
};

/** A session that has begun, with its lead's console, a supporter's and a phone. */
async function inSession() {
  server = await SessionServer.start(openMemoryStore(), {}, systemTime);
  const {lead, session, key} = await server.open();
  await next(lead);
  const phone = new Visitor(server.site);
  await phone.join({key});
  const helper = await server.seat(lead, 'support');
  return {lead, session, phone, first: lead.visitor, second: helper.visitor};
}

const sync = (step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, bytes);
  });

const numbers = (...all: readonly number[]): Uint8Array =>
  encoding.encode(to => {
    for (const one of all) encoding.writeVarUint(to, one);
  });

/** An update with one struct, however absurd. */
const struct = (client: number, clock: number, write: (to: encoding.Encoder) => void): Uint8Array =>
  encoding.encode(to => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number);
    write(to);
    encoding.writeVarUint(to, 0);
  });

/** The value of a key, leaning on nothing. */
const value = (client: number, clock: number, root = 'board'): Uint8Array =>
  struct(client, clock, to => {
    encoding.writeUint8(to, 0x28);
    encoding.writeVarUint(to, 1);
    encoding.writeVarString(to, root);
    encoding.writeVarString(to, 'key');
    encoding.writeVarUint(to, 1);
    encoding.writeAny(to, 'value');
  });

const inBoard = (player: BoardPlayer) => player.map.toJSON();

describe('[R127] what is written on a board', () => {
  test('reaches everybody who is connected, is said to be stored, and is there for who comes later', async () => {
    const {session, first, second, phone} = await inSession();
    const [one, other] = [await asWriter(first, session), await asWriter(second, session)];
    const reader = await new BoardPlayer(phone, session, {as: 'phone'}).connect();
    players.push(reader);
    one.map.set('a', {note: 'n1', at: [1, 2]});
    other.map.set('b', {note: 'n2', at: [3, 4]});
    await Promise.all([one.settle(), other.settle()]);
    const all = {a: {note: 'n1', at: [1, 2]}, b: {note: 'n2', at: [3, 4]}};
    for (const player of [one, other, reader]) await soon('it is everywhere', () => Object.keys(inBoard(player)).length === 2);
    expect(inBoard(reader)).toEqual(all);
    const late = await asWriter(second, session);
    expect(inBoard(late)).toEqual(all);
    expect((await server.store.loadBoard(session, 'board')).updates.length).toBeGreaterThan(0);
  });

  test('without a network is sent when it is back, under the same number, and nothing comes twice', async () => {
    const {session, first, second} = await inSession();
    const [one, other] = [await asWriter(first, session), await asWriter(second, session)];
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
    server = await SessionServer.start(store, {}, systemTime);
    const {lead, session} = await server.open();
    await next(lead);
    const [one, other] = [await asWriter(lead.visitor, session), await asWriter(lead.visitor, session)];
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
    const {session, first, second} = await inSession();
    const one = await asWriter(first, session);
    for (let at = 0; at < 300; at++) {
      one.map.set(`key ${at % 40}`, at);
      await one.settle();
    }
    let stored = await server.store.loadBoard(session, 'board');
    await expect
      .poll(async () => {
        stored = await server.store.loadBoard(session, 'board');
        return stored.upTo;
      })
      .toBeGreaterThan(0);
    expect(stored.upTo + stored.updates.length).toBe(300);
    expect(stored.updates.length).toBeLessThan(60);
    const late = await asWriter(second, session);
    expect(inBoard(late)).toEqual(inBoard(one));
    late.map.set('late', true);
    await late.settle();
    await soon('it is there', () => one.map.get('late') === true);
  });
});

describe('[R128] an update is taken from the page whose it is, when it is whole, or ends that page’s connection alone', () => {
  const refused: readonly (readonly [string, string, (own: number, victim: number) => Uint8Array])[] = [
    ['under another’s number', 'foreign', (_own, victim) => value(victim, 0)],
    ['that mutes another before they write', 'malformed', (_own, victim) => struct(victim, 0, to => muteFor(to, 2 ** 40))],
    ['that reaches absurdly far', 'malformed', own => struct(own, 0, to => muteFor(to, 2 ** 40))],
    ['that leaves a gap', 'gap', own => value(own, 7)],
    ['in a root that nobody knows', 'malformed', own => value(own, 0, 'elsewhere')],
    ['that leans on what never came', 'gap', own => struct(own, 0, leaningOn(12_345, 0))],
    ['that leans on itself', 'malformed', own => struct(own, 0, leaningOn(own, 0))],
    ['that deletes what nobody wrote', 'gap', () => numbers(0, 1, 12_345, 1, 0, 9)],
    ['that is cut off', 'malformed', own => value(own, 0).slice(0, -3)],
    ['with something behind it', 'malformed', own => Uint8Array.of(...value(own, 0), 0)],
    ['of nothing but noise', 'malformed', () => Uint8Array.from({length: 300}, (_, at) => (at * 37) % 256)],
  ];
  const muteFor = (to: encoding.Encoder, length: number) => {
    encoding.writeUint8(to, 0);
    encoding.writeVarUint(to, length);
  };
  const leaningOn =
    (client: number, clock: number) =>
    (to: encoding.Encoder): void => {
      encoding.writeUint8(to, 0x88 | 0x20);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, 1);
      encoding.writeAny(to, 1);
    };

  test.each(refused)('%s: %s', async (_what, end, forge) => {
    const {session, first, second} = await inSession();
    const honest = await asWriter(first, session);
    const {raw, client} = await RawBoard.open(second, session);
    raw.send(sync(2, forge(client, honest.doc.clientID)));
    expect(await raw.ended).toBe(end);
    honest.map.set('mine', 'stays');
    await honest.settle();
    expect(inBoard(await asWriter(second, session))).toEqual({mine: 'stays'});
    expect(honest.ends).toEqual([]);
  });

  test('thousands that lean on what never came hold up nobody', async () => {
    const {session, first, second} = await inSession();
    const [honest, other] = [await asWriter(first, session), await asWriter(first, session)];
    for (let attack = 0; attack < 4; attack++) {
      const {raw, client} = await RawBoard.open(second, session);
      raw.send(...Array.from({length: 500}, (_, at) => sync(2, struct(client, 0, leaningOn(999 + at, at)))));
      honest.map.set('tick', attack);
      await soon('it arrives all the same', () => other.map.get('tick') === attack);
      expect(await raw.ended).toBe('gap');
    }
    const {updates} = await server.store.loadBoard(session, 'board');
    expect(updates).toHaveLength(4);
  });

  test('more than hands can do ends it, and what is too long is not even read', async () => {
    const {session, first, second} = await inSession();
    const honest = await asWriter(first, session);
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
    const {session, first} = await inSession();
    const huge = await RawBoard.open(first, session);
    const vector = encoding.encode(to => {
      encoding.writeVarUint(to, 200_000);
      for (let at = 0; at < 200_000; at++) for (const number of [at, 1]) encoding.writeVarUint(to, number);
    });
    huge.raw.send(sync(0, vector));
    expect(await huge.raw.ended).toBe(1009);
    const {raw} = await RawBoard.open(first, session);
    // It claims a million and holds none.
    raw.send(
      ...Array.from({length: 50}, () =>
        sync(
          0,
          encoding.encode(to => encoding.writeVarUint(to, 1_000_000)),
        ),
      ),
    );
    const honest = await asWriter(first, session);
    honest.map.set('a', 1);
    await soon('it hears of it', () => raw.heard.length >= 3);
    // What it has written so far, the document, and the change: no fifty documents.
    expect(raw.heard).toHaveLength(3);
    raw.socket.terminate();
  });
});

describe('[R129] who may only read', () => {
  test.each([1, 2] as const)('is refused by sync message %i, and nothing of it is seen or stored', async step => {
    const {session, first, phone} = await inSession();
    const honest = await asWriter(first, session);
    const {raw, client} = await RawBoard.open(phone, session, {as: 'phone'});
    raw.send(sync(step, value(client, 0)));
    expect(await raw.ended).toBe('read-only');
    expect(inBoard(honest)).toEqual({});
    expect((await server.store.loadBoard(session, 'board')).updates).toEqual([]);
  });

  test('is never asked for what they have, so that an honest page that once wrote stays', async () => {
    const {session, first, phone} = await inSession();
    const honest = await asWriter(first, session);
    honest.map.set('a', 1);
    const reader = await new BoardPlayer(phone, session, {as: 'phone'}).connect();
    players.push(reader);
    await soon('it has it', () => reader.map.get('a') === 1);
    expect(reader.ends).toEqual([]);
  });

  test('whoever loses the seat or is removed goes at once', async () => {
    const {lead, session, second, phone} = await inSession();
    const helper = await asWriter(second, session);
    const reader = await new BoardPlayer(phone, session, {as: 'phone'}).connect();
    players.push(reader);
    const [person = ''] = [...lead.records.keys()].filter(id => id.startsWith('person:')).map(id => id.slice('person:'.length));
    await lead.must({type: 'person.remove', person, reason: 'other'});
    await soon('the phone goes', () => reader.ends.length > 0);
    const links = (await (await lead.visitor.fetch(`/live/sessions/${session}/links`)).json()) as {readonly link: string}[];
    for (const {link} of links) await lead.visitor.fetch(`/live/sessions/${session}/links/${link}`, {method: 'DELETE'});
    await soon('the helper goes', () => helper.ends.length > 0);
    expect([reader.ends, helper.ends]).toEqual([['not-allowed'], ['not-allowed']]);
    expect(await refusalOf(boardTicket(second, session))).toBe('link-revoked');
  });
});

test('[R130] what pages show of themselves is made by the server: nobody is unmasked, replaced or sent away by it', async () => {
  const {session, first, second} = await inSession();
  const [honest, watching] = [await asWriter(first, session), await asWriter(first, session)];
  const {raw} = await RawBoard.open(second, session);
  const states = encoding.encode(to => {
    encoding.writeVarUint(to, 2_001);
    for (let at = 0; at < 2_000; at++) {
      for (const number of [at, 1]) encoding.writeVarUint(to, number);
      encoding.writeVarString(to, '{"name":"spoofed"}');
    }
    for (const number of [honest.doc.clientID, 99]) encoding.writeVarUint(to, number);
    encoding.writeVarString(to, 'null');
  });
  const awareness = encoding.encode(to => {
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint8Array(to, states);
  });
  raw.send(awareness, awareness);
  honest.map.set('after', true);
  await soon('a later change is there', () => watching.map.get('after') === true);
  expect(watching.awareness?.getStates().size).toBeLessThanOrEqual(1);
  expect(honest.ends).toEqual([]);
  raw.socket.terminate();
});

describe('[R131] a page that comes back', () => {
  test('takes over from its older connection, whose late end changes nothing', async () => {
    const {session, first, second} = await inSession();
    const tab = randomId();
    const {raw: old, client} = await RawBoard.open(first, session, {tab});
    const again = await asWriter(first, session, tab);
    expect(again.doc.clientID).toBe(client);
    expect(await old.ended).toBe('taken-over');
    again.map.set('a', 1);
    await again.settle();
    const other = await asWriter(second, session);
    expect(inBoard(other)).toEqual({a: 1});
    expect(again.ends).toEqual([]);
  });

  test('after a restart of the server is the same writer, and all that was said to be stored is there', async () => {
    const disk = newMemoryDisk();
    server = await SessionServer.start(openMemoryStore({disk}), {}, systemTime);
    const {lead, session} = await server.open();
    await next(lead);
    const one = await asWriter(lead.visitor, session);
    one.map.set('a', 1);
    await one.settle();
    await server.close();
    await soon('it was sent away', () => one.ends.length > 0);
    one.map.set('b', 2);
    server = await SessionServer.start(openMemoryStore({disk}), {}, systemTime);
    const visitor = lead.visitor.movedTo(server.site);
    one.moveTo(visitor);
    const number = one.doc.clientID;
    await one.connect();
    expect(one.doc.clientID).toBe(number);
    await one.settle();
    expect(inBoard(await asWriter(visitor, session))).toEqual({a: 1, b: 2});
    expect(one.ends).toEqual(['closing-down']);
  });

  test('finds its number again, which is nobody else’s', async () => {
    const {session, first, second} = await inSession();
    const tab = randomId();
    const [own, again, theirs] = [
      await boardTicket(first, session, {tab}),
      await boardTicket(first, session, {tab}),
      await boardTicket(second, session, {tab}),
    ];
    expect(again.client).toBe(own.client);
    expect(theirs.client).not.toBe(own.client);
  });

  test('has one number for each tab, and no more tabs than people have', async () => {
    const {session, first} = await inSession();
    const said: string[] = [];
    for (let at = 0; at < 31; at++) said.push(await refusalOf(boardTicket(first, session)));
    expect(said.filter(one => one === 'ok').length).toBeLessThanOrEqual(30);
    expect(said.at(-1)).not.toBe('ok');
  });
});

describe('[R133] a ticket', () => {
  test('opens one connection, to its own document, from our own pages', async () => {
    const {session, first} = await inSession();
    const {ticket} = await boardTicket(first, session);
    const path = `${boardAddress(session, 'board')}?ticket=${ticket}`;
    // A page elsewhere, or none: refused before the ticket is looked at.
    for (const origin of ['https://elsewhere.example', 'null']) expect(await new RawBoard(first, path, origin).ended).toBe(1006);
    const opened = new RawBoard(first, path);
    await new Promise(resolve => opened.socket.once('open', resolve));
    expect(await new RawBoard(first, path).ended).toBe('ticket-spent');
    const other = await boardTicket(first, session);
    expect(await new RawBoard(first, `${boardAddress(randomId(), 'board')}?ticket=${other.ticket}`).ended).toBe('ticket-spent');
    opened.socket.terminate();
  });

  test('is for those who are in the session, once it has begun', async () => {
    server = await SessionServer.start(openMemoryStore(), {}, systemTime);
    const {lead, session} = await server.open();
    expect(await refusalOf(boardTicket(lead.visitor, session))).toBe('not-allowed');
    await next(lead);
    expect(await refusalOf(boardTicket(lead.visitor, session))).toBe('ok');
    expect(await refusalOf(boardTicket(new Visitor(server.site), session))).toBe('not-signed-in');
    expect(await refusalOf(boardTicket(new Visitor(server.site), session, {as: 'phone'}))).toBe('not-signed-in');
    expect(await refusalOf(boardTicket(lead.visitor, randomId()))).toBe('no-session');
  });
});

test('[R127] a removed session’s board is gone with it', async () => {
  const {session, first} = await inSession();
  const one = await asWriter(first, session);
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
  expect((await server.store.loadBoard(session, 'board')).updates).toEqual([]);
  expect(Y.encodeStateAsUpdate(one.doc).length).toBeGreaterThan(2);
});
