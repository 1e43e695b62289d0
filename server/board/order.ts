import * as Y from 'yjs';

/** What a check says: where the first update stands that is out of order; null: none is; `unknown`: begin with all that is stored. */
export type OrderAnswer = number | null | 'unknown';

/** `begin`: all that is stored of the text; null: it is known from the last check. */
export interface OrderAsked {
  readonly text: string;
  readonly begin: readonly Uint8Array[] | null;
  readonly updates: readonly Uint8Array[];
}

/**
 * Says whether what is written into a text stands where two neighbours can be. A page writes between two characters that it sees, the left one before
 * the right one. Yjs takes the two as they come, and where they stand the other way round, pages that heard things in another order put it in another
 * place and never agree again. So a copy of each open text is kept here, beside the event loop.
 */
export class OrderChecks {
  readonly #texts = new Map<string, Y.Doc>();

  check({text, begin, updates}: OrderAsked): OrderAnswer {
    const doc = begin ? documentOf(begin) : this.#texts.get(text);
    if (!doc) return 'unknown';
    this.#texts.set(text, doc);
    for (const [at, update] of updates.entries()) {
      Y.applyUpdate(doc, update);
      if (isInOrder(doc, update)) continue;
      // It is in the copy by now.
      this.#texts.delete(text);
      return at;
    }
    return null;
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

/** Asked when it has taken its place: what stands between is then between the two as well. */
function isInOrder({store}: Y.Doc, update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.every(struct => {
    if (!(struct instanceof Y.Item) || !struct.origin || !struct.rightOrigin) return true;
    const [left, right] = [Y.getItem(store, struct.origin), Y.getItem(store, struct.rightOrigin)];
    if (left === right) return struct.origin.clock < struct.rightOrigin.clock;
    let item: Y.Item | null = left;
    while (item !== null && item !== right) item = item.right;
    return item !== null;
  });
}
