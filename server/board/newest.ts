import type * as Y from 'yjs';

/** How far somebody went along what is written. */
interface Steps {
  steps: number;
}

/**
 * Whether a value stands on the newest one of its key that its writer had. An honest page goes on from what it has written itself, or from what has come
 * to stand behind that. Whoever goes on from something older again and again has each of these values taken past all that was written since, by everybody.
 * `item`: where the value has come to stand; `left`: what it was written on; null: on nothing.
 */
export function isOnNewest(item: Y.Item, {id, origin}: Pick<Y.Item, 'id' | 'origin'>, left: Y.Item | null, walked: Steps): boolean {
  const isOwn = (other: Y.Item) => other.id.client === id.client && other.id.clock < id.clock;
  // Yjs joins what one client wrote in a row, when all of it was overwritten.
  const hasMore = left && origin && left.id.client === id.client && Math.min(left.id.clock + left.length, id.clock) > origin.clock + 1;
  if (hasMore) return false;
  let other = left ? left.right : item;
  for (; !left && other?.left; other = other.left) walked.steps += 1;
  for (; other !== null; other = other.right) {
    walked.steps += 1;
    if (isOwn(other)) return false;
  }
  return true;
}
