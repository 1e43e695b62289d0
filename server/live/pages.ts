import {gunzipSync, gzipSync} from 'node:zlib';
import type {Id, Millis} from '../../shared/wire/ids.ts';
import {INLINE_FRAME_BYTES, NOTES_PER_PAGE} from '../../shared/wire/limits.ts';
import type {Frame, Page} from '../../shared/wire/live.ts';
import type {RecordId, ViewRecord} from '../../shared/wire/records.ts';

/** A page is fetched at once or never, and its words may have been taken back since. In milliseconds. */
const KEEP_MS = 60_000;
/** The oldest pages go beyond this: whoever still asks for one starts again with the whole view. In bytes, compressed. */
const MAX_BYTES = 32 * 1_024 * 1_024;

type Put = Frame['put'];

/**
 * Large sets of records as pages fetched by HTTP: made and compressed once, immutable, the same for everyone
 * of an audience. A page's id is 128 random bits and is told only to those who may see what is on it.
 */
export class Pages {
  readonly #newId: () => Id;
  readonly #steady: () => Millis;
  readonly #zipped = new Map<Id, {readonly bytes: Buffer; readonly until: Millis}>();
  #bytes = 0;

  constructor(newId: () => Id, steady: () => Millis) {
    this.#newId = newId;
    this.#steady = steady;
  }

  /** The page's JSON, compressed by gzip or plain. */
  get(id: Id, form: 'gzip' | 'plain'): Buffer | null {
    this.#clear();
    const page = this.#zipped.get(id);
    if (!page) return null;
    return form === 'gzip' ? page.bytes : gunzipSync(page.bytes);
  }

  /** Leaves a small set as it is; moves the notes of a large one to pages. */
  split(put: Put): {readonly put: Put; readonly pages?: readonly string[]} {
    if (JSON.stringify(put).length <= INLINE_FRAME_BYTES) return {put};
    const entries = Object.entries(put) as [RecordId, ViewRecord][];
    const notes = entries.filter(([, record]) => record.kind === 'note');
    const pages: string[] = [];
    for (let at = 0; at < notes.length; at += NOTES_PER_PAGE)
      pages.push(this.#keep({put: Object.fromEntries(notes.slice(at, at + NOTES_PER_PAGE))}));
    return {put: Object.fromEntries(entries.filter(([, record]) => record.kind !== 'note')), pages};
  }

  #keep(page: Page): string {
    const id = this.#newId();
    const bytes = gzipSync(JSON.stringify(page));
    this.#zipped.set(id, {bytes, until: this.#steady() + KEEP_MS});
    this.#bytes += bytes.length;
    this.#clear();
    return `/live/pages/${id}`;
  }

  /** Oldest first, and all live equally long. */
  #clear(): void {
    const now = this.#steady();
    for (const [id, {bytes, until}] of this.#zipped) {
      if (until > now && this.#bytes <= MAX_BYTES) break;
      this.#zipped.delete(id);
      this.#bytes -= bytes.length;
    }
  }
}
