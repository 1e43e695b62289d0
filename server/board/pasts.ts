import type {Had} from './places.ts';
import type {ClientId, Clock} from './update.ts';

interface Id {
  readonly client: ClientId;
  readonly clock: Clock;
}

/** Something that was written, and what it names. */
export interface Written {
  readonly id: Id;
  readonly length: number;
  readonly names: readonly Id[];
}

/**
 * What somebody must have had who wrote something. Whoever names a character has it, with all that its writer had written before it, and with all
 * that those in turn had: nobody writes on what has not come to them. It only ever grows along what one client writes, so only the steps are kept.
 */
export class Pasts {
  readonly #clients = new Map<ClientId, Past>();

  /** How many steps have been kept. */
  size = 0;

  /** What one update has written, in any order: nothing that it names is missing. What is known already changes nothing. */
  add(written: readonly Written[]): void {
    const waiting = new Map<ClientId, Written[]>();
    for (const one of [...written].sort((a, b) => b.id.clock - a.id.clock)) {
      const own = waiting.get(one.id.client) ?? [];
      waiting.set(one.id.client, own);
      own.push(one);
    }
    for (let isGoingOn = true; isGoingOn; ) {
      isGoingOn = false;
      for (const own of waiting.values()) {
        for (let next = own.at(-1); next && this.#hasAllOf(next); next = own.at(-1)) {
          this.#addOne(next);
          own.pop();
          isGoingOn = true;
        }
      }
    }
  }

  /** Of whoever wrote this. */
  of({client, clock}: Id): readonly Had[] {
    return [{client, before: clock}, ...(this.#clients.get(client)?.at(clock) ?? [])];
  }

  #hasAllOf({names}: Written): boolean {
    return names.every(({client, clock}) => clock < (this.#clients.get(client)?.end ?? 0));
  }

  #addOne({id, length, names}: Written): void {
    const own = this.#clients.get(id.client) ?? new Past();
    this.#clients.set(id.client, own);
    if (id.clock < own.end) return;
    for (const name of names) {
      const all = [{client: name.client, before: name.clock + 1}, ...(this.#clients.get(name.client)?.at(name.clock) ?? [])];
      for (const had of all) if (had.client !== id.client && own.raise(had, id.clock)) this.size += 1;
    }
    own.end = id.clock + length;
  }
}

/** What one client had of the others, from which of its clocks on. */
class Past {
  end: Clock = 0;
  readonly #others = new Map<ClientId, {readonly from: Clock[]; readonly before: Clock[]}>();

  /** Whether that is news. */
  raise({client, before}: Had, from: Clock): boolean {
    const steps = this.#others.get(client) ?? {from: [], before: []};
    this.#others.set(client, steps);
    if (before <= (steps.before.at(-1) ?? 0)) return false;
    steps.from.push(from);
    steps.before.push(before);
    return true;
  }

  at(clock: Clock): readonly Had[] {
    return [...this.#others].flatMap(([client, {from, before}]) => {
      const known = before[lastUpTo(from, clock)];
      return known === undefined ? [] : [{client, before: known}];
    });
  }
}

/** Where the last of these ascending clocks stands that is not above this one; -1: none is. */
function lastUpTo(clocks: readonly Clock[], most: Clock): number {
  let [low, high] = [0, clocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clocks[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
