import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {chanceOf} from '../../rehearsal/chance.ts';

/** By so many updates a board is filled at most: fewer than a page may send at once, and enough that a log of them is made one state beforehand. */
const FILLED_BY = 300;
/** A hand goes on with the same thing for so many updates. */
const STROKE = 40;

/** What stands on a board under a key. */
export type Value =
  | {readonly note: string; readonly x: number; readonly y: number}
  | {readonly heading: string; readonly x: number; readonly y: number};

/** About these notes, or where there are none, headings. */
export const valuesFor = (notes: readonly string[], count: number): ReadonlyMap<string, Value> =>
  new Map(
    Array.from({length: count}, (_, at): [string, Value] => {
      const [x, y] = [(at % 50) * 220, Math.floor(at / 50) * 180];
      const note = notes[at];
      // A key stays in the document when its value goes, so none names a note.
      return [`key ${at}`, note === undefined ? {heading: `Heading ${at}: getting here`, x, y} : {note, x, y}];
    }),
  );

/** Runs `change` on the document and answers the update that it made. */
function updateOf(doc: Y.Doc, change: (board: Y.Map<unknown>) => void): Uint8Array {
  let made: Uint8Array | null = null;
  const keep = (update: Uint8Array) => {
    made = update;
  };
  doc.on('update', keep);
  doc.transact(() => change(doc.getMap('board')));
  doc.off('update', keep);
  if (!made) throw new Error('nothing was changed');
  return made;
}

/** Updates by which this client puts the values on an empty board. Each value is one clock of its. */
export function filling(client: number, values: ReadonlyMap<string, Value>): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const all = [...values];
  const updates: Uint8Array[] = [];
  const atOnce = Math.ceil(all.length / FILLED_BY);
  for (let from = 0; from < all.length; from += atOnce) {
    updates.push(
      updateOf(doc, board => {
        for (const [key, value] of all.slice(from, from + atOnce)) board.set(key, value);
      }),
    );
  }
  doc.destroy();
  return updates;
}

/**
 * Updates of one who moves things about on a board that was filled so: as Yjs makes them, each of another place, and each one clock. Several
 * writers take different things (`part` of `parts`), so that what one says does not hang on when another said something.
 */
export function strokes(
  client: number,
  filled: readonly Uint8Array[],
  {part, parts, count}: {readonly part: number; readonly parts: number; readonly count: number},
): readonly Uint8Array[] {
  const doc = new Y.Doc();
  for (const update of filled) Y.applyUpdate(doc, update);
  doc.clientID = client;
  const chance = chanceOf(part);
  const keys = [...doc.getMap('board').keys()].filter((_, at) => at % parts === part);
  const updates = Array.from({length: count}, (_, at) =>
    updateOf(doc, board => {
      const key = keys[Math.floor(at / STROKE) % keys.length] ?? '';
      board.set(key, {...(board.get(key) as Value), x: chance.whole(0, 10_000), y: chance.whole(0, 10_000)});
    }),
  );
  doc.destroy();
  return updates;
}

/** An awareness message's inside, as y-protocols encodes it: a cursor of this client. */
export const cursor = (client: number, clock: number): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
    encoding.writeVarString(to, JSON.stringify({cursor: {x: clock % 4_000, y: (clock * 7) % 3_000}, name: 'Guest'}));
  });
