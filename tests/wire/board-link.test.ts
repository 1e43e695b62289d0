import {afterEach, describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import type {Store} from '../../server/store/contract.ts';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {type BoardDocument, pageDocument} from '../../shared/wire/board.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {MAX_BOARD_BYTES, MAX_BOARD_MESSAGE_BYTES, MAX_BOARD_WRITERS} from '../../shared/wire/limits.ts';
import {RawBoard, soon} from '../players/board-player.ts';
import {anyValue} from '../players/forged.ts';
import {LinkedPage} from '../players/linked-page.ts';
import {randomId} from '../players/player.ts';
import type {Visitor} from '../players/visitor.ts';
import {BoardRoom, inBoard} from './board-room.ts';
import {next, type SessionServer} from './session-server.ts';

// The link that pages use, against the real server: what it says of itself is so, and nothing that can be kept is lost.

const room = new BoardRoom();
const pages: LinkedPage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.link.close();
});

const open = (visitor: Visitor, session: SessionId, document?: BoardDocument): LinkedPage => {
  const page = new LinkedPage(visitor, session, document);
  pages.push(page);
  return page;
};

/** A store that answers an operation on boards only when it is let go. */
function holding(inner: Store, operation: 'appendBoard' | 'loadBoard') {
  const waiting: (() => void)[] = [];
  let isHolding = false;
  let asked = 0;
  const store = new Proxy(inner, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return async (...all: readonly unknown[]) => {
        if (name === operation) {
          asked += 1;
          if (isHolding) await new Promise<void>(resolve => waiting.push(resolve));
        }
        return found.apply(target, all);
      };
    },
  });
  return {
    store,
    asked: () => asked,
    hold: () => {
      isHolding = true;
    },
    letOneGo: () => waiting.shift()?.(),
    letGo: () => {
      isHolding = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

async function begun(server: SessionServer) {
  const {lead, session, key} = await server.open();
  await next(lead);
  return {lead, session, key, first: lead.visitor};
}

describe('[R127] a page says that all is saved when it is', () => {
  test.each([
    ['what was written', (map: Y.Map<unknown>) => map.set('b', 2)],
    ['what was taken away, which moves no clock', (map: Y.Map<unknown>) => map.delete('a')],
  ])('%s', async (_what, change) => {
    const held = holding(openMemoryStore(), 'appendBoard');
    const {session, first} = await begun(await room.start(held.store));
    const page = await open(first, session).until('saved');
    page.map.set('a', 1);
    await page.until('saved');
    held.hold();
    const before = held.asked();
    change(page.map);
    expect(page.status).toBe('saving');
    await soon('the store has been asked', () => held.asked() > before);
    // Another page's word with the server and back: whatever would have been said by now has been said.
    await open(first, session).until('saved');
    expect(page.status).toBe('saving');
    held.letGo();
    await page.until('saved');
    const late = await room.enter(first, session);
    expect(inBoard(late)).toEqual(page.map.toJSON());
  });

  test('and not when the half of it is', async () => {
    const held = holding(openMemoryStore(), 'appendBoard');
    const {session, first} = await begun(await room.start(held.store));
    const [page, other] = [await open(first, session).until('saved'), await open(first, session).until('saved')];
    page.map.set('a', 1);
    await soon('it is there', () => other.map.size === 1);
    await page.until('saved');
    held.hold();
    const before = held.asked();
    page.map.set('b', 2);
    await soon('the store has been asked for the first', () => held.asked() === before + 1);
    page.map.delete('a');
    held.letOneGo();
    await soon('the store has been asked for the second', () => other.map.has('b') && held.asked() === before + 2);
    await open(first, session).until('saved');
    expect(page.status).toBe('saving');
    held.letGo();
    await page.until('saved');
    expect(inBoard(await room.enter(first, session))).toEqual({b: 2});
  });

  test('and not when the store refused it: then it comes again by itself', async () => {
    const store = openMemoryStore();
    const {session, first} = await begun(await room.start(store));
    const page = await open(first, session).until('saved');
    store.failNext('appendBoard');
    page.map.set('a', 1);
    await page.until('offline');
    expect(page.link.state.getState().isUnsaved).toBe(true);
    await page.until('saved');
    expect(inBoard(await room.enter(first, session))).toEqual({a: 1});
    expect(page.abandoned).toEqual([]);
  });
});

test('[R127] two tabs of one browser hear of one another by the server alone: nothing before it is stored', async () => {
  const held = holding(openMemoryStore(), 'appendBoard');
  const {session, first} = await begun(await room.start(held.store));
  const [tab, other] = [await open(first, session).until('saved'), await open(first, session).until('saved')];
  held.hold();
  const before = held.asked();
  tab.map.set('a', 1);
  await soon('the store has been asked', () => held.asked() > before);
  expect(other.map.toJSON()).toEqual({});
  held.letGo();
  await soon('it is there', () => other.map.get('a') === 1);
  await tab.until('saved');
});

describe('[R131] a page that was away', () => {
  test('goes on as the same writer with a new ticket, and what was written meanwhile on either side is everywhere', async () => {
    const {session, first, second} = await room.inSession();
    const [page, other] = [await open(first, session).until('saved'), await open(second, session).until('saved')];
    const number = page.doc.clientID;
    for (let round = 0; round < 3; round++) {
      page.cut();
      await page.until('offline');
      page.map.set(`here ${round}`, round);
      page.map.delete(`here ${round - 1}`);
      other.map.set(`there ${round}`, round);
      expect(page.status).toBe('offline');
      page.mend();
      await page.until('saved');
    }
    const all = {'here 2': 2, 'there 0': 0, 'there 1': 1, 'there 2': 2};
    await soon('both have all of it', () => page.map.size === 4 && other.map.size === 4);
    expect([page.map.toJSON(), other.map.toJSON()]).toEqual([all, all]);
    expect(page.doc.clientID).toBe(number);
    expect([page.tickets, page.sockets, page.abandoned.length]).toEqual([4, 1, 0]);
  });

  test('may be written on between its connection and the server’s question', async () => {
    const held = holding(openMemoryStore(), 'loadBoard');
    const {session, first} = await begun(await room.start(held.store));
    const page = await open(first, session).until('saved');
    page.cut();
    await page.until('offline');
    page.map.set('a', 'without a network');
    // Nobody is at the board: it is loaded anew, and until then nothing is asked.
    const before = held.asked();
    held.hold();
    page.mend();
    await soon('it waits for the board', () => held.asked() > before && page.sockets === 1);
    page.map.set('b', 'before the question');
    held.letGo();
    await page.until('saved');
    expect(inBoard(await room.enter(first, session))).toEqual({a: 'without a network', b: 'before the question'});
    expect(page.abandoned).toEqual([]);
  });

  test('notices after a sleep that its connection is dead, and keeps a living one', async () => {
    const {session, first} = await room.inSession();
    const page = await open(first, session).until('saved');
    page.fallSilent();
    page.map.set('a', 1);
    page.wake();
    await soon('it has a second ticket', () => page.tickets === 2);
    await page.until('saved');
    page.wake();
    page.map.set('b', 2);
    await page.until('saved');
    expect(inBoard(await room.enter(first, session))).toEqual({a: 1, b: 2});
    expect(page.tickets).toBe(2);
  });

  test('comes back after a restart of the server', async () => {
    const disk = newMemoryDisk();
    const before = await room.start(openMemoryStore({disk}));
    const {lead, session, first} = await begun(before);
    const page = await open(first, session).until('saved');
    page.map.set('a', 1);
    await page.until('saved');
    await before.close();
    await page.until('offline');
    page.map.set('b', 2);
    const after = await room.start(openMemoryStore({disk}));
    page.moveTo(lead.visitor.movedTo(after.site));
    page.wake();
    await page.until('saved');
    expect(inBoard(await room.enter(lead.visitor.movedTo(after.site), session))).toEqual({a: 1, b: 2});
  });
});

describe('[R128] what can never be taken', () => {
  test('is handed back, and a fresh document begins with what the server has', async () => {
    const {session, first, second} = await room.inSession();
    const [page, other] = [await open(first, session).until('saved'), await open(second, session).until('saved')];
    page.map.set('a', 1);
    await page.until('saved');
    const old = page.doc;
    // No flat map holds another one.
    page.map.set('inner', new Y.Map());
    await soon('a fresh document has begun', () => page.doc !== old);
    await page.until('saved');
    expect(page.abandoned).toHaveLength(1);
    expect(page.abandoned[0]).toMatchObject({doc: old, storedTo: 1});
    expect(page.doc.clientID).not.toBe(old.clientID);
    page.map.set('b', 2);
    await page.until('saved');
    await soon('it is everywhere', () => other.map.size === 2);
    expect(other.map.toJSON()).toEqual({a: 1, b: 2});
  });

  test('and what is still done in the old document is nothing that the fresh one has to save', async () => {
    const {session, first} = await room.inSession();
    const page = await open(first, session).until('saved');
    const old = page.map;
    page.map.set('inner', new Y.Map());
    await soon('a fresh document has begun', () => page.map !== old);
    await page.until('saved');
    // As a drag does that waited for the room's answer meanwhile.
    old.set('late', 1);
    expect(page.status).toBe('saved');
  });

  test('also what was written before this browser took a seat that may only read; it reads on', async () => {
    const {lead, session} = await room.inSession();
    const [helper, operator] = [await room.server.seat(lead, 'support'), await room.server.seat(lead, 'operator')];
    const page = await open(helper.visitor, session).until('saved');
    page.cut();
    await page.until('offline');
    page.map.set('mine', 'too late');
    page.moveTo(operator.visitor);
    page.mend();
    await page.until('read-only');
    expect(page.abandoned).toHaveLength(1);
    const other = await open(lead.visitor, session).until('saved');
    other.map.set('a', 1);
    await soon('it still hears', () => page.map.get('a') === 1);
    expect(other.map.toJSON()).toEqual({a: 1});
    page.moveTo(helper.visitor);
    page.link.renew();
    await page.until('saved');
  });
});

test('[R139, R141] what was written without a network on a page that was removed meanwhile is handed back', async () => {
  const server = await room.start();
  const {lead, session} = await server.open();
  const keeper = await server.seat(lead, 'note-taker');
  const name = randomId();
  await lead.must({type: 'page.add', page: name, title: 'North group'});
  const page = await open(keeper.visitor, session, pageDocument(name)).until('saved');
  page.doc.getText(PAGE_ROOT).insert(0, 'A ramp');
  await page.until('saved');
  page.cut();
  await page.until('offline');
  page.doc.getText(PAGE_ROOT).insert(6, ' and a rail');
  const written = page.doc;
  await lead.must({type: 'page.remove', page: name});
  page.mend();
  await page.until('ended');
  expect(page.link.state.getState()).toMatchObject({refused: 'not-allowed', isUnsaved: false});
  expect(page.abandoned).toEqual([{doc: written, storedTo: 6}]);
});

describe('[R141, R157] words that a document is too full for, or too long to be sent, are handed back', () => {
  test.each([
    ['what would make it longer than it may be', MAX_BOARD_BYTES - 500, 'x'.repeat(1_000)],
    ['more at once than a message may hold', 0, 'x'.repeat(MAX_BOARD_MESSAGE_BYTES)],
  ])('%s', async (_what, stored, words) => {
    const server = await room.start();
    const {session, first} = await begun(server);
    const before = Object.assign(new Y.Doc(), {clientID: 1});
    if (stored > 0) before.getText(PAGE_ROOT).insert(0, `${'y'.repeat(stored)}\n`);
    await server.store.appendBoard({session, document: 'minutes', n: 1, update: Y.encodeStateAsUpdate(before)});
    await server.store.replaceBoard({session, document: 'minutes', upTo: 1, state: Y.encodeStateAsUpdate(before)});
    const page = await open(first, session, 'minutes').until('saved');
    const written = page.doc;
    written.getText(PAGE_ROOT).insert(0, words);
    await soon('a fresh document has begun', () => page.doc !== written);
    await page.until('saved');
    expect(page.abandoned).toEqual([{doc: written, storedTo: 0}]);
    // It shows what is stored, and goes on.
    expect(page.doc.getText(PAGE_ROOT).toString()).toBe(before.getText(PAGE_ROOT).toString());
    page.doc.getText(PAGE_ROOT).insert(0, 'z');
    await page.until('saved');
    expect(page.abandoned).toHaveLength(1);
  });
});

test('[R141, R153] what a page writes that may not begin to write any more is handed back, and it reads on', async () => {
  const server = await room.start();
  const {session, first} = await begun(server);
  const writers = Array.from({length: MAX_BOARD_WRITERS}, (_, at) => anyValue(at + 1, 0, `key ${at}`, at));
  await server.store.appendBoard({session, document: 'board', n: 1, update: Y.mergeUpdates(writers)});
  const page = await open(first, session).until('saved');
  const written = page.doc;
  page.map.set('mine', 'too late');
  await soon('a fresh document has begun', () => page.doc !== written);
  await page.until('saved');
  expect(page.abandoned).toEqual([{doc: written, storedTo: 0}]);
  expect([page.map.size, page.map.has('mine')]).toEqual([MAX_BOARD_WRITERS, false]);
});

test('[R133] a link ends with the reason when nothing is to be had by waiting, and may be taken up again', async () => {
  const server = await room.start();
  const {lead, session} = await server.open();
  const page = await open(lead.visitor, session).until('ended');
  expect(page.link.state.getState().refused).toBe('not-allowed');
  await next(lead);
  page.link.renew();
  await page.until('saved');
  await lead.visitor.fetch(`/live/sessions/${session}`, {
    method: 'DELETE',
    body: JSON.stringify({when: 'now'}),
    headers: {'Content-Type': 'application/json'},
  });
  await page.until('ended');
  expect(page.link.state.getState().refused).toBe('no-session');
  expect(page.sockets).toBe(0);
});

test('[R127] on a quiet board whoever asks hears that the connection lives', async () => {
  const {session, first} = await room.inSession();
  const {raw} = await RawBoard.open(first, session);
  await soon('it was asked what it has', () => raw.heard.length === 1);
  raw.send(Uint8Array.of(3));
  await soon('it is answered', () => raw.heard.length === 2);
  // Awareness, of nobody.
  expect([...(raw.heard[1] ?? [])]).toEqual([1, 1, 0]);
  raw.socket.terminate();
});

test('[R129] a page that may only read says so and stays, also when Yjs tidies up after others’ formats', async () => {
  const {lead, session} = await room.inSession();
  const operator = await room.server.seat(lead, 'operator');
  const reader = new LinkedPage(operator.visitor, session, 'minutes');
  pages.push(reader);
  const writers = [0, 1].map(() => new LinkedPage(lead.visitor, session, 'minutes'));
  pages.push(...writers);
  const textOf = (page: LinkedPage) => page.doc.getText(PAGE_ROOT);
  await Promise.all([reader.until('read-only'), ...writers.map(writer => writer.until('saved'))]);
  // As a text it tidies, as nothing in particular it would not.
  textOf(reader);
  let tidied = 0;
  reader.doc.on('afterTransaction', ({local, deleteSet}) => {
    if (local) tidied += deleteSet.clients.size;
  });
  const [one, other] = writers as [LinkedPage, LinkedPage];
  textOf(one).insert(0, 'Why we met\n');
  await one.until('saved');
  await soon('both have it', () => textOf(other).length === 11);
  // Both make the same words a heading at once: then there is one format too many.
  for (const writer of writers) writer.cut();
  for (const writer of writers) {
    await writer.until('offline');
    textOf(writer).format(0, 11, {header: 1});
  }
  for (const writer of writers) {
    writer.mend();
    await writer.until('saved');
  }
  await soon('it has tidied up', () => tidied > 0);
  textOf(one).insert(0, 'x');
  await soon('it hears on', () => textOf(reader).toString() === 'xWhy we met\n');
  expect([reader.status, reader.link.state.getState().isUnsaved, reader.tickets]).toEqual(['read-only', false, 1]);
});
