import {clear, createStore, del, get, set} from 'idb-keyval';
import {SECOND} from '../../shared/wire/ids.ts';

/** What this browser keeps by key, across reloads and closed tabs. */
export interface Kept {
  /** False where the browser refuses (private mode): then everything is lost with the page, and the person is told. */
  readonly survives: boolean;
  readonly get: <Value>(key: string) => Promise<Value | undefined>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Also of the sessions that it was in before. */
  readonly clear: () => Promise<void>;
}

const DATABASE = 'wrensong';

/** Some browsers leave a database closed without a word. Milliseconds. */
const OPEN_MS = 3 * SECOND;

/** IndexedDB, or memory where it is refused, full or silent. */
export async function openKept(): Promise<Kept> {
  try {
    const store = createStore(DATABASE, 'kept');
    await soon(set('probe', 1, store).then(() => del('probe', store)));
    return {
      survives: true,
      get: key => get(key, store),
      set: (key, value) => set(key, value, store),
      remove: key => del(key, store),
      clear: () => clear(store),
    };
  } catch {
    // Private mode: there is nothing to repair, and the page says what it means.
    return inMemory();
  }
}

/** Everything of every session, from this browser. Resolves also where there was nothing, or another tab still holds it. */
export function deleteKept(): Promise<void> {
  return new Promise(resolve => {
    try {
      const request = indexedDB.deleteDatabase(DATABASE);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
}

export function inMemory(): Kept {
  const values = new Map<string, unknown>();
  return {
    survives: false,
    get: async <Value>(key: string) => values.get(key) as Value | undefined,
    set: async (key, value) => {
      values.set(key, value);
    },
    remove: async key => {
      values.delete(key);
    },
    clear: async () => values.clear(),
  };
}

function soon(step: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database does not open')), OPEN_MS);
    step.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
