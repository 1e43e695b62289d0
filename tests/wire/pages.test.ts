import * as encoding from 'lib0/encoding';
import {describe, expect, test} from 'vitest';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {pageDocument, type TextDocument} from '../../shared/wire/board.ts';
import {type BoardPlayer, boardTicket, RawBoard, soon} from '../players/board-player.ts';
import {string, struct, sync} from '../players/forged.ts';
import {randomId} from '../players/player.ts';
import {refusalOf, Visitor} from '../players/visitor.ts';
import {BoardRoom} from './board-room.ts';

// Minutes and pages against the real server.

const room = new BoardRoom();

const textOf = (player: BoardPlayer) => player.doc.getText(PAGE_ROOT);
const write = (player: BoardPlayer, words: string, formats?: object): void => {
  const text = textOf(player);
  text.insert(text.length, words, formats);
};

async function open() {
  const server = await room.start();
  const {lead, session, key} = await server.open();
  const page = randomId();
  await lead.must({type: 'page.add', page, title: 'North group'});
  const [helper, keeper] = [await server.seat(lead, 'support'), await server.seat(lead, 'note-taker')];
  const report = async (form: string): Promise<string> => (await lead.visitor.fetch(`/live/sessions/${session}/${form}`)).text();
  return {server, lead, session, key, page, helper, keeper, report};
}

describe('[R137] minutes and pages', () => {
  test('are written by those who lead, support and take notes, from before the session begins', async () => {
    const {lead, session, page, helper, keeper} = await open();
    for (const document of ['minutes', pageDocument(page)] as const) {
      const all = [lead, helper, keeper];
      const players = await Promise.all(all.map(({visitor}) => room.enter(visitor, session, {document})));
      for (const [at, player] of players.entries()) {
        write(player, `line ${at}\n`);
        await player.settle();
        for (const other of players) await soon('all have it', () => textOf(other).toString().includes(`line ${at}`));
      }
      expect(new Set(players.map(player => textOf(player).toString())).size).toBe(1);
    }
  });

  test('are read by who runs the big screen, and by nobody beyond the consoles', async () => {
    const {server, lead, session, key, page, keeper} = await open();
    const operator = await server.seat(lead, 'operator');
    const {mayWrite} = await boardTicket(operator.visitor, session, {document: 'minutes'});
    expect(mayWrite).toBe(false);
    expect((await boardTicket(keeper.visitor, session, {document: 'minutes'})).mayWrite).toBe(true);
    const {raw, client} = await RawBoard.open(operator.visitor, session, {document: 'minutes'});
    raw.send(sync(2, string(client, 0, 'x')));
    expect(await raw.ended).toBe('read-only');
    const phone = new Visitor(server.site);
    await phone.join({key});
    const screen = await server.seat(lead, 'screen');
    for (const document of ['minutes', pageDocument(page)] as const) {
      expect(await refusalOf(boardTicket(phone, session, {document, as: 'phone'}))).toBe('not-allowed');
      expect(await refusalOf(boardTicket(screen.visitor, session, {document}))).toBe('not-allowed');
    }
    expect(await refusalOf(boardTicket(lead.visitor, session, {document: pageDocument(randomId())}))).toBe('not-allowed');
  });
});

describe('[R136] in a text', () => {
  const format =
    (key: string, value: unknown) =>
    (own: number): Uint8Array =>
      struct(own, 0, to => {
        encoding.writeUint8(to, 6);
        encoding.writeVarUint(to, 1);
        encoding.writeVarString(to, PAGE_ROOT);
        encoding.writeVarString(to, key);
        encoding.writeVarString(to, JSON.stringify(value));
      });
  const bad: readonly (readonly [string, string, (own: number, honest: number) => Uint8Array])[] = [
    ['a format that nobody knows', 'malformed', format('color', 'red')],
    ['a heading of a level that there is not', 'malformed', format('header', 3)],
    ['a list of objects', 'malformed', format('list', {kind: 'bullet'})],
    [
      'a right neighbour that stands before the left one',
      'malformed',
      (own, honest) => string(own, 0, 'x', {left: [honest, 3], right: [honest, 1]}),
    ],
    ['one neighbour on both sides', 'malformed', (own, honest) => string(own, 0, 'x', {left: [honest, 1], right: [honest, 1]})],
    ['a neighbour that never came', 'gap', (own, honest) => string(own, 0, 'x', {left: [honest, 99]})],
  ];

  test.each(bad)('%s: %s, and nobody else notices', async (_what, end, forge) => {
    const {lead, session, keeper} = await open();
    const honest = await room.enter(lead.visitor, session, {document: 'minutes'});
    write(honest, 'honest');
    await honest.settle();
    const {raw, client} = await RawBoard.open(keeper.visitor, session, {document: 'minutes'});
    raw.send(sync(2, forge(client, honest.doc.clientID)));
    // On its way at the same moment.
    write(honest, ' words');
    expect(await raw.ended).toBe(end);
    write(honest, ' stay');
    await honest.settle();
    const late = await room.enter(keeper.visitor, session, {document: 'minutes'});
    expect(textOf(late).toString()).toBe('honest words stay');
    expect(honest.ends).toEqual([]);
  });

  test('what one page sent before and others at the same time is taken', async () => {
    const {lead, session, keeper} = await open();
    const honest = await room.enter(lead.visitor, session, {document: 'minutes'});
    write(honest, 'abc');
    await honest.settle();
    const {raw, client} = await RawBoard.open(keeper.visitor, session, {document: 'minutes'});
    const id = honest.doc.clientID;
    // In one turn: a good one, a bad one, and one that leans on the bad one.
    raw.send(
      sync(2, string(client, 0, 'good', {left: [id, 0], right: [id, 1]})),
      sync(2, string(client, 4, 'bad', {left: [id, 2], right: [id, 0]})),
      sync(2, string(client, 7, 'worse', {left: [client, 6]})),
    );
    write(honest, 'def');
    expect(await raw.ended).toBe('malformed');
    await honest.settle();
    const late = await room.enter(keeper.visitor, session, {document: 'minutes'});
    expect(textOf(late).toString()).toBe('agoodbcdef');
    await soon('it is the same here', () => textOf(honest).toString() === 'agoodbcdef');
  });
});

