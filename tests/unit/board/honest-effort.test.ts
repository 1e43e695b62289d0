import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {OwnPages} from '../../../server/board/own-pages.ts';
import {shapeOf} from '../../../server/board/shapes.ts';
import {PAGE_ROOT} from '../../../shared/pages/lines.ts';
import {BoardOnTable, type Seated, writes} from './board-on-table.ts';
import {lookedAt} from './written.ts';

const LINE = 'What we have heard about the bins, and who will ask the council.\n';

const STROKE_MS = 16;

/** An honest page: what it does goes to the server, and what the server tells comes to it when the test says so. */
class Page {
  readonly doc = new Y.Doc();
  readonly seated: Seated;
  readonly #table: BoardOnTable;
  #said: Uint8Array[] = [];
  #read = 0;

  constructor(table: BoardOnTable, client: number, pages: OwnPages) {
    this.#table = table;
    this.doc.clientID = client;
    this.seated = table.joined(client, {spend: steps => pages.spend(`${client}`, steps)});
    this.doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, {local}: Y.Transaction) => {
      if (local) this.#said.push(update);
    });
  }

  get text(): Y.Text {
    return this.doc.getText(PAGE_ROOT);
  }

  get map(): Y.Map<unknown> {
    return this.doc.getMap('board');
  }

  /** One after the other, as fast as a hand that drags. */
  say(): void {
    for (const update of this.#said.splice(0)) {
      this.#table.pass(STROKE_MS);
      this.seated.hear(writes(update));
    }
  }

  /** Comes back, and says in one message all that it has done. */
  sayAtOnce(since: Uint8Array): void {
    this.#said = [];
    this.#table.pass(1_000);
    this.seated.hear(writes(Y.encodeStateAsUpdate(this.doc, since)));
  }

  read(): void {
    const told = this.seated.told();
    for (const one of told.slice(this.#read)) if (one.is === 'update' || one.is === 'state') Y.applyUpdate(this.doc, one.bytes);
    this.#read = told.length;
  }
}

function atTable(kind: 'minutes' | 'board') {
  const {order, looks} = lookedAt();
  // A log that becomes long is not made one state here, and what has been spent never comes back.
  const table = new BoardOnTable(undefined, {shape: shapeOf(kind), order, replay: () => new Promise(() => undefined)});
  const pages = new OwnPages({steady: () => 0});
  const [one, other] = [new Page(table, 101, pages), new Page(table, 202, pages)];
  const exchange = async () => {
    for (const page of [one, other]) page.say();
    await table.turn();
    await table.turn();
    for (const page of [one, other]) page.read();
  };
  const expectTogether = () => {
    expect([one.seated.ended, other.seated.ended]).toEqual([[], []]);
    expect(one.doc.toJSON()).toEqual(other.doc.toJSON());
  };
  return {table, looks, one, other, exchange, expectTogether};
}

const sum = (steps: readonly number[]): number => steps.reduce((all, one) => all + one, 0);

describe('[R158] what hands do is taken', () => {
  test('twenty kilobytes pasted into minutes, with lists and headings, where somebody else writes; and taken back', async () => {
    const {looks, one, other, exchange, expectTogether} = atTable('minutes');
    one.text.insert(0, 'Minutes\n');
    await exchange();
    const undo = new Y.UndoManager(one.text);
    one.doc.transact(() => {
      for (let at = 0; one.text.length < 20_000; at++) {
        one.text.insert(one.text.length, LINE);
        one.text.format(one.text.length - 1, 1, at % 7 === 0 ? {header: 2} : {list: 'bullet'});
      }
    });
    for (let at = 0; at < 200; at++) other.text.insert(other.text.length, at % 10 === 9 ? '\n' : 'y');
    await exchange();
    expectTogether();
    expect(one.text.length).toBeGreaterThan(20_000);
    undo.undo();
    for (let at = 0; at < 50; at++) other.text.insert(10 + 3 * at, 'z');
    await exchange();
    await exchange();
    expectTogether();
    expect(sum(looks.steps)).toBeLessThan(20_000);
  });

  test('an hour without a connection, while others went on in the same lines', async () => {
    const {looks, one, other, exchange, expectTogether} = atTable('minutes');
    for (let at = 0; at < 100; at++) one.text.insert(one.text.length, LINE);
    await exchange();
    const since = Y.encodeStateVector(one.doc);
    const hour = (page: Page, step: number) => {
      for (let at = 0; at < 2_000; at++) {
        const place = (at * step) % (page.text.length - 10);
        // A word, and every few of them a slip taken out again.
        for (const [letter, char] of [...'word '].entries()) page.text.insert(place + letter, char);
        if (at % 3 === 0) page.text.delete(place + 1, 2);
      }
    };
    hour(one, 7_919);
    hour(other, 7_907);
    other.say();
    one.sayAtOnce(since);
    await exchange();
    await exchange();
    expectTogether();
    expect(sum(looks.steps)).toBeLessThan(200_000);
  });

  test('two people who write at the same spot, each before having heard the other', async () => {
    const {looks, one, other, exchange, expectTogether} = atTable('minutes');
    for (let at = 0; at < 500; at++) {
      for (const [page, char] of [
        [one, 'a'],
        [other, 'b'],
      ] as const) {
        for (let typed = 0; typed < 3; typed++) page.text.insert(Math.floor(page.text.length / 2), char);
      }
      await exchange();
    }
    expectTogether();
    expect(sum(looks.steps)).toBeLessThan(50_000);
  });

  test('two thousand notes put in order at once, while somebody else drags some of them', async () => {
    const {looks, one, other, exchange, expectTogether} = atTable('board');
    const notes = Array.from({length: 2_000}, (_, at) => `key ${at}`);
    one.doc.transact(() => {
      for (const [at, key] of notes.entries()) one.map.set(key, {note: `note ${at}`, theme: null, at: [0, at]});
    });
    await exchange();
    expect(looks.times).toBe(0);
    for (let round = 0; round < 5; round++) {
      one.doc.transact(() => {
        for (const [at, key] of notes.entries()) one.map.set(key, {note: `note ${at}`, theme: null, at: [round, at]});
      });
      for (let at = 0; at < 300; at++) other.map.set(notes[at % 40] ?? '', {note: `note ${at % 40}`, theme: null, at: [at, round]});
      await exchange();
    }
    expectTogether();
    expect(looks.times).toBeGreaterThan(0);
    expect(sum(looks.steps)).toBeLessThan(500_000);
  });

  test('one note that two people drag at the same time, and a page that was away meanwhile', async () => {
    const {looks, one, other, exchange, expectTogether} = atTable('board');
    one.map.set('k', {at: [0, 0]});
    await exchange();
    const since = Y.encodeStateVector(one.doc);
    for (let at = 0; at < 1_000; at++) {
      one.map.set('k', {at: [at, 0]});
      if (at % 4 === 0) one.map.set('l', {at: [at, 0]});
      other.map.set('k', {at: [0, at]});
      if (at === 200) one.sayAtOnce(since);
      if (at >= 200) await exchange();
      else other.say();
    }
    await exchange();
    expectTogether();
    expect(sum(looks.steps)).toBeLessThan(500_000);
  });
});
