import * as Y from 'yjs';
import type {BoardEnd} from '../../shared/wire/board.ts';
import {HARM} from './board-kind.ts';
import type {PageAtBoard} from './board-page.ts';

/** What may happen to somebody honest: they come back with what they have. */
const HONEST_ENDS: ReadonlySet<BoardEnd> = new Set(['not-saved', 'taken-over']);

interface Looked {
  /** All that the store has of the document, in order. */
  readonly rows: readonly Uint8Array[];
  /** What it had when it was last looked. */
  readonly before: Uint8Array;
  readonly pages: readonly PageAtBoard[];
  readonly honest: readonly PageAtBoard[];
}

/** Which of the promises do not hold by what is stored now, and all of that as one. What pages were told is asked of each of them once. */
export function look({rows, before, pages, honest}: Looked): {readonly problems: readonly string[]; readonly stored: Uint8Array} {
  const doc = documentOf(rows);
  const [stored, clocks] = [Y.encodeStateAsUpdate(doc), Y.decodeStateVector(Y.encodeStateVector(doc))];
  const claims: readonly (readonly [string, boolean])[] = [
    ['the log has no hole', !hasHole(doc)],
    ['what was stored still is', hasAll(doc, [before])],
    ['nothing is stored that had to be refused', !Buffer.concat(rows).includes(HARM)],
    ...pages.flatMap((page): readonly (readonly [string, boolean])[] => {
      const {heard, acknowledged} = page.takeNews();
      const {client, savedClock, ends} = page;
      return [
        [`all that ${client} was told is stored`, hasAll(doc, heard)],
        [`all of ${client} that was said to be stored is, deletions included`, hasAll(doc, acknowledged)],
        [`${client} is stored up to its clock`, (clocks.get(client) ?? 0) >= savedClock],
        [`nobody has sent ${client} away for good (${ends})`, !honest.includes(page) || ends.every(why => HONEST_ENDS.has(why))],
      ];
    }),
  ];
  return {stored, problems: claims.flatMap(([claim, isSo]) => (isSo ? [] : [claim]))};
}

export function documentOf(contents: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const content of contents) Y.applyUpdate(doc, content);
  return doc;
}

export const hasHole = ({store}: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/** Whether it has all that these updates say. What it lacked it has afterwards. */
export function hasAll(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  let isNew = false;
  const lacked = () => {
    isNew = true;
  };
  doc.on('update', lacked);
  for (const update of updates) Y.applyUpdate(doc, update);
  doc.off('update', lacked);
  return !isNew && !hasHole(doc);
}
