import {sha256} from '@noble/hashes/sha2.js';
import {toBase64url} from '../../shared/wire/base64url.ts';
import type {NoteId} from '../../shared/wire/ids.ts';
import {NOTE_ID_PREFIX, NOTE_KEY_BYTES} from '../../shared/wire/lane.ts';

/** A new note's secret and the id that is made from it. `crypto.subtle` is absent on plain http, so the hash is our own. */
export function newNoteKey(): {readonly key: string; readonly id: NoteId} {
  const key = crypto.getRandomValues(new Uint8Array(NOTE_KEY_BYTES));
  return {key: toBase64url(key), id: noteIdOf(key)};
}

export function noteIdOf(key: Uint8Array): NoteId {
  const prefix = new TextEncoder().encode(NOTE_ID_PREFIX);
  const words = new Uint8Array(prefix.length + key.length);
  words.set(prefix);
  words.set(key, prefix.length);
  return toBase64url(sha256(words).subarray(0, 16));
}
