import {expect, test, vi} from 'vitest';
import * as Y from 'yjs';
import {shapeOf} from '../../../server/board/shapes.ts';
import {PAGE_ROOT} from '../../../shared/pages/lines.ts';
import {MAX_BOARD_BYTES} from '../../../shared/wire/limits.ts';
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

test('[R135] no key names a note', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  doc.getMap('board').set('note', {x: 1});
  const table = new BoardOnTable();
  const one = table.joined(CLIENT);
  one.hear(writes(Y.encodeStateAsUpdate(doc)));
  await table.turn();
  expect(one.ended).toEqual(['malformed']);
  expect(table.stored).toEqual([]);
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
