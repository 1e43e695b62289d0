import {afterEach, describe, expect, test, vi} from 'vitest';
import {SAVED} from '../../client/board/writes.ts';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {boardAddress, pageDocument} from '../../shared/wire/board.ts';
import {MINUTE, type SessionId} from '../../shared/wire/ids.ts';
import {BOARD_PAGES_PER_PERSON, BOARD_WRITERS_PER_PERSON} from '../../shared/wire/limits.ts';
import {type BoardOptions, boardTicket, RawBoard, soon} from '../players/board-player.ts';
import {sync, value} from '../players/forged.ts';
import {randomId} from '../players/player.ts';
import {refusalOf, Visitor} from '../players/visitor.ts';
import {BoardRoom, inBoard} from './board-room.ts';
import {next} from './session-server.ts';

// Who may come to a board, write on it, and come back to it.

const room = new BoardRoom();

describe('[R129] who may only read', () => {
  test.each([1, 2] as const)('is refused by sync message %i, and nothing of it is seen or stored', async step => {
    const {session, first, phone} = await room.inSession();
    const honest = await room.enter(first, session);
    const {raw, client} = await RawBoard.open(phone, session, {as: 'phone'});
    raw.send(sync(step, value(client, 0)));
    expect(await raw.ended).toBe('read-only');
    expect(inBoard(honest)).toEqual({});
    expect((await room.server.store.loadBoard(session, 'board')).updates).toEqual([]);
  });

  test('is never asked for what they have, so that an honest page that once wrote stays', async () => {
    const {session, first, phone} = await room.inSession();
    const honest = await room.enter(first, session);
    honest.map.set('a', 1);
    const reader = await room.enter(phone, session, {as: 'phone'});
    await soon('it has it', () => reader.map.get('a') === 1);
    expect(reader.ends).toEqual([]);
  });

  test('whoever loses the seat or is removed goes at once', async () => {
    const {lead, session, second, phone} = await room.inSession();
    const helper = await room.enter(second, session);
    const reader = await room.enter(phone, session, {as: 'phone'});
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

describe('[R131] a page that comes back', () => {
  test('takes over from its older connection, whose late end changes nothing', async () => {
    const {session, first, second} = await room.inSession();
    const tab = randomId();
    const {raw: old, client} = await RawBoard.open(first, session, {tab});
    const again = await room.enter(first, session, {tab});
    expect(again.doc.clientID).toBe(client);
    expect(await old.ended).toBe('taken-over');
    again.map.set('a', 1);
    await again.settle();
    const other = await room.enter(second, session);
    expect(inBoard(other)).toEqual({a: 1});
    expect(again.ends).toEqual([]);
    // Had the late end taken the place away, a third one would not find who holds it.
    const {raw: third} = await RawBoard.open(first, session, {tab});
    await soon('the second goes', () => again.ends.length > 0);
    expect(again.ends).toEqual(['taken-over']);
    third.socket.terminate();
  });

  test('after a restart of the server is the same writer, and all that was said to be stored is there', async () => {
    const disk = newMemoryDisk();
    const before = await room.start(openMemoryStore({disk}));
    const {lead, session} = await before.open();
    await next(lead);
    const one = await room.enter(lead.visitor, session);
    one.map.set('a', 1);
    await one.settle();
    await before.close();
    await soon('it was sent away', () => one.ends.length > 0);
    one.map.set('b', 2);
    const after = await room.start(openMemoryStore({disk}));
    const visitor = lead.visitor.movedTo(after.site);
    one.moveTo(visitor);
    const number = one.doc.clientID;
    await one.connect();
    expect(one.doc.clientID).toBe(number);
    await one.settle();
    expect(inBoard(await room.enter(visitor, session))).toEqual({a: 1, b: 2});
    expect(one.ends).toEqual(['closing-down']);
  });

  test('finds its number again, which is nobody else’s', async () => {
    const {session, first, second} = await room.inSession();
    const tab = randomId();
    const [own, again, theirs] = [
      await boardTicket(first, session, {tab}),
      await boardTicket(first, session, {tab}),
      await boardTicket(second, session, {tab}),
    ];
    expect(again.client).toBe(own.client);
    expect(theirs.client).not.toBe(own.client);
  });
});

describe('[R153] one person', () => {
  /** How fast somebody asks for tickets is counted by the wall clock; here it is about how many pages they have. */
  const later = () => vi.setSystemTime(Date.now() + MINUTE);
  afterEach(() => void vi.useRealTimers());

  test('opens the minutes forty times, writes a little each time, and is never shut out', async () => {
    const {session, second} = await room.inSession();
    for (let at = 0; at < 40; at++) {
      later();
      const page = await room.enter(second, session, {document: 'minutes'});
      const text = page.doc.getText(PAGE_ROOT);
      text.insert(text.length, `line ${at}\n`);
      await page.settle();
      page.drop();
    }
    const last = await room.enter(second, session, {document: 'minutes'});
    const lines = Array.from({length: 40}, (_, at) => `line ${at}\n`);
    expect(last.doc.getText(PAGE_ROOT).toString()).toBe(lines.join(''));
  });

  test('has so many pages open and no more, until one of them is closed', async () => {
    const {session, first, second} = await room.inSession();
    await expectBounded(session, first, at => ({document: at % 2 === 0 ? 'board' : 'minutes'}));
    expect(await refusalOf(boardTicket(second, session))).toBe('ok');
  });

  test('who only reads has no more of them, and nobody else notices', async () => {
    const {session, first, phone, another} = await room.inSession();
    const [writer, reader] = [await room.enter(first, session), await room.enter(another, session, {as: 'phone'})];
    await expectBounded(session, phone, () => ({as: 'phone'}));
    expect(await refusalOf(boardTicket(another, session, {as: 'phone'}))).toBe('ok');
    writer.map.set('a', 1);
    await soon('the other reader has it', () => reader.map.get('a') === 1);
    expect([writer.ends, reader.ends]).toEqual([[], []]);
  });

  /** Opens pages until there is no place for another, and closes one of them. */
  async function expectBounded(session: SessionId, visitor: Visitor, optionsAt: (at: number) => BoardOptions) {
    const more = () => refusalOf(boardTicket(visitor, session, optionsAt(0)));
    const pages: RawBoard[] = [];
    for (let at = 0; at < BOARD_PAGES_PER_PERSON; at++) {
      later();
      pages.push((await RawBoard.open(visitor, session, optionsAt(at))).raw);
    }
    later();
    expect(await more()).toBe('open-elsewhere');
    pages.at(7)?.socket.close();
    // Until the server has seen it go.
    await vi.waitUntil(async () => {
      later();
      return (await more()) === 'ok';
    });
    later();
    expect(await more()).toBe('open-elsewhere');
    for (const {socket} of pages) socket.terminate();
  }

  test('writes under so many numbers and no more: who makes up new ones without end is sent away, and nobody else', async () => {
    const {session, first, second} = await room.inSession();
    const tab = randomId();
    const write = async (options: BoardOptions = {}, clock = 0) => {
      later();
      const {raw, client} = await RawBoard.open(second, session, options);
      raw.send(sync(2, value(client, clock)));
      return raw;
    };
    const stored = async (raw: RawBoard) => {
      await soon('it is stored', () => raw.heard.some(([kind]) => kind === SAVED));
      raw.socket.terminate();
    };
    for (let at = 0; at < BOARD_WRITERS_PER_PERSON; at++) await stored(await write(at === 0 ? {tab} : {}));
    expect(await (await write()).ended).toBe('no-new-writers');
    // What has written before goes on; so does the person elsewhere, and everybody else.
    await stored(await write({tab}, 1));
    const minutes = await room.enter(second, session, {document: 'minutes'});
    minutes.doc.getText(PAGE_ROOT).insert(0, 'Minutes');
    await minutes.settle();
    const other = await room.enter(first, session);
    other.map.set('other', true);
    await other.settle();
    expect([minutes.ends, other.ends]).toEqual([[], []]);
  });
});

describe('[R133] a ticket', () => {
  test('opens one connection, to its own document, from our own pages', async () => {
    const {session, first} = await room.inSession();
    const {ticket} = await boardTicket(first, session);
    const path = `${boardAddress(session, 'board')}?ticket=${ticket}`;
    // A page elsewhere, or none: refused before the ticket is looked at.
    for (const origin of ['https://elsewhere.example', 'null']) expect(await new RawBoard(first, path, origin).ended).toBe(1006);
    const opened = new RawBoard(first, path);
    await new Promise(resolve => opened.socket.once('open', resolve));
    expect(await new RawBoard(first, path).ended).toBe('ticket-spent');
    const elsewhere = [
      boardAddress(randomId(), 'board'),
      boardAddress(session, 'minutes'),
      boardAddress(session, pageDocument(randomId())),
    ];
    for (const address of elsewhere) {
      const other = await boardTicket(first, session);
      expect(await new RawBoard(first, `${address}?ticket=${other.ticket}`).ended).toBe('ticket-spent');
    }
    opened.socket.terminate();
  });

  test('is for those who are in the session, once it has begun', async () => {
    const server = await room.start();
    const {lead, session} = await server.open();
    expect(await refusalOf(boardTicket(lead.visitor, session))).toBe('not-allowed');
    await next(lead);
    expect(await refusalOf(boardTicket(lead.visitor, session))).toBe('ok');
    expect(await refusalOf(boardTicket(new Visitor(server.site), session))).toBe('not-signed-in');
    expect(await refusalOf(boardTicket(new Visitor(server.site), session, {as: 'phone'}))).toBe('not-signed-in');
    expect(await refusalOf(boardTicket(lead.visitor, randomId()))).toBe('no-session');
  });
});

test('[R134] a page that does not even answer its end does not hold up the server’s', async () => {
  const {session, first} = await room.inSession();
  const {raw} = await RawBoard.open(first, session);
  raw.socket.pause();
  const ended = room.server.close().then(() => 'ended');
  const late = new Promise(resolve => setTimeout(() => resolve('late'), 10_000));
  expect(await Promise.race([ended, late])).toBe('ended');
  raw.socket.terminate();
});
