import * as encoding from 'lib0/encoding';
import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {NoteFinder} from '../../../server/board/note-finder.ts';
import {MAX_BOARD_WRITERS, SHOWN_EVERY_MS} from '../../../shared/wire/limits.ts';
import {randomId} from '../../players/player.ts';
import {ASKS, BoardOnTable, shows, type Told, writes} from './board-on-table.ts';

const NOTES = 500;
const CLIENT = 7;

/** A page's document, and the update that comes of each change. */
function page(client: number) {
  const doc = Object.assign(new Y.Doc(), {clientID: client});
  const set = (key: string, value: unknown): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    doc.getMap('board').set(key, value);
    return Y.encodeStateAsUpdate(doc, before);
  };
  return {doc, set};
}

const kinds = (told: readonly Told[]): readonly string[] => told.map(({is}) => is);
const lastShown = (told: readonly Told[]) => told.flatMap(one => (one.is === 'shown' ? [Object.fromEntries(one.states)] : [])).at(-1);

test('[R135] an update on a full board asks about the notes in it, and not about all that are there; what happens in the session asks about all', async () => {
  const {doc, set} = page(CLIENT);
  const notes = Array.from({length: NOTES}, randomId);
  doc.transact(() => {
    for (const [at, note] of notes.entries()) doc.getMap('board').set(`key ${at}`, {note, x: 0});
  });
  let asked = 0;
  const isNote = () => {
    asked += 1;
    return true;
  };
  const finder = new NoteFinder();
  for (const note of notes) finder.add(note);
  const notesIn = (bytes: Uint8Array) => finder.in(bytes);
  const table = new BoardOnTable({upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []}, {isNote, notesIn});
  const one = table.joined(CLIENT);

  asked = 0;
  one.hear(writes(set('key 3', {note: notes[3], x: 1})));
  await table.turn();
  expect(table.stored).toHaveLength(1);
  expect(asked).toBe(1);

  table.board.refresh();
  expect(asked).toBe(1 + NOTES);
});

describe('what goes to a connection', () => {
  test('is one write for all that was written in a turn, also to who wrote some of it', async () => {
    const table = new BoardOnTable();
    const [ana, ben] = [page(101), page(202)];
    const [first, second, reader] = [table.joined(101), table.joined(202), table.joined(303)];
    for (let at = 0; at < 3; at++) {
      first.hear(writes(ana.set('a', at)));
      second.hear(writes(ben.set('b', at)));
    }
    // What repeats something stays an update of its own.
    ana.set('c', true);
    first.hear(writes(Y.encodeStateAsUpdate(ana.doc)));
    await table.turn();
    for (const {written} of [first, second, reader]) expect(written).toHaveLength(1);
    expect(kinds(second.told())).toEqual(['update', 'update', 'saved']);
    expect(first.told().at(-1)).toEqual({is: 'saved', clock: 4, writes: 4});
    const heard = new Y.Doc();
    for (const one of reader.told()) if (one.is === 'update') Y.applyUpdate(heard, one.bytes);
    expect(heard.getMap('board').toJSON()).toEqual({a: 2, b: 2, c: true});
  });

  test('is, for whoever comes, the very same bytes until something changes', async () => {
    const table = new BoardOnTable();
    const {set} = page(CLIENT);
    const one = table.joined(CLIENT);
    one.hear(writes(set('a', 1)));
    await table.turn();
    const wholeFor = (client: number): Buffer | undefined => {
      const seated = table.seated(client, {mayWrite: () => false});
      seated.hear(ASKS);
      expect(seated.written).toHaveLength(1);
      return seated.written[0];
    };
    const whole = wholeFor(100);
    for (let client = 101; client < 130; client++) expect(wholeFor(client)).toBe(whole);
    one.hear(writes(set('a', 2)));
    await table.turn();
    expect(wholeFor(130)).not.toBe(whole);
  });
});

test('[R131] a connection whose place was taken changes nothing when it ends: a third one finds the second in it', () => {
  const table = new BoardOnTable();
  const [first, second] = [table.joined(CLIENT), table.joined(CLIENT)];
  expect(first.ended).toEqual(['taken-over']);
  table.board.leave(first.member);
  const third = table.joined(CLIENT);
  expect(second.ended).toEqual(['taken-over']);
  expect(third.ended).toEqual([]);
});

