import type {ClientId, Clock} from './update.ts';

interface InList<Item> {
  readonly right: Item | null;
  /** Of its first character. */
  readonly id: {readonly client: ClientId; readonly clock: Clock};
}

/** What somebody had for certain when they wrote: of this client, all before this clock. */
export interface Had {
  readonly client: ClientId;
  readonly before: Clock;
}

/** So far two are looked for beside one another: nearly always there is nothing between them but what has just been written. */
const NEAR = 16;

/** To keep something of each struct of a document takes as long as so many steps past one. */
export const STEPS_A_STRUCT = 8;

/**
 * Says of two in one list, which stays as it is meanwhile, whether they can have been neighbours. Whoever writes chooses the two, and to go from the one to
 * the other each time could take as many steps as somebody likes: when they are far apart, all places are counted, once.
 */
export class Places<Item extends InList<Item>> {
  readonly #first: Item | null;
  /** What it has cost so far. */
  steps = 0;
  #counted: Counted<Item> | null = null;

  constructor(first: Item | null) {
    this.#first = first;
  }

  /** What it has cost since this was asked last. */
  takeSteps(): number {
    const {steps} = this;
    this.steps = 0;
    return steps;
  }

  /** Whether `one` stands before `other`, with nothing between them that a page which had all this must have seen. Null: where the list begins or ends. */
  wereNeighbours(one: Item | null, other: Item | null, had: readonly Had[]): boolean {
    let item = one ? one.right : this.#first;
    for (let steps = 0; steps < NEAR && item !== null && item !== other; steps++) {
      const {client, clock} = item.id;
      if (had.some(all => all.client === client && clock < all.before)) return false;
      item = item.right;
    }
    if (item === null || item === other) return item === other;
    if (!this.#counted) {
      this.#counted = new Counted(this.#first);
      this.steps += this.#counted.size * STEPS_A_STRUCT;
    }
    return this.#counted.wereNeighbours(one, other, had);
  }
}

class Counted<Item extends InList<Item>> {
  readonly #places = new Map<Item, number>();
  readonly #byClient = new Map<ClientId, Lowest>();

  get size(): number {
    return this.#places.size;
  }

  constructor(first: Item | null) {
    for (let item = first; item !== null; item = item.right) {
      const {client, clock} = item.id;
      const own = this.#byClient.get(client) ?? new Lowest();
      own.add(this.#places.size, clock);
      this.#byClient.set(client, own);
      this.#places.set(item, this.#places.size);
    }
  }

  wereNeighbours(one: Item | null, other: Item | null, had: readonly Had[]): boolean {
    const from = (one && this.#places.get(one)) ?? -1;
    const to = (other && this.#places.get(other)) ?? this.#places.size;
    return from < to && had.every(({client, before}) => (this.#byClient.get(client)?.between(from, to) ?? before) >= before);
  }
}

/** Clocks by ascending places, and the lowest of every 1, 2, 4, 8 … that stand one after another. */
class Lowest {
  readonly #places: number[] = [];
  readonly #rows: Clock[][] = [[]];

  add(place: number, clock: Clock): void {
    const count = this.#places.push(place);
    this.#rows[0]?.push(clock);
    for (let row = 1; 2 ** row <= count; row++) {
      const [above, half] = [this.#rows[row - 1] ?? [], 2 ** (row - 1)];
      const own = this.#rows[row] ?? [];
      this.#rows[row] = own;
      own.push(Math.min(above.at(-1) ?? 0, above.at(-1 - half) ?? 0));
    }
  }

  /** Infinity where there is none. */
  between(from: number, to: number): Clock {
    const [first, end] = [this.#firstAt(from + 1), this.#firstAt(to)];
    if (first >= end) return Number.POSITIVE_INFINITY;
    const row = Math.floor(Math.log2(end - first));
    const lowest = this.#rows[row] ?? [];
    return Math.min(lowest[first] ?? 0, lowest[end - 2 ** row] ?? 0);
  }

  /** Of the first that stands there or later. */
  #firstAt(place: number): number {
    let [low, high] = [0, this.#places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
