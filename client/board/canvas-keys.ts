import type {ItemId} from './focused.ts';

/** By how much Shift with an arrow moves something, in the board's pixels. */
export const NUDGE = 20;

export type Direction = readonly [right: number, down: number];

const NUDGES: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

const STEPS: Readonly<Record<string, number>> = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

/** What a key on the board asks for. Arrows go by reading order, wherever things lie. */
export type KeyAct =
  | {readonly is: 'go'; readonly to: ItemId}
  | {readonly is: 'nudge'; readonly item: ItemId; readonly by: Direction}
  | {readonly is: 'open' | 'choose' | 'delete' | 'move'; readonly item: ItemId}
  | {readonly is: 'undo' | 'redo' | 'let-go'};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Null: the key means nothing here. `order`: everything on the board in reading order; `item`: what has the focus. */
export function keyActOf({key, ctrlKey, metaKey, shiftKey, altKey}: Pressed, item: ItemId | null, order: readonly ItemId[]): KeyAct | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (letter === 'z') return {is: shiftKey ? 'redo' : 'undo'};
    return letter === 'y' && ctrlKey ? {is: 'redo'} : null;
  }
  if (key === 'Escape') return {is: 'let-go'};
  if (item === null) return null;
  const nudge = NUDGES[key];
  if (shiftKey) return nudge ? {is: 'nudge', item, by: nudge} : null;
  const to = nextItem(key, item, order);
  if (to !== undefined) return {is: 'go', to};
  if (key === 'Enter') return {is: 'open', item};
  if (key === ' ') return {is: 'choose', item};
  if (key === 'm') return {is: 'move', item};
  return key === 'Delete' || key === 'Backspace' ? {is: 'delete', item} : null;
}

function nextItem(key: string, item: ItemId, order: readonly ItemId[]): ItemId | undefined {
  if (key === 'Home') return order[0];
  if (key === 'End') return order.at(-1);
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const at = order.indexOf(item) + step;
  // At an end it stays where it is: the page would scroll.
  return order[Math.min(Math.max(at, 0), order.length - 1)];
}
