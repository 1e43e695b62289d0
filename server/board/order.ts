import * as Y from 'yjs';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import {MAX_BOARD_HEARD, MAX_BOARD_STEPS, MAX_BOARD_STEPS_AT_ONCE} from '../../shared/wire/limits.ts';
import type {OrderChecked} from './checked.ts';
import {effortOf, TooMuchEffort} from './effort.ts';
import {isOnNewest, type Walked} from './newest.ts';
import {Pasts, type Written} from './pasts.ts';
import {Places, STEPS_A_STRUCT} from './places.ts';

/** `unknown`: begin with all that is stored. */
export type OrderAnswer = OrderChecked | 'unknown';

/** `begin`: all that is stored of the document; null: it is known from the last check. */
export interface OrderAsked {
  readonly document: string;
  readonly begin: readonly Uint8Array[] | null;
  readonly updates: readonly Uint8Array[];
}

/**
 * Says whether what is written into a text stands where two neighbours can be. A page writes between two characters that stand side by side in what it
 * has. Yjs takes any two as they come, and where they stand the other way round, or with something between them that the page must have had, pages that
 * heard things in another order put it in another place and never agree again. On a board a page writes on the newest value that it has of a key. And
 * both have to be put in their places by everybody who reads them, in not too many steps. So a copy of each is kept here, beside the event loop.
 */
export class OrderChecks {
  readonly #copies = new Map<string, Copy>();

  check({document, begin, updates}: OrderAsked): OrderAnswer {
    const copy = begin ? copyOf(begin) : this.#copies.get(document);
    if (!copy) return 'unknown';
    this.#copies.set(document, copy);
    const checked = look(copy, updates);
    // What is refused is in the copy by now.
    if (checked.out) this.#copies.delete(document);
    return checked;
  }

  forget(document: string): void {
    this.#copies.delete(document);
  }
}

interface Copy {
  readonly doc: Y.Doc;
  readonly pasts: Pasts;
  /** What it costs to put all of it in its places, as it came. */
  steps: number;
}

function copyOf(parts: readonly Uint8Array[]): Copy {
  const copy = {doc: new Y.Doc(), pasts: new Pasts(), steps: 0};
  for (const part of parts) put(copy, part, structsOf(part));
  return copy;
}

/** One after the other, as they came: of what is written twice the first is what counts. Throws `TooMuchEffort` before it takes more steps than `most`. */
function put(copy: Copy, update: Uint8Array, structs: readonly Struct[], most?: number): number {
  const steps = effortOf(() => Y.applyUpdate(copy.doc, update), most);
  copy.steps += steps;
  copy.pasts.add(structs.map(toWritten));
  return steps;
}

/** Null: it would take more steps than that. */
function putWithin(most: number, copy: Copy, update: Uint8Array, structs: readonly Struct[]): number | null {
  try {
    return put(copy, update, structs, most);
  } catch (problem) {
    if (problem instanceof TooMuchEffort) return null;
    throw problem;
  }
}

function look(copy: Copy, updates: readonly Uint8Array[]): OrderChecked {
  const written = updates.map(structsOf);
  const steps: number[] = [];
  for (const [at, update] of updates.entries()) {
    const most = Math.max(0, Math.min(MAX_BOARD_STEPS_AT_ONCE, MAX_BOARD_STEPS - copy.steps));
    const heard = copy.pasts.size;
    const taken = putWithin(most, copy, update, written[at] ?? []);
    const isTooMuchHeard = copy.pasts.size > Math.max(heard, MAX_BOARD_HEARD);
    // What came before it is looked at again, without it.
    if (taken === null || isTooMuchHeard) return {out: {at, why: 'full'}, steps: [...steps, most + costOfCopy(copy)]};
    steps.push(taken);
  }
  // Asked when all have taken their places: which of two stands before the other never changes.
  const places = new Places(copy.doc.get(PAGE_ROOT)._start);
  for (const [at, structs] of written.entries()) {
    const walked = {steps: 0};
    const isGood = structs.every(struct => isInOrder(copy, struct, places, walked) && walked.steps <= MAX_BOARD_STEPS_AT_ONCE);
    steps[at] = (steps[at] ?? 0) + places.takeSteps() + walked.steps + (isGood ? 0 : costOfCopy(copy));
    if (!isGood) return {out: {at, why: walked.steps > MAX_BOARD_STEPS_AT_ONCE ? 'full' : 'malformed'}, steps};
  }
  return {out: null, steps};
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

const structsOf = (update: Uint8Array): readonly Struct[] => Y.decodeUpdate(update).structs;

/** What it costs, about, to make the copy anew. */
const costOfCopy = ({doc: {store}}: Copy): number =>
  [...store.clients.values()].reduce((sum, {length}) => sum + length * STEPS_A_STRUCT, 0);

const toWritten = (struct: Struct): Written => ({
  id: struct.id,
  length: struct.length,
  names: struct instanceof Y.Item ? [struct.origin, struct.rightOrigin].filter(name => name !== null) : [],
});

function isInOrder({doc: {store}, pasts}: Copy, struct: Struct, places: Places<Y.Item>, walked: Walked): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const {id, origin, rightOrigin} = struct;
  const at = (one: Y.ID | null): Y.Item | null => one && Y.getItem(store, one);
  const item = at(id);
  if (item?.parentSub) return isOnNewest(item, struct, at(origin), walked);
  const [left, right] = [at(origin), at(rightOrigin)];
  const had = pasts.of(id);
  places.steps += had.length;
  const wasThere = (client: number, clock: number) => had.some(all => all.client === client && clock < all.before);
  // Yjs joins what one client wrote in a row: more of it may stand behind the one, within the same item, and before the other.
  const more = left && origin && origin.clock + 1 < left.id.clock + left.length;
  if (more && wasThere(left.id.client, origin.clock + 1)) return false;
  if (right && rightOrigin && right.id.clock < rightOrigin.clock) return false;
  return places.wereNeighbours(left, right, had);
}
