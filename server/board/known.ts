import * as encoding from 'lib0/encoding';
import {MAX_BOARD_DELETED_PIECES} from '../../shared/wire/limits.ts';
import {type Range, Ranges} from './ranges.ts';
import type {BoardUpdate, ClientId, Clock, DeletedRange} from './update.ts';

/** What is not so about an update: another client's structs, something that leans on what nobody knows, or a struct that is known in part. */
export type Fault = 'foreign' | 'gap' | 'malformed';

/**
 * What a document's writers have written and deleted, as far as the server has taken it: all that has to be known to tell whether the next update
 * is whole. It stands for the document, which the server does not build.
 */
export class Known {
  readonly #clocks = new Map<ClientId, Clock>();
  readonly #deleted = new Map<ClientId, Ranges>();
  #deletedPieces = 0;

  /** How many clients have ever written. */
  get clients(): number {
    return this.#clocks.size;
  }

  /** In how many pieces what was deleted lies. */
  get deletedPieces(): number {
    return this.#deletedPieces;
  }

  /** Whether what is deleted would lie in too many pieces: each costs everybody time and room, and makes the document hardly shorter. */
  isTooScattered({deleted, gone}: BoardUpdate): boolean {
    if (this.#deletedPieces + deleted.length + gone.length <= MAX_BOARD_DELETED_PIECES) return false;
    let pieces = this.#deletedPieces;
    for (const [client, more] of byClient([...deleted, ...gone])) {
      const own = this.#deleted.get(client) ?? new Ranges();
      pieces += own.sizeWith(more) - own.size;
    }
    return pieces > Math.max(this.#deletedPieces, MAX_BOARD_DELETED_PIECES);
  }

  copy(): Known {
    const copy = new Known();
    for (const [client, clock] of this.#clocks) copy.#clocks.set(client, clock);
    for (const [client, ranges] of this.#deleted) copy.#deleted.set(client, ranges.copy());
    copy.#deletedPieces = this.#deletedPieces;
    return copy;
  }

  clockOf(client: ClientId): Clock {
    return this.#clocks.get(client) ?? 0;
  }

  /** `by`: the only client whose structs may be in it. Null when it can be taken, or has nothing new. */
  faultIn({sections, leansOn, deleted}: BoardUpdate, by: ClientId): Fault | null {
    let own = this.clockOf(by);
    for (const {client, clock, end, starts} of sections) {
      if (client !== by) return 'foreign';
      if (clock > own) return 'gap';
      // Yjs would cut it there, and put the rest beside what is known, whatever neighbours it names.
      if (clock < own && own < end && !starts.includes(own)) return 'malformed';
      own = Math.max(own, end);
    }
    for (const [client, clock] of leansOn) if (clock > (client === by ? own : this.clockOf(client))) return 'gap';
    for (const {client, end} of deleted) if (end > (client === by ? own : this.clockOf(client))) return 'gap';
    return null;
  }

  /** Whoever comes back sends again what may have been lost. */
  hasAll({sections, deleted}: BoardUpdate): boolean {
    return (
      sections.every(({client, end}) => end <= this.clockOf(client)) &&
      deleted.every(({client, clock, end}) => this.#deleted.get(client)?.has(clock, end) ?? false)
    );
  }

  add({sections, deleted, gone}: BoardUpdate): void {
    for (const {client, end} of sections) if (end > this.clockOf(client)) this.#clocks.set(client, end);
    // Honest pages say of what has gone that it is deleted as well.
    for (const [client, more] of byClient(gone.length > 0 ? [...deleted, ...gone] : deleted)) {
      const ranges = this.#deleted.get(client) ?? new Ranges();
      const before = ranges.size;
      ranges.addAll(more);
      this.#deletedPieces += ranges.size - before;
      this.#deleted.set(client, ranges);
    }
  }

  /** As Yjs encodes a state vector: with it a client tells what the server lacks. */
  stateVector(): Uint8Array {
    const to = encoding.createEncoder();
    encoding.writeVarUint(to, this.#clocks.size);
    for (const [client, clock] of this.#clocks) {
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
    }
    return encoding.toUint8Array(to);
  }
}

function byClient(deleted: readonly DeletedRange[]): ReadonlyMap<ClientId, readonly Range[]> {
  const all = new Map<ClientId, Range[]>();
  for (const {client, clock, end} of deleted) {
    const own = all.get(client);
    if (own) own.push({from: clock, end});
    else all.set(client, [{from: clock, end}]);
  }
  return all;
}