describe('[R153] numbers that have written in a document', () => {
  /** As many as may be, each with a value of its own. */
  const full = (count: number): Uint8Array =>
    encoding.encode(to => {
      encoding.writeVarUint(to, count);
      for (let client = 1; client <= count; client++) {
        for (const number of [1, client, 0]) encoding.writeVarUint(to, number);
        encoding.writeUint8(to, 0x28);
        encoding.writeVarUint(to, 1);
        encoding.writeVarString(to, 'board');
        encoding.writeVarString(to, `key ${client}`);
        encoding.writeVarUint(to, 1);
        encoding.writeAny(to, client);
      }
      encoding.writeVarUint(to, 0);
    });
  const [NEW, NEXT] = [10_001, 10_002];

  test('are so many and no more, whoever they are; those who have written go on', async () => {
    const table = new BoardOnTable({upTo: 1, state: full(MAX_BOARD_WRITERS - 1), updates: []});
    const [one, late, old] = [table.joined(NEW), table.joined(NEXT), table.joined(5)];
    const own = page(NEW);
    one.hear(writes(own.set('new', 1)));
    late.hear(writes(page(NEXT).set('late', 1)));
    await table.turn();
    expect([one.ended, late.ended]).toEqual([[], ['no-new-writers']]);
    const five = page(0);
    Y.applyUpdate(five.doc, full(MAX_BOARD_WRITERS - 1));
    // Not before: Yjs takes another number when somebody brings its own along.
    five.doc.clientID = 5;
    old.hear(writes(five.set('old', 1)));
    one.hear(writes(own.set('new', 2)));
    await table.turn();
    expect([one.ended, old.ended]).toEqual([[], []]);
    expect(table.stored).toHaveLength(2);
  });

  test('are counted for their person when they begin, and only with what can be taken', async () => {
    const table = new BoardOnTable();
    let [asked, isLeft] = [0, true];
    const mayBegin = () => {
      asked += 1;
      return isLeft;
    };
    const one = table.joined(NEW, {mayBegin});
    const {doc, set} = page(NEW);
    one.hear(writes(set('a', 1)));
    one.hear(writes(set('a', 2)));
    one.hear(writes(Y.encodeStateAsUpdate(doc)));
    expect(asked).toBe(1);
    const foreign = table.joined(NEXT, {mayBegin});
    foreign.hear(writes(page(99).set('b', 1)));
    expect([asked, foreign.ended]).toEqual([1, ['foreign']]);
    isLeft = false;
    const last = table.joined(NEXT, {mayBegin});
    last.hear(writes(page(NEXT).set('c', 1)));
    one.hear(writes(set('a', 3)));
    await table.turn();
    expect([one.ended, last.ended]).toEqual([[], ['no-new-writers']]);
  });
});

describe('[R130] what pages show of themselves', () => {
  const shownToAll = () => new BoardOnTable(undefined, {mayShow: state => state});

  test('is told in one piece at most every so often, with what it has come to', () => {
    const table = shownToAll();
    const [one, other, watching] = [table.joined(1), table.joined(2), table.joined(3)];
    for (let at = 1; at <= 50; at++) {
      one.hear(shows([1, {at}]));
      other.hear(shows([2, {at: -at}]));
      table.pass(SHOWN_EVERY_MS / 10);
      expect(watching.written).toHaveLength(Math.floor(at / 10));
    }
    expect(lastShown(watching.told())).toEqual({1: {at: 50}, 2: {at: -50}});
    table.pass(SHOWN_EVERY_MS);
    expect(watching.written).toHaveLength(5);
  });

  test('goes in the same write as what is written at the time, and not a second time', async () => {
    const table = shownToAll();
    const [one, watching] = [table.joined(1), table.joined(2)];
    one.hear(shows([1, {looks: 'here'}]));
    one.hear(writes(page(1).set('a', 1)));
    await table.turn();
    expect(watching.written).toHaveLength(1);
    expect(kinds(watching.told())).toEqual(['update', 'shown']);
    expect(lastShown(watching.told())).toEqual({1: {looks: 'here'}});
    table.pass(SHOWN_EVERY_MS);
    expect(watching.written).toHaveLength(1);
  });

  test('comes with the document, without those who show nothing any more', () => {
    const table = shownToAll();
    const [one, other] = [table.joined(1), table.joined(2)];
    one.hear(shows([1, 'here']));
    other.hear(shows([2, 'there']));
    table.pass(SHOWN_EVERY_MS);
    table.board.leave(other.member);
    const late = table.seated(3);
    late.hear(ASKS);
    expect(kinds(late.told())).toEqual(['asked', 'state', 'shown']);
    expect(lastShown(late.told())).toEqual({1: 'here'});
    table.pass(SHOWN_EVERY_MS);
    expect(lastShown(one.told())).toEqual({2: null});
  });

  test('stays when a connection whose place was taken ends late', () => {
    const table = shownToAll();
    const [first, watching] = [table.joined(1), table.joined(2)];
    first.hear(shows([1, 'first']));
    const second = table.joined(1);
    second.hear(shows([1, 'second']));
    table.board.leave(first.member);
    table.pass(SHOWN_EVERY_MS);
    expect(lastShown(watching.told())).toEqual({1: 'second'});
    const late = table.seated(3);
    late.hear(ASKS);
    expect(lastShown(late.told())).toEqual({1: 'second'});
  });
});
