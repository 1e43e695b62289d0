import * as Y from 'yjs';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {Pasts, type Written} from './pasts.ts';
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
  readonly #texts = new Map<string, Copy>();

  check({text, begin, updates}: OrderAsked): OrderAnswer {
    const copy = begin ? copyOf(begin) : this.#texts.get(text);
    if (!copy) return 'unknown';
    this.#texts.set(text, copy);
    const written = updates.map(structsOf);
    for (const [at, update] of updates.entries()) put(copy, update, written[at] ?? []);
    // Asked when all have taken their places: which of two stands before the other never changes.
    const places = new Places(copy.doc.get(PAGE_ROOT)._start);
    const first = written.findIndex(structs => !structs.every(struct => isInOrder(copy, struct, places)));
    if (first === -1) return null;
    // It is in the copy by now.
    this.#texts.delete(text);
    return first;
  }

  forget(text: string): void {
    this.#texts.delete(text);
  }
}

interface Copy {
  readonly doc: Y.Doc;
  readonly pasts: Pasts;
}

function copyOf(parts: readonly Uint8Array[]): Copy {
  const copy = {doc: new Y.Doc(), pasts: new Pasts()};
  for (const part of parts) put(copy, part, structsOf(part));
  return copy;
}

/** One after the other, as they came: of what is written twice the first is what counts. */
function put({doc, pasts}: Copy, update: Uint8Array, structs: readonly Struct[]): void {
  Y.applyUpdate(doc, update);
  pasts.add(structs.map(toWritten));
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

const structsOf = (update: Uint8Array): readonly Struct[] => Y.decodeUpdate(update).structs;

const toWritten = (struct: Struct): Written => ({
  id: struct.id,
  length: struct.length,
  names: struct instanceof Y.Item ? [struct.origin, struct.rightOrigin].filter(name => name !== null) : [],
});

function isInOrder({doc: {store}, pasts}: Copy, struct: Struct, places: Places<Y.Item>): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const {id, origin, rightOrigin} = struct;
  const at = (one: Y.ID | null): Y.Item | null => one && Y.getItem(store, one);
  const [left, right] = [at(origin), at(rightOrigin)];
  const had = pasts.of(id);
  const wasThere = (client: number, clock: number) => had.some(all => all.client === client && clock < all.before);
  // Yjs joins what one client wrote in a row: more of it may stand behind the one, within the same item, and before the other.
  const more = left && origin && origin.clock + 1 < left.id.clock + left.length;
  if (more && wasThere(left.id.client, origin.clock + 1)) return false;
  if (right && rightOrigin && right.id.clock < rightOrigin.clock) return false;
  return places.wereNeighbours(left, right, had);
}
