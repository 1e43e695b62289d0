import type {BoardUpdate, ClientId, Clock} from './update.ts';

/**
 * Whether each value of a board was written on the last one of its key, so that all values of a key stand in one row: as a rule they do, and then there is
 * nothing to look at. Once two pages have written on the same value, nobody can tell without the document where the next one belongs.
 */
export class Chains {
  /** What nothing has been written on yet. */
  readonly #ends = new Map<ClientId, Set<Clock>>();
  readonly #keys = new Set<string>();
  #areRows = true;

  /** False for good, once it is. */
  get areRows(): boolean {
    return this.#areRows;
  }

  add({sections, follows, keys}: BoardUpdate): void {
    if (!this.#areRows) return;
    for (const {client, starts, end} of sections) {
      const own = this.#ends.get(client) ?? new Set();
      this.#ends.set(client, own);
      for (const start of starts) own.add(start - 1);
      own.add(end - 1);
    }
    // In a state, what a value was written on may stand behind it.
    const isRow =
      follows.every(({client, clock}) => this.#ends.get(client)?.delete(clock) ?? false) &&
      keys.every(key => {
        const isFirst = !this.#keys.has(key);
        this.#keys.add(key);
        return isFirst;
      });
    if (isRow) return;
    this.#areRows = false;
    this.#ends.clear();
    this.#keys.clear();
  }
}