describe('[R138] the report', () => {
  test('has what was said to be saved, and the pages by their titles', async () => {
    const {lead, session, page, keeper, report} = await open();
    const [minutes, north] = [
      await room.enter(keeper.visitor, session, {document: 'minutes'}),
      await room.enter(keeper.visitor, session, {document: pageDocument(page)}),
    ];
    write(minutes, 'Why we met');
    write(minutes, '\n', {header: 1});
    write(minutes, 'The door is heavy\n', {list: 'bullet'});
    await lead.must({type: 'action.add', action: randomId(), page: null, what: 'Mend the door', who: 'The team', by: 'Friday'});
    await minutes.settle();
    expect(await report('notes.md')).toContain('### Why we met\n\n- The door is heavy\n');
    expect(await report('notes.md')).toContain('| Mend the door | The team | Friday |');
    expect(await report('notes.md')).not.toContain('North group');
    write(north, 'A ramp');
    await north.settle();
    expect(await report('notes.md')).toContain('## North group\n\nA ramp\n');
    const {report: data} = JSON.parse(await report('notes.json'));
    expect(data.minutes).toEqual([
      {kind: 'heading', level: 1, text: 'Why we met'},
      {kind: 'bullet', text: 'The door is heavy'},
    ]);
    expect(data.pages).toEqual([{id: page, title: 'North group', lines: [{kind: 'text', text: 'A ramp'}]}]);
    expect(await report('actions.csv')).toContain('"Mend the door","The team","Friday","Minutes"');
  });

  test('has it also after the log was replaced by one state', async () => {
    const {lead, session, report} = await open();
    const minutes = await room.enter(lead.visitor, session, {document: 'minutes'});
    for (let at = 0; at < 260; at++) {
      write(minutes, `${at} `);
      await minutes.settle();
    }
    await expect.poll(async () => (await room.server.store.loadBoard(session, 'minutes')).upTo).toBeGreaterThan(0);
    write(minutes, 'the end');
    await minutes.settle();
    expect(await report('notes.md')).toContain('258 259 the end');
  });
});

describe('[R139] a page that is removed', () => {
  const stored = (session: string, document: TextDocument) => room.server.store.loadBoard(session, document);
  const nothing = {upTo: 0, state: null, updates: []};

  test('goes with all that was written on it, also while somebody writes', async () => {
    const {lead, session, page, keeper, report} = await open();
    const document = pageDocument(page);
    const [north, minutes] = [
      await room.enter(keeper.visitor, session, {document}),
      await room.enter(keeper.visitor, session, {document: 'minutes'}),
    ];
    write(north, 'A ramp');
    write(minutes, 'We met.');
    await Promise.all([north.settle(), minutes.settle()]);
    write(north, ' and a rail');
    await lead.must({type: 'page.remove', page});
    await soon('its writer is sent away', () => north.ends.length > 0);
    expect(north.ends).toEqual(['not-allowed']);
    expect(await stored(session, document)).toEqual(nothing);
    expect(await refusalOf(boardTicket(keeper.visitor, session, {document}))).toBe('not-allowed');
    expect(await report('notes.md')).not.toContain('ramp');
    write(minutes, ' Again.');
    await minutes.settle();
    expect(await report('notes.md')).toContain('We met. Again.');
  });

  test('[R67] minutes and pages go with a session that is deleted', async () => {
    const {lead, session, page} = await open();
    for (const document of ['minutes', pageDocument(page)] as const) {
      const player = await room.enter(lead.visitor, session, {document});
      write(player, 'words');
      await player.settle();
    }
    await lead.visitor.fetch(`/live/sessions/${session}`, {
      method: 'DELETE',
      body: JSON.stringify({when: 'now'}),
      headers: {'Content-Type': 'application/json'},
    });
    for (const document of ['minutes', pageDocument(page)] as const) expect(await stored(session, document)).toEqual(nothing);
  });
});
