import * as encoding from 'lib0/encoding';
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {Board} from '../../../server/board/board.ts';
import {shapeOf} from '../../../server/board/shapes.ts';

const NOTES = 500;
const CLIENT = 7;

const message = (update: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, 2);
    encoding.writeVarUint8Array(to, update);
  });

test('[R135] an update on a full board asks about the notes in it, and not about all that are there; what happens in the session asks about all', async () => {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  const map = doc.getMap('board');
  doc.transact(() => {
    for (let note = 0; note < NOTES; note++) map.set(`key ${note}`, {note: `note ${note}`, x: 0});
  });
  let asked = 0;
  const stored: Uint8Array[] = [];
  const board = new Board(
    {upTo: 1, state: Y.encodeStateAsUpdate(doc), updates: []},
    {
      shape: shapeOf('board'),
      time: {steady: () => 0, after: () => () => undefined},
      soon: run => run(),
      append: async (_n, update) => void stored.push(update),
      replace: () => Promise.resolve(),
      replay: () => Promise.reject(new Error('nothing has gone')),
      isNote: () => {
        asked += 1;
        return true;
      },
      onTakenOut: () => undefined,
      mayShow: () => null,
      onLost: () => undefined,
      onTrouble: error => {
        throw error;
      },
    },
  );
  const member = board.enter({
    client: CLIENT,
    mayWrite: () => true,
    write: () => undefined,
    backlog: () => 0,
    onDrained: () => undefined,
    end: why => {
      throw new Error(why);
    },
  });

  asked = 0;
  const before = Y.encodeStateVector(doc);
  map.set('key 3', {note: 'note 3', x: 1});
  board.hear(member, message(Y.encodeStateAsUpdate(doc, before)));
  // Flushed, stored and told: all of it has happened by the next turn.
  await new Promise(resolve => setImmediate(resolve));
  expect(stored).toHaveLength(1);
  expect(asked).toBe(1);

  board.refresh();
  expect(asked).toBe(1 + NOTES);
});
