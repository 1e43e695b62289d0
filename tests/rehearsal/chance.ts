/** Chance that repeats: the same seed gives the same choices, whatever the others do meanwhile. */
export interface Chance {
  /** 0 up to 1. */
  next(): number;
  /** Any number from `low` up to `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both among them. */
  whole(low: number, high: number): number;
  /** True in this share of all cases, 0..1. */
  happens(share: number): boolean;
  /** Undefined for an empty list. */
  pick<One>(list: readonly One[]): One | undefined;
  /** Another one, which depends on the seed and the name alone. */
  fork(name: string): Chance;
}

export function chanceOf(seed: number): Chance {
  const next = mulberry32(seed);
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    happens: share => next() < share,
    pick: list => list[whole(0, list.length - 1)],
    fork: name => chanceOf(mixed(seed, name)),
  };
}

/** Mulberry32 (public domain): 32 bits of state are plenty for choices that nobody has to guess. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixing = Math.imul(state ^ (state >>> 15), 1 | state);
    mixing = (mixing + Math.imul(mixing ^ (mixing >>> 7), 61 | mixing)) ^ mixing;
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a over the name, begun with the seed. */
const mixed = (seed: number, name: string): number =>
  [...name].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), seed ^ 0x811c9dc5);
