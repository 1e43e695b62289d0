import * as Y from 'yjs';

/**
 * One state that says the same as the updates say one after the other, without what was deleted. They are replayed into a document, in one transaction:
 * to merge them as bytes would keep every word that was ever there, and takes longer. Throws when one of them leans on what is missing: then the
 * log has a hole, and must stay as it is.
 */
export function replay(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({gc: true});
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('an update leans on one that is missing');
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
