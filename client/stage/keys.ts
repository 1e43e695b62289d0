import {isInTextField} from '../kit/focus.ts';

/** What a key does on the big screen. A clicker sends PageUp and PageDown: they turn pages, and never the agenda. */
export type StageKey = 'forward' | 'back' | 'hold' | 'full' | 'blank' | 'chime';

const KEYS: ReadonlyMap<string, StageKey> = new Map([
  ['ArrowRight', 'forward'],
  ['PageDown', 'forward'],
  ['ArrowLeft', 'back'],
  ['PageUp', 'back'],
  ['p', 'hold'],
  ['f', 'full'],
  ['b', 'blank'],
  ['m', 'chime'],
]);

export type StageKeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'isComposing'>;

/** Null for a key that means nothing here, for one held down, and for the browser's own shortcuts. */
export function stageKey({key, ctrlKey, altKey, metaKey, repeat, isComposing}: StageKeyPress): StageKey | null {
  if (ctrlKey || altKey || metaKey || repeat || isComposing) return null;
  return KEYS.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
}

/** Returns what stops it. */
export function listenForStageKeys(press: (key: StageKey) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const key = event.defaultPrevented || isInTextField() ? null : stageKey(event);
    if (key === null) return;
    event.preventDefault();
    press(key);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
