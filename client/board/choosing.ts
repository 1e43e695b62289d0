import type {ItemId} from './focused.ts';
import type {Chosen} from './use-nodes.ts';

export interface ChosenChange {
  readonly id: ItemId;
  readonly selected: boolean;
}

export function chosenAfter(chosen: Chosen, changes: readonly ChosenChange[]): Chosen {
  const after = new Set(chosen);
  for (const {id, selected} of changes) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return after;
}

/** With this one as well; or without it, where it was chosen. */
export const toggled = (chosen: Chosen, id: ItemId): Chosen => chosenAfter(chosen, [{id, selected: !chosen.has(id)}]);

/** What the canvas makes of a press, and what was chosen before it, to what is chosen. */
export type Choosing = (after: Chosen, before: Chosen) => Chosen;

/**
 * With Shift, the note that had the focus is the first of several. Without, a press gives the focus alone, and what is chosen stays so: a finger
 * has no Shift, and goes from note to note to choose them by the button below. `item`: what had the focus before the press.
 */
export function choosingBy({shiftKey, target}: React.PointerEvent, item: ItemId | null): Choosing {
  const isOnItem = target instanceof Element && target.closest('[data-item]') !== null;
  return (after, before) => {
    if (!isOnItem) return after;
    if (!shiftKey) return before;
    return before.size === 0 && item !== null ? new Set([item, ...after]) : after;
  };
}
