import {gzipSync} from 'node:zlib';
import type {Id} from '../../shared/wire/ids.ts';
import {INLINE_FRAME_BYTES, NOTES_PER_PAGE} from '../../shared/wire/limits.ts';
import type {Frame, Page} from '../../shared/wire/live.ts';
import type {RecordId, ViewRecord} from '../../shared/wire/records.ts';

/** Pages of frames that have left the rings are of no use; this many are far more than the rings hold. */
const MAX_PAGES = 2_000;

export interface StoredPage {
  readonly plain: Buffer;
  readonly zipped: Buffer;
}

type Put = Frame['put'];

/**
 * Large sets of records as pages fetched by HTTP: made and compressed once, immutable, the same for everyone
 * of an audience. A page's id is 128 random bits and is told only to those who may see what is on it.
 */
export class Pages {
  readonly #newId: () => Id;
  readonly #pages = new Map<Id, StoredPage>();

  constructor(newId: () => Id) {
    this.#newId = newId;
  }

  get(id: Id): StoredPage | null {
    return this.#pages.get(id) ?? null;
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
    const plain = Buffer.from(JSON.stringify(page));
    this.#pages.set(id, {plain, zipped: gzipSync(plain)});
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) break;
      this.#pages.delete(oldest);
    }
    return `/live/pages/${id}`;
  }
}
