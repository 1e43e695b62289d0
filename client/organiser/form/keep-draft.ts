import {DAY, type Millis, SECOND} from '../../../shared/wire/ids.ts';
import type {Draft} from './draft.ts';

/** What is being typed is kept this often. */
const SAVE_MS = SECOND / 2;

/** From the last letter on. A device may be shared, and what was left that long was left for good. */
export const DRAFT_KEPT_MS = 7 * DAY;

/** Raised when a draft that was kept before could not be read any more. */
const VERSION = 2;
const PREFIX = 'wrensong new session ';

interface Stored {
  readonly at: Millis;
  readonly draft: Draft;
}

export interface KeptDraft {
  /** What was typed before; null when nothing was. */
  readonly before: Draft | null;
  readonly save: (draft: Draft) => void;
  readonly forget: () => void;
}

/** A form that was begun, on this device, until it is sent: by what it was begun from. Where nothing can be kept it is lost with the page. */
export function keptDraft(from: string): KeptDraft {
  const key = `${PREFIX}${VERSION} ${from}`;
  let waiting: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!waiting) return;
    const text = JSON.stringify({at: Date.now(), draft: waiting} satisfies Stored);
    waiting = null;
    quietly(() => localStorage.setItem(key, text));
  };
  window.addEventListener('pagehide', write);
  return {
    before: quietly(() => storedIn(localStorage.getItem(key)))?.draft ?? null,
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

/** Whenever the organiser comes by: drafts that were left too long ago go, and those that no program can read any more. */
export function dropOldDrafts(now: Millis = Date.now(), storage: () => Storage = () => localStorage): void {
  quietly(() => {
    const place = storage();
    const keys = Array.from({length: place.length}, (_, at) => place.key(at) ?? '').filter(key => key.startsWith(PREFIX));
    for (const key of keys) if (isOver(key, place.getItem(key), now)) place.removeItem(key);
  });
}

function isOver(key: string, text: string | null, now: Millis): boolean {
  if (!key.startsWith(`${PREFIX}${VERSION} `)) return true;
  const stored = quietly(() => storedIn(text));
  // A clock that was set back must not keep it for longer.
  return stored === null || Math.abs(now - stored.at) > DRAFT_KEPT_MS;
}

const storedIn = (text: string | null): Stored | null => JSON.parse(text ?? 'null') as Stored | null;

/** A browser that refuses storage, or has none left, takes nothing from the form. */
function quietly<Value>(run: () => Value): Value | null {
  try {
    return run();
  } catch {
    return null;
  }
}
