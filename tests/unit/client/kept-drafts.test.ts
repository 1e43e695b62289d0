import {expect, test} from 'vitest';
import {DRAFT_KEPT_MS, dropOldDrafts} from '../../../client/organiser/form/keep-draft.ts';

const NOW = 1_800_000_000_000;

/** As much of a browser's storage as is asked of it. */
function storageWith(entries: Readonly<Record<string, string>>): Storage {
  const held = new Map(Object.entries(entries));
  const keyAt = (at: number) => [...held.keys()][at] ?? null;
  const gone = (key: string) => void held.delete(key);
  return {
    get length() {
      return held.size;
    },
    key: keyAt,
    getItem: key => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: gone,
    clear: () => held.clear(),
  };
}

const keysLeft = (storage: Storage): readonly string[] => Array.from({length: storage.length}, (_, at) => storage.key(at) ?? '');
const left = (at: number) => JSON.stringify({at, draft: {title: 'Waiting room'}});

test('[R100] a form that was begun leaves the device seven days after its last letter, and nothing else does', () => {
  const storage = storageWith({
    'wrensong new session 2 co-design': left(NOW - DRAFT_KEPT_MS - 1),
    'wrensong new session 2 check-in': left(NOW - DRAFT_KEPT_MS + 1),
    'wrensong new session 2 from a clock far ahead': left(NOW + DRAFT_KEPT_MS + 1),
    'wrensong new session 1 of an earlier program': JSON.stringify({title: 'Waiting room'}),
    'wrensong new session 2 broken': '{',
    'wrensong reader': '{}',
  });
  dropOldDrafts(NOW, () => storage);
  expect(keysLeft(storage)).toEqual(['wrensong new session 2 check-in', 'wrensong reader']);
  expect(DRAFT_KEPT_MS).toBe(7 * 24 * 60 * 60 * 1_000);
});

test('a browser that refuses storage breaks nothing', () => {
  const refusing = () => {
    throw new Error('denied');
  };
  expect(() => dropOldDrafts(NOW, refusing)).not.toThrow();
});
