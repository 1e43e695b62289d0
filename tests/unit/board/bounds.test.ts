import * as encoding from 'lib0/encoding';
import {expect, test, vi} from 'vitest';
import * as Y from 'yjs';
import {NoteFinder} from '../../../server/board/note-finder.ts';
import {shapeOf} from '../../../server/board/shapes.ts';
import {PAGE_ROOT} from '../../../shared/pages/lines.ts';
import {ID_CHARS} from '../../../shared/wire/ids.ts';
import {MAX_BOARD_BYTES, MAX_BOARD_DELETED_PIECES, MAX_BOARD_KEY_CHARS, MAX_BOARD_LOG_BYTES} from '../../../shared/wire/limits.ts';
import {randomId} from '../../players/player.ts';
import {BoardOnTable, writes} from './board-on-table.ts';

const CLIENT = 7;

test('[R157] a document that is full takes what makes it shorter, and nothing more', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const text = doc.getText(PAGE_ROOT);
  text.insert(0, 'x'.repeat(MAX_BOARD_BYTES - 100));
  const table = new BoardOnTable({upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []}, {shape: shapeOf('minutes')});
  const one = table.joined(CLIENT);
  let before = Y.encodeStateVector(doc);
  text.delete(0, 10);
  one.hear(writes(Y.encodeStateAsUpdate(doc, before)));
  await table.turn();
  expect(one.ended).toEqual([]);
  expect(table.stored).toHaveLength(1);
  before = Y.encodeStateVector(doc);
  text.insert(0, 'y'.repeat(200));
  one.hear(writes(Y.encodeStateAsUpdate(doc, before)));
  await table.turn();
  expect(one.ended).toEqual(['full']);
  expect(table.stored).toHaveLength(1);
});

test('[R157] a log with what waits to be stored is so long and no longer until a state takes its place; what makes a document shorter is taken', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const after = (change: (map: Y.Map<unknown>) => void) => {
    const before = Y.encodeStateVector(doc);
    change(doc.getMap('board'));
    return Y.encodeStateAsUpdate(doc, before);
  };
  const written = (bytes: number) => after(map => map.set('k', {heading: 'x'.repeat(bytes)}));
  const left = 10_000;
  // What was overwritten is in the log alone.
  const updates = Array.from({length: 4}, () => written(MAX_BOARD_LOG_BYTES / 4 - left / 4));
  const table = new BoardOnTable({upTo: 0, state: null, updates}, {replay: () => new Promise(() => undefined)});
  const one = table.joined(CLIENT);
  one.hear(writes(written(left / 2)));
  one.hear(writes(after(map => map.delete('k'))));
  // What came first still waits.
  one.hear(writes(written(left / 2)));
  await table.turn();
  expect(one.ended).toEqual(['full']);
  const stored = new Y.Doc();
  for (const update of [...updates, ...table.stored]) Y.applyUpdate(stored, update);
  expect([table.stored.length, stored.getMap('board').size]).toEqual([1, 0]);
});

test('[R158] what is deleted lies in so many pieces and no more; what joins them is always taken', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const text = doc.getText(PAGE_ROOT);
  text.insert(0, 'x'.repeat(2 * MAX_BOARD_DELETED_PIECES + 10));
  const table = new BoardOnTable({upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []}, {shape: shapeOf('minutes')});
  const deletes = (...ranges: readonly (readonly [from: number, length: number])[]) =>
    writes(
      encoding.encode(to => {
        for (const number of [0, 1, CLIENT, ranges.length, ...ranges.flat()]) encoding.writeVarUint(to, number);
      }),
    );
  const every = (from: number, count: number) => Array.from({length: count}, (_, at) => [2 * (from + at), 1] as const);
  const one = table.joined(CLIENT);
  const half = MAX_BOARD_DELETED_PIECES / 2;
  one.hear(deletes(...every(0, half)));
  one.hear(deletes(...every(half, half)));
  // What is told once more, two pieces that become one, and all of them.
  const [more, joined] = [2 * MAX_BOARD_DELETED_PIECES, [1, 1] as const];
  for (const ranges of [[[0, 1]], [joined], [[more, 1]], [[1, 5]]] as const) one.hear(deletes(...ranges));
  await table.turn();
  expect(one.ended).toEqual([]);
  const other = table.joined(CLIENT + 1);
  other.hear(deletes([more + 2, 1], [more + 4, 1], [more + 6, 1]));
  await table.turn();
  expect([one.ended, other.ended]).toEqual([[], ['full']]);
  one.hear(deletes([0, more + 10]));
  other.hear(deletes([more + 2, 1]));
  expect(one.ended).toEqual([]);
});

test('[R158] many deletions in one message count by how many are known already', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const text = doc.getText(PAGE_ROOT);
  text.insert(0, 'x'.repeat(1_000));
  const table = new BoardOnTable({upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []}, {shape: shapeOf('minutes')});
  const spent: number[] = [];
  const one = table.joined(CLIENT, {
    spend: steps => {
      spent.push(steps);
      return steps < 50;
    },
  });
  const deletes = (from: number, count: number) =>
    writes(
      encoding.encode(to => {
        for (const number of [0, 1, CLIENT, count]) encoding.writeVarUint(to, number);
        for (let at = 0; at < count; at++) for (const number of [2 * (from + at), 1]) encoding.writeVarUint(to, number);
      }),
    );
  for (let from = 0; from < 250; from += 25) one.hear(deletes(from, 25));
  expect(one.ended).toEqual([]);
  one.hear(deletes(250, 33));
  expect([spent.at(-1), one.ended]).toEqual([50, ['too-many']]);
});

