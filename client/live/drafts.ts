import type {ActivityId, Millis, NoteId, SessionId} from '../../shared/wire/ids.ts';
import type {Kept} from './kept.ts';

/** Words that were not sent yet are kept this often while they change. */
const SAVE_MS: Millis = 500;

/** Where the words stand: in the text box of an activity, or in the change of a note of this phone. */
export type DraftOf = ActivityId | NoteId;

/** What was begun in a session and not sent. It survives a reload and goes when it is sent. */
export interface Drafts {
  readonly read: (of: DraftOf) => string;
  readonly keep: (of: DraftOf, text: string) => void;
  /** Where there are words. */
  readonly open: () => readonly DraftOf[];
  /** Told when a box becomes empty or no longer empty. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly clear: () => Promise<void>;
  readonly close: () => void;
}

const keyFor = (session: SessionId): string => `drafts:${session}`;

export async function openDrafts(kept: Kept, session: SessionId): Promise<Drafts> {
  const texts = new Map(await kept.get<ReadonlyMap<DraftOf, string>>(keyFor(session)));
  const listeners = new Set<() => void>();
  let openIds: readonly DraftOf[] = [...texts.keys()];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    // Where nothing can be kept the outbox has said so already.
    kept.set(keyFor(session), new Map(texts)).catch(() => undefined);
  };
  const flush = () => {
    if (timer) save();
  };
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
  return {
    read: of => texts.get(of) ?? '',
    keep: (of, text) => {
      const wasOpen = texts.has(of);
      const isOpen = text.trim() !== '';
      if (isOpen) texts.set(of, text);
      else texts.delete(of);
      // What was sent does not stand in the box again after a tab that was closed at once: it would be sent twice.
      if (wasOpen && !isOpen) save();
      else timer ??= setTimeout(save, SAVE_MS);
      if (wasOpen === isOpen) return;
      openIds = [...texts.keys()];
      for (const listener of listeners) listener();
    },
    open: () => openIds,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: async () => {
      texts.clear();
      openIds = [];
      if (timer) clearTimeout(timer);
      timer = null;
      await kept.remove(keyFor(session));
      for (const listener of listeners) listener();
    },
    close: () => {
      flush();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
    },
  };
}
