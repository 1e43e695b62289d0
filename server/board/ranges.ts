/** From the first number up to, but not including, `end`. */
export interface Range {
  readonly from: number;
  readonly end: number;
}

const FEW = 8;

/** Whole numbers as ranges that neither touch nor overlap, in ascending order: few numbers for much that was deleted together. */
export class Ranges {
  #all: Range[] = [];

  get size(): number {
    return this.#all.length;
  }

  /** All of `from` up to, but not including, `end`. */
  has(from: number, end: number): boolean {
    const range = this.#all[this.#firstEndingAtOrAfter(from + 1)];
    return range !== undefined && range.from <= from && end <= range.end;
  }

  /** Many at once take no longer than to sort them: one by one, each could move all that stand behind it. */
  addAll(more: readonly Range[]): void {
    if (more.length <= FEW) {
      for (const {from, end} of more) this.add(from, end);
      return;
    }
    const all = [...this.#all, ...more].sort((one, other) => one.from - other.from);
    const joined: Range[] = [];
    let last: Range | undefined;
    for (const {from, end} of all) {
      if (last && from <= last.end) {
        last = {from: last.from, end: Math.max(last.end, end)};
        joined[joined.length - 1] = last;
      } else {
        last = {from, end};
        joined.push(last);
      }
    }
    this.#all = joined;
  }

  add(from: number, end: number): void {
    const first = this.#firstEndingAtOrAfter(from);
    let after = first;
    let joined = {from, end};
    for (let range = this.#all[after]; range && range.from <= end; range = this.#all[after]) {
      joined = {from: Math.min(joined.from, range.from), end: Math.max(joined.end, range.end)};
      after += 1;
    }
    this.#all.splice(first, after - first, joined);
  }

  /** Its place, or where it would be. */
  #firstEndingAtOrAfter(end: number): number {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle]?.end ?? end) < end) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
