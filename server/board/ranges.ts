/** From the first number up to, but not including, `end`. */
export interface Range {
  readonly from: number;
  readonly end: number;
}

/** So many are put in one by one: that moves what stands behind each, which is quick, but not for thousands. */
const FEW = 32;

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

  /** Many at once take no longer than to sort them and to go once along all. */
  addAll(more: readonly Range[]): void {
    if (more.length > FEW) this.#all = this.#with(more);
    else for (const {from, end} of more) this.add(from, end);
  }

  /** How many there would be with these. */
  sizeWith(more: readonly Range[]): number {
    const copy = this.copy();
    copy.addAll(more);
    return copy.size;
  }

  copy(): Ranges {
    const copy = new Ranges();
    copy.#all = [...this.#all];
    return copy;
  }

  #with(more: readonly Range[]): Range[] {
    const sorted = [...more].sort((one, other) => one.from - other.from);
    const joined: Range[] = [];
    let last: Range | null = null;
    const put = (range: Range) => {
      if (last && range.from <= last.end) {
        if (range.end > last.end) joined[joined.length - 1] = last = {from: last.from, end: range.end};
      } else {
        joined.push(range);
        last = range;
      }
    };
    let next = 0;
    for (const range of this.#all) {
      for (let one = sorted[next]; one && one.from <= range.from; one = sorted[next]) {
        put(one);
        next += 1;
      }
      put(range);
    }
    for (const one of sorted.slice(next)) put(one);
    return joined;
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
