import * as encoding from 'lib0/encoding';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import {MAX_BOARD_STEPS_AT_ONCE} from '../../shared/wire/limits.ts';
import {boardTicket, RawBoard, soon} from '../players/board-player.ts';
import {anyValue, numbers, string, struct, sync} from '../players/forged.ts';
import {refusalOf, type Visitor} from '../players/visitor.ts';
import {prepended} from '../unit/board/written.ts';
import {BoardRoom, inBoard} from './board-room.ts';

// What somebody with a seat, and a program of their own, can do to those who write with them.

const room = new BoardRoom();

async function inMinutes() {
  const {session, lead, first, second} = await room.inSession();
  const honest = await room.enter(first, session, {document: 'minutes'});
  honest.doc.getText(PAGE_ROOT).insert(0, 'abc');
  await honest.settle();
  const report = async () => (await lead.visitor.fetch(`/live/sessions/${session}/notes.md`)).text();
  const hostile = () => RawBoard.open(second, session, {document: 'minutes'});
  return {session, first, second, honest, report, hostile, words: () => honest.doc.getText(PAGE_ROOT).toString()};
}

describe('[R128, R136] in a text', () => {
  test('whoever leans on what is refused goes with it, and the log has no hole', async () => {
    const {session, first, honest, report, hostile, words} = await inMinutes();
    const [one, other] = [await hostile(), await hostile()];
    const id = honest.doc.clientID;
    // In one turn of the server: out of order, and what leans on it from another tab.
    one.raw.send(sync(2, string(one.client, 0, 'bad', {left: [id, 2], right: [id, 0]})));
    other.raw.send(sync(2, string(other.client, 0, 'worse', {left: [one.client, 2]})));
    expect(await one.raw.ended).toBe('malformed');
    expect(await other.raw.ended).toBe('gap');
    honest.doc.getText(PAGE_ROOT).insert(3, 'def');
    await honest.settle();
    expect(words()).toBe('abcdef');
    expect(await report()).toContain('abcdef');
    const late = await room.enter(first, session, {document: 'minutes'});
    expect(late.doc.getText(PAGE_ROOT).toString()).toBe('abcdef');
  });

  test('a struct that is known in part is not taken: it would stand beside others than it names', async () => {
    const {honest, hostile, words} = await inMinutes();
    const {raw, client} = await hostile();
    const id = honest.doc.clientID;
    raw.send(sync(2, string(client, 0, 'x', {left: [id, 2]})));
    await soon('it is there', () => words() === 'abcx');
    raw.send(sync(2, string(client, 0, 'xy', {left: [id, 0], right: [id, 1]})));
    expect(await raw.ended).toBe('malformed');
    honest.doc.getText(PAGE_ROOT).insert(4, 'd');
    await honest.settle();
    expect(words()).toBe('abcxd');
  });

  test('what was sent is sent again without harm, also with more behind it', async () => {
    const {honest, hostile, words} = await inMinutes();
    const {raw, client} = await hostile();
    const id = honest.doc.clientID;
    raw.send(sync(2, string(client, 0, 'x', {left: [id, 2]})));
    raw.send(sync(2, string(client, 0, 'x', {left: [id, 2]})));
    raw.send(sync(2, string(client, 1, 'y', {left: [client, 0]})));
    await soon('it is there', () => words() === 'abcxy');
    raw.socket.terminate();
  });

  test('an end of line that editors count as one is refused', async () => {
    const {hostile, honest, words} = await inMinutes();
    const {raw, client} = await hostile();
    raw.send(sync(2, string(client, 0, 'x\r\ny', {left: [honest.doc.clientID, 2]})));
    expect(await raw.ended).toBe('malformed');
    expect(words()).toBe('abc');
  });
});

describe('[R128] on a board', () => {
  const odd: readonly (readonly [string, unknown])[] = [
    ['a value with another making', JSON.parse('{"__proto__": {"heading": "X"}}')],
    ['a number that JSON has not', {x: 1n}],
  ];
  test.each(odd)('%s is refused: it would be something else to who comes later', async (_what, value) => {
    const {session, first, second} = await room.inSession();
    const honest = await room.enter(first, session);
    const {raw, client} = await RawBoard.open(second, session);
    raw.send(sync(2, anyValue(client, 0, 'k', value)));
    expect(await raw.ended).toBe('malformed');
    honest.map.set('a', 1);
    await honest.settle();
    expect(inBoard(honest)).toEqual({a: 1});
  });

  test('a deletion that is known in part is not taken', async () => {
    const {session, first, second} = await room.inSession();
    const honest = await room.enter(first, session);
    const {raw, client} = await RawBoard.open(second, session);
    raw.send(sync(2, anyValue(client, 0, 'mine', 'one')));
    await soon('it is there', () => honest.map.get('mine') === 'one');
    honest.map.set('theirs', 'stays');
    await honest.settle();
    const gone = struct(client, 0, to => {
      encoding.writeUint8(to, 1 | 0x20);
      encoding.writeVarUint(to, 1);
      encoding.writeVarString(to, 'board');
      encoding.writeVarString(to, 'theirs');
      encoding.writeVarUint(to, 2);
    });
    raw.send(sync(2, gone));
    expect(await raw.ended).toBe('malformed');
    expect(inBoard(await room.enter(first, session))).toEqual({mine: 'one', theirs: 'stays'});
  });
});

describe('[R158] many characters at one spot', () => {
  /** How fast somebody asks for tickets is counted by the wall clock; here it is about what they write. */
  const later = () => vi.setSystemTime(Date.now() + MINUTE);
  afterEach(() => void vi.useRealTimers());
  const COUNT = Math.ceil(Math.sqrt(MAX_BOARD_STEPS_AT_ONCE)) + 1;

  test('past which others would have to go again and again are not taken; who goes on trying has to wait, and nobody else does', async () => {
    const {session, first, second, honest, report, hostile, words} = await inMinutes();
    const pages: Awaited<ReturnType<typeof hostile>>[] = [];
    while (pages.length < 25) {
      later();
      pages.push(await hostile());
    }
    // Whoever has a higher number than the first is put behind it, past all that it wrote.
    const [lowest, ...others] = pages.sort((one, other) => one.client - other.client);
    if (!lowest) throw new Error('there is none');
    lowest.raw.send(sync(2, prepended(lowest.client, COUNT)));
    await soon('it is there', () => words().length === COUNT + 3);
    for (const {raw, client} of others) raw.send(sync(2, prepended(client, COUNT)));
    expect(new Set(await Promise.all(others.map(({raw}) => raw.ended)))).toEqual(new Set(['full']));
    later();
    const mayCome = (visitor: Visitor) => refusalOf(boardTicket(visitor, session, {document: 'minutes'}));
    expect([await mayCome(second), await mayCome(first)]).toEqual(['too-many', 'ok']);
    honest.doc.getText(PAGE_ROOT).insert(0, 'Honest words.\n');
    await honest.settle();
    expect(honest.ends).toEqual([]);
    expect(await report()).toContain('Honest words.');
  });
});

test('[R128] a connection without a ticket is told to go, and nothing more of it is kept', async () => {
  const {session, second} = await room.inSession();
  const raw = new RawBoard(second, `/board/${session}/board?ticket=none`);
  await new Promise(resolve => raw.socket.once('open', resolve));
  raw.send(...Array.from({length: 200}, () => numbers(0, 0, 0)));
  expect(['ticket-spent', 1006]).toContain(await raw.ended);
});
