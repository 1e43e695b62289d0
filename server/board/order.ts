import * as Y from 'yjs';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {Places} from './places.ts';

/** What a check says: where the first update stands that is out of order; null: none is; `unknown`: begin with all that is stored. */
export type OrderAnswer = number | null | 'unknown';

/** `begin`: all that is stored of the text; null: it is known from the last check. */
export interface OrderAsked {
  readonly text: string;
  readonly begin: readonly Uint8Array[] | null;
  readonly updates: readonly Uint8Array[];
}

/**
 * Says whether what is written into a text stands where two neighbours can be. A page writes between two characters that stand side by side in what it
 * has. Yjs takes any two as they come, and where they stand the other way round, or with something between them that the page must have had, pages that
 * heard things in another order put it in another place and never agree again. So a copy of each open text is kept here, beside the event loop.
 */
export class OrderChecks {
  readonly #texts = new Map<string, Y.Doc>();

  check({text, begin, updates}: OrderAsked): OrderAnswer {
    const doc = begin ? documentOf(begin) : this.#texts.get(text);
    if (!doc) return 'unknown';
    this.#texts.set(text, doc);
    for (const update of updates) Y.applyUpdate(doc, update);
    // Asked when all have taken their places: which of two stands before the other never changes.
    const places = new Places(doc.get(PAGE_ROOT)._start);
    const first = updates.findIndex(update => !isInOrder(doc, update, places));
    if (first === -1) return null;
    // It is in the copy by now.
    this.#texts.delete(text);
    return first;
  }

  forget(text: string): void {
    this.#texts.delete(text);
  }
}

function documentOf(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const part of parts) Y.applyUpdate(doc, part);
  return doc;
}

function isInOrder({store}: Y.Doc, update: Uint8Array, places: Places<Y.Item>): boolean {
  const at = (id: Y.ID | null): Y.Item | null => id && Y.getItem(store, id);
  return Y.decodeUpdate(update).structs.every(struct => {
    if (!(struct instanceof Y.Item)) return true;
    const {id, origin, rightOrigin} = struct;
    const [left, right] = [at(origin), at(rightOrigin)];
    if (left !== null && left === right) return (origin?.clock ?? 0) < (rightOrigin?.clock ?? 0);
    // Whoever has something of a client has all that it wrote before.
    const had = [id, ...(origin ? [origin] : []), ...(rightOrigin ? [rightOrigin] : [])];
    return places.wereNeighbours(
      left,
      right,
      had.map(({client, clock}) => ({client, before: clock})),
    );
  });
}
