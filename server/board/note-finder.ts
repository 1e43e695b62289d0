import {randomInt} from 'node:crypto';
import {releasedIn, type Voice} from '../../shared/voice/notes.ts';
import {ID_CHARS, type NoteId} from '../../shared/wire/ids.ts';

const MARKS = 1 << 16;

/**
 * Finds ids of notes in bytes, whatever stands around them: in words, in lists and names, in values within values, and where no reader would see them. A
 * sum of as many bytes as an id has goes along with it, so that it takes as long whatever is written, and however many notes there are: with what the sum
 * is made nobody outside knows.
 */
export class NoteFinder {
  readonly #ids = new Set<NoteId>();
  readonly #factor = (2 * randomInt(2 ** 30) + 1) | 0;
  /** What a byte counts that an id's length is behind. */
  readonly #behind = powerOf(this.#factor, ID_CHARS);
  /** Whether an id has a sum that begins like this: where none has, nothing is compared. */
  readonly #marks = new Uint8Array(MARKS);

  add(id: NoteId): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    let sum = 0;
    for (const byte of Buffer.from(id, 'latin1')) sum = (Math.imul(sum, this.#factor) + byte) | 0;
    this.#marks[beginningOf(sum)] = 1;
  }

  in(bytes: Uint8Array): ReadonlySet<NoteId> {
    const found = new Set<NoteId>();
    if (this.#ids.size === 0) return found;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const [factor, behind, marks] = [this.#factor, this.#behind, this.#marks];
    let sum = 0;
    for (let at = 0; at < text.length; at++) {
      const goes = at < ID_CHARS ? 0 : (text[at - ID_CHARS] ?? 0);
      sum = (Math.imul(sum, factor) + (text[at] ?? 0) - Math.imul(goes, behind)) | 0;
      if (marks[beginningOf(sum)] === 0 || at < ID_CHARS - 1) continue;
      const words = text.toString('latin1', at - ID_CHARS + 1, at + 1);
      if (this.#ids.has(words)) found.add(words);
    }
    return found;
  }
}

const beginningOf = (sum: number): number => sum >>> 16;

const powerOf = (factor: number, times: number): number => (times === 0 ? 1 : Math.imul(powerOf(factor, times - 1), factor));

/** Finds the notes that a session has, or has had since they were shown. */
export function notesOf(voice: () => Voice): (bytes: Uint8Array) => ReadonlySet<NoteId> {
  const finder = new NoteFinder();
  let known: Voice['writings'] | null = null;
  return bytes => {
    const {writings} = voice();
    if (writings !== known) for (const note of releasedIn(voice())) finder.add(note);
    known = writings;
    return finder.in(bytes);
  };
}
