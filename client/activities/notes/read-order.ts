import type {NoteId} from '../../../shared/wire/ids.ts';

/**
 * The order in which this phone reads: its own, so that no note is first for everyone, and the same each time. Notes of a later release come
 * after those that are on the screen already.
 */
export function readOrder(released: readonly NoteId[], before: readonly NoteId[], seed: number): readonly NoteId[] {
  const known = new Set(before);
  const fresh = released.filter(id => !known.has(id));
  if (fresh.length === 0) return before;
  const rank = new Map(fresh.map(id => [id, mixed(id, seed)]));
  return [...before, ...fresh.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || (a < b ? -1 : 1))];
}

/** FNV-1a over the id, begun at the seed. */
function mixed(id: string, seed: number): number {
  let hash = (2_166_136_261 ^ seed) >>> 0;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16_777_619) >>> 0;
  return hash;
}
