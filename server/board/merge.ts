import * as encoding from 'lib0/encoding';
import type {BoardUpdate, ClientId, Section} from './update.ts';

/**
 * Several updates as few, without reading them again: the structs of one client are put behind one another where they follow on without a gap,
 * and the lists of deletions one behind the other, which Yjs reads as one. Each update leans on earlier ones at most, so their order stays. Where somebody
 * repeats what they had sent, a new update begins; nearly always the answer is one.
 */
export function mergeUpdates(updates: readonly BoardUpdate[]): readonly Uint8Array[] {
  const [only, ...more] = updates;
  if (only && more.length === 0) return [only.bytes];
  const merged: Uint8Array[] = [];
  let parts = new Parts();
  for (const update of updates) {
    if (!parts.takes(update)) {
      merged.push(parts.encode());
      parts = new Parts();
    }
    parts.add(update);
  }
  if (updates.length > 0) merged.push(parts.encode());
  return merged;
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly section: Section;
}

class Parts {
  readonly #pieces = new Map<ClientId, Piece[]>();
  readonly #deletions: Uint8Array[] = [];
  #deletedClients = 0;

  takes({sections}: BoardUpdate): boolean {
    return sections.every(({client, clock}) => {
      const last = this.#pieces.get(client)?.at(-1);
      return last === undefined || last.section.end === clock;
    });
  }

  add({bytes, sections, deletedClients, deletedFrom}: BoardUpdate): void {
    for (const section of sections) {
      const pieces = this.#pieces.get(section.client);
      if (pieces) pieces.push({bytes, section});
      else this.#pieces.set(section.client, [{bytes, section}]);
    }
    if (deletedClients === 0) return;
    this.#deletedClients += deletedClients;
    this.#deletions.push(bytes.subarray(deletedFrom));
  }

  encode(): Uint8Array {
    const to = encoding.createEncoder();
    encoding.writeVarUint(to, this.#pieces.size);
    for (const [client, pieces] of this.#pieces) {
      encoding.writeVarUint(
        to,
        pieces.reduce((sum, {section}) => sum + section.count, 0),
      );
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, pieces[0]?.section.clock ?? 0);
      for (const {bytes, section} of pieces) encoding.writeUint8Array(to, bytes.subarray(section.from, section.to));
    }
    encoding.writeVarUint(to, this.#deletedClients);
    for (const deletions of this.#deletions) encoding.writeUint8Array(to, deletions);
    return encoding.toUint8Array(to);
  }
}
