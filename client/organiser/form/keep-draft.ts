import {SECOND} from '../../../shared/wire/ids.ts';
import type {Draft} from './draft.ts';

/** What is being typed is kept this often. */
const SAVE_MS = SECOND / 2;

/** Raised when a draft that was kept before could not be read any more. */
const VERSION = 1;

export interface KeptDraft {
  /** What was typed before; null when nothing was. */
  readonly before: Draft | null;
  readonly save: (draft: Draft) => void;
  readonly forget: () => void;
}

/** A form that was begun, on this device, until it is sent: by what it was begun from. Where nothing can be kept it is lost with the page. */
export function keptDraft(from: string): KeptDraft {
  const key = `wrensong new session ${VERSION} ${from}`;
  let waiting: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!waiting) return;
    const text = JSON.stringify(waiting);
    waiting = null;
    quietly(() => localStorage.setItem(key, text));
  };
  window.addEventListener('pagehide', write);
  return {
    before: quietly(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null) ?? null,
    save: draft => {
      waiting = draft;
      timer ??= setTimeout(write, SAVE_MS);
    },
    forget: () => {
      waiting = null;
      quietly(() => localStorage.removeItem(key));
    },
  };
}

/** A browser that refuses storage, or has none left, takes nothing from the form. */
function quietly<Value>(run: () => Value): Value | null {
  try {
    return run();
  } catch {
    return null;
  }
}
