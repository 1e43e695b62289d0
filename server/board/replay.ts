import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {linesOf, PAGE_ROOT, type PageLine} from '../../shared/pages/lines.ts';
import {MAX_BOARD_STEPS} from '../../shared/wire/limits.ts';
import type {Cleaned} from './cleaned.ts';
import {effortOf} from './effort.ts';
import {NoteFinder} from './note-finder.ts';

/**
 * One state that says the same as the updates say one after the other, without what was deleted. They are replayed into a document: to merge them as
 * bytes would keep every word that was ever there, and takes longer. Throws when one of them leans on what is missing: then the log has a hole, and
 * must stay as it is. So it must when the state takes more steps to read than a document may: it says the same in another order.
 */
export function replay(updates: readonly Uint8Array[]): Uint8Array {
  const doc = documentOf(updates);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  effortOf(() => builtFrom([state]).destroy(), MAX_BOARD_STEPS);
  return state;
}

/** Takes out every value that names one of these notes, wherever in it. Throws as `replay` does. */
export function takeOut(updates: readonly Uint8Array[], notes: readonly string[]): Cleaned {
  const doc = documentOf(updates);
  let update: Uint8Array | null = null;
  doc.on('update', bytes => {
    update = bytes;
  });
  const finder = new NoteFinder();
  for (const note of notes) finder.add(note);
  doc.transact(() => {
    const board = doc.getMap<encoding.AnyEncodable>('board');
    // Looked for as it is stored, and as it was found.
    for (const [key, value] of [...board]) if (finder.in(encoding.encode(to => encoding.writeAny(to, value))).size > 0) board.delete(key);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return {update, state};
}

/** A text line by line, as far as it can be read: what was written is to be had, whatever has happened to the rest. */
export function read(updates: readonly Uint8Array[]): readonly PageLine[] {
  const doc = builtFrom(updates);
  const lines = linesOf(doc.getText(PAGE_ROOT).toDelta());
  doc.destroy();
  return lines;
}

function builtFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({gc: true});
  // One by one, as pages have them: in one transaction what was overwritten is joined only at the end, and all of it is passed again and again.
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = builtFrom(updates);
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('an update leans on one that is missing');
  return doc;
}