test('[R158] what comes as deleted already counts as well', async () => {
  // The log is long by then, and is not made one state here.
  const table = new BoardOnTable(undefined, {shape: shapeOf('minutes'), replay: () => new Promise(() => undefined)});
  const one = table.joined(CLIENT);
  const gone = (from: number, count: number) =>
    writes(
      encoding.encode(to => {
        for (const number of [1, 2 * count, CLIENT, 2 * from]) encoding.writeVarUint(to, number);
        for (let at = 0; at < count; at++) {
          const behind = 2 * (from + at) - 1;
          encoding.writeUint8(to, behind < 0 ? 1 : 0x81);
          if (behind >= 0) for (const number of [CLIENT, behind]) encoding.writeVarUint(to, number);
          else for (const write of [() => encoding.writeVarUint(to, 1), () => encoding.writeVarString(to, PAGE_ROOT)]) write();
          encoding.writeVarUint(to, 1);
          encoding.writeUint8(to, 0x84);
          for (const number of [CLIENT, behind + 1]) encoding.writeVarUint(to, number);
          encoding.writeVarString(to, 'x');
        }
        encoding.writeVarUint(to, 0);
      }),
    );
  const each = 5_000;
  for (let from = 0; from < MAX_BOARD_DELETED_PIECES; from += each) one.hear(gone(from, each));
  await table.turn();
  expect(one.ended).toEqual([]);
  one.hear(gone(MAX_BOARD_DELETED_PIECES, 1));
  expect(one.ended).toEqual(['full']);
});

test('[R135] a key is too short to name a note; longer ones that are stored already are written on', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const map = doc.getMap('board');
  const long = randomId();
  map.set(long, {x: 1});
  const table = new BoardOnTable({upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []});
  const one = table.joined(CLIENT);
  const after = (key: string) => {
    const before = Y.encodeStateVector(doc);
    map.set(key, {x: 2});
    return writes(Y.encodeStateAsUpdate(doc, before));
  };
  one.hear(after(long));
  one.hear(after('k'.repeat(MAX_BOARD_KEY_CHARS)));
  await table.turn();
  expect([one.ended, table.stored.length, MAX_BOARD_KEY_CHARS < ID_CHARS]).toEqual([[], 1, true]);
  one.hear(after('k'.repeat(MAX_BOARD_KEY_CHARS + 1)));
  await table.turn();
  expect([one.ended, table.stored.length]).toEqual([['malformed'], 1]);
});

test('[R135, R146] what is stored is looked through for notes that have gone, wherever they stand', async () => {
  const doc = new Y.Doc();
  const gone = randomId();
  doc.getMap('board').set('k', {heading: `See ${gone} there`, at: [0, 0]});
  const finder = new NoteFinder();
  finder.add(gone);
  const asked: (readonly string[])[] = [];
  new BoardOnTable(
    {upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []},
    {
      notesIn: bytes => finder.in(bytes),
      replay: async (_parts, without) => {
        asked.push(without);
        return {update: null, state: Uint8Array.of(0, 0)};
      },
    },
  );
  expect(asked).toEqual([[gone]]);
});

test('[R135] a note is taken back while words that name it are being stored: they are looked through as well', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  doc.getMap('board').set('k', {heading: 'See gone-note there', at: [0, 0]});
  const asked: (readonly string[])[] = [];
  let store: () => void = () => undefined;
  const table = new BoardOnTable(undefined, {
    replay: async (_parts, without) => {
      asked.push(without);
      return {update: null, state: Uint8Array.of(0, 0)};
    },
    append: () =>
      new Promise<void>(resolve => {
        store = resolve;
      }),
  });
  const one = table.joined(CLIENT);
  one.hear(writes(Y.encodeStateAsUpdate(doc)));
  await table.turn();
  table.board.refresh(['gone-note']);
  store();
  await table.turn();
  expect(asked).toEqual([['gone-note']]);
});

test('[R135] what names a note that was taken back is looked for wherever it stands, and taken out before anything else is stored', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const map = doc.getMap('board');
  map.set('k', {heading: 'See gone-note there', at: [0, 0]});
  const asked: (readonly string[])[] = [];
  const done: string[] = [];
  const table = new BoardOnTable(
    {upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []},
    {
      replay: async (_parts, without) => {
        asked.push(without);
        done.push('taken out');
        return {update: null, state: Uint8Array.of(0, 0)};
      },
      append: async () => void done.push('stored'),
    },
  );
  const one = table.joined(CLIENT);
  const before = Y.encodeStateVector(doc);
  map.set('other', 1);
  one.hear(writes(Y.encodeStateAsUpdate(doc, before)));
  table.board.refresh(['gone-note', 'never-there']);
  await vi.waitFor(async () => {
    await table.turn();
    expect(done).toEqual(['taken out', 'stored']);
  });
  expect(asked).toEqual([['gone-note']]);
});
