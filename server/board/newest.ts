import type {ClientId, Clock} from './update.ts';

/** A value among those of its key, oldest first. */
interface InKey<Item> {
  readonly left: Item | null;
  readonly right: Item | null;
  readonly id: {readonly client: ClientId; readonly clock: Clock};
}

/** How far somebody went along what is written. */
interface Walked {
  steps: number;
}

/**
 * Whether a value stands on the newest one of its key that its writer had. An honest page goes on from what it has written itself, or from what has come
 * to stand behind that. Whoever goes on from something older again and again has each of these values taken past all that was written since, by everybody.
 * `item`: where the value has come to stand; `on`: what it was written on; null: on nothing.
 */
export function isOnNewest<Item extends InKey<Item>>(
  item: Item,
  {client, clock}: InKey<Item>['id'],
  on: Item | null,
  walked: Walked,
): boolean {
  let other: Item | null = on ? on.right : item;
  for (; !on && other?.left; other = other.left) walked.steps += 1;
  for (; other !== null; other = other.right) {
    walked.steps += 1;
    if (other.id.client === client && other.id.clock < clock) return false;
  }
  return true;
}
