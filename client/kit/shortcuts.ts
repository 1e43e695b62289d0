import {isInTextField} from './focus.ts';

/** What of a key event decides whether it is a shortcut. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing'>;

/**
 * The key of a shortcut in its one spelling, or null when this press is none: with a modifier, held down (a held key must
 * not cross three activities), or part of composing a character. Shift belongs to signs such as `?`; with a letter it is told: `shift+n`.
 */
export function shortcutKey(event: Pressed): string | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return null;
  if (event.key.length !== 1) return null;
  const isLetter = event.key.toLowerCase() !== event.key.toUpperCase();
  if (!isLetter) return event.key;
  return event.shiftKey ? `shift+${event.key.toLowerCase()}` : event.key.toLowerCase();
}

/**
 * The page's one listener for shortcuts. Silent in text fields, in lists of choices and while a dialog is open. `press`
 * says whether the key meant something. Returns what stops it.
 */
export function listenForShortcuts(press: (key: string) => boolean): () => void {
  const listen = (event: KeyboardEvent) => {
    const key = event.defaultPrevented || isElsewhere() ? null : shortcutKey(event);
    if (key !== null && press(key)) event.preventDefault();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

const isElsewhere = (): boolean =>
  isInTextField() ||
  document.activeElement instanceof HTMLSelectElement ||
  document.querySelector('dialog:is([open], [data-asking])') !== null;
