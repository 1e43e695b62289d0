import type {ClientId, Clock} from './update.ts';

/** A value among those of its key, oldest first. */
interface InKey<Item> {
  readonly left: Item | null;
  readonly right: Item | null;
  readonly id: {readonly client: ClientId; readonly clock: Clock};
  readonly length: number;
}

/** How far somebody went along what is written. */
export interface Walked {
  steps: number;
}

/**
 * Whether a value stands on the newest one of its key that its writer had. An honest page goes on from what it has written itself, or from what has come
 * to stand behind that. Whoever goes on from something older again and again has each of these values taken past all that was written since, by everybody.
 * `item`: where the value has come to stand, joined with what its writer wrote before and after it when all of that was overwritten; `on`: what it was
 * written on; null: on nothing.
 */
export function isOnNewest<Item extends InKey<Item>>(
  item: Item,
  {id, length}: Pick<InKey<Item>, 'id' | 'length'>,
  on: Item | null,
  walked: Walked,
): boolean {
  // From its writer's next one on, that one is asked.
  const hasNext = item.id.clock + item.length > id.clock + length;
  if (on === item && hasNext) return true;
  let other: Item | null = on ? on.right : item;
  for (; !on && other?.left; other = other.left) walked.steps += 1;
  for (; other !== null; other = other.right) {
    walked.steps += 1;
    if (other === item && hasNext) return true;
    if (other !== item && other.id.client === id.client) return other.id.clock > id.clock;
  }
  return true;
}
