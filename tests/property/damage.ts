import fc from 'fast-check';

/** A number below `n`, drawn from a seed. */
export type Nat = (n: number) => number;

export function natFrom(start: number): Nat {
  const [gen] = fc.sample(fc.infiniteStream(fc.nat(0x3fffffff)), {seed: start, numRuns: 1});
  return n => Number(gen?.next().value ?? 0) % n;
}

/** Some bytes changed, left out, put in, or taken from others. */
export function damaged(bytes: Uint8Array, others: readonly Uint8Array[], nat: Nat): Uint8Array {
  const all = [...bytes];
  for (let times = 1 + nat(3); times > 0; times--) {
    const at = nat(Math.max(1, all.length));
    const other = others[nat(Math.max(1, others.length))] ?? bytes;
    const ways = [
      () => all.splice(at, 1, nat(256)),
      () => all.splice(at, 1),
      () => all.splice(at, 0, nat(256)),
      () => all.splice(at, all.length, ...other.slice(nat(other.length))),
      () => all.splice(at, 1, (all[at] ?? 0) ^ (1 << nat(8))),
      () => all.splice(at, 1, ((all[at] ?? 0) + 1) % 256),
    ];
    ways[nat(ways.length)]?.();
  }
  return Uint8Array.from(all);
}
