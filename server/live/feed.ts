import {isDeepStrictEqual} from 'node:util';
import {recordFor, view} from '../../shared/session/view.ts';
import type {Millis} from '../../shared/wire/ids.ts';
import {RING_FRAMES} from '../../shared/wire/limits.ts';
import type {Frame} from '../../shared/wire/live.ts';
import type {Audience, RecordId, ViewRecord} from '../../shared/wire/records.ts';
import type {Known} from '../rooms/known.ts';
import type {Pages} from './pages.ts';

/** A whole view is encoded at most this often, however many people arrive. In milliseconds. */
const WHOLE_EVERY_MS = 1_000;
/** Also when nothing changes it is made anew in time: the pages that it names do not live for ever. */
const WHOLE_KEEP_MS = 30_000;

/** What a client that has nothing, or too little, is given: the view at `n` and one frame with what changed since. */
export interface CatchUp {
  readonly n: number;
  readonly whole: string | null;
  readonly frames: readonly Frame[];
}

/** Which records a frame changed. Not what they said: words that have been taken back since are not kept here. */
interface Step {
  readonly n: number;
  readonly ids: readonly RecordId[];
}

/** Records that no event tells of; null: this audience has none now. */
export type InMemory = readonly (readonly [id: RecordId, record: ViewRecord | null])[];

/** One audience's view of one room, as numbered frames. */
export class Feed {
  readonly audience: Audience;
  readonly #pages: Pages;
  readonly #steady: () => Millis;
  readonly #records: Map<RecordId, ViewRecord>;
  #n = 0;
  #ring: Step[] = [];
  #whole: {readonly n: number; readonly at: Millis; readonly json: string} | null = null;

  constructor(audience: Audience, known: Known, pages: Pages, steady: () => Millis, memory: InMemory) {
    this.audience = audience;
    this.#pages = pages;
    this.#steady = steady;
    this.#records = new Map(view(known.session, known.contents, audience));
    for (const [id, record] of memory) if (record) this.#records.set(id, record);
  }

  /** The next frame after these records may have changed, or null when this audience sees no difference. */
  next(known: Known, changed: Iterable<RecordId>, memory: InMemory): Frame | null {
    const put: {[id in RecordId]?: ViewRecord} = {};
    const del: RecordId[] = [];
    const note = (id: RecordId, record: ViewRecord | null) => {
      const before = this.#records.get(id);
      if (record === null) {
        if (this.#records.delete(id)) del.push(id);
      } else if (!isDeepStrictEqual(before, record)) {
        this.#records.set(id, record);
        put[id] = record;
      }
    };
    for (const id of changed) note(id, recordFor(known.session, known.contents, this.audience, id));
    for (const [id, record] of memory) note(id, record);
    if (del.length === 0 && Object.keys(put).length === 0) return null;
    const frame: Frame = {prev: this.#n, n: this.#n + 1, del, ...this.#pages.split(put)};
    this.#n = frame.n;
    this.#ring.push({n: frame.n, ids: [...Object.keys(put), ...del] as RecordId[]});
    if (this.#ring.length > RING_FRAMES) this.#ring.shift();
    return frame;
  }

  /** What brings a client up to date that applied frame `have` last; null: it has nothing of this lineage. */
  catchUp(have: number | null): CatchUp {
    if (have !== null && have <= this.#n && this.#reaches(have)) return {n: have, whole: null, frames: this.#since(have)};
    const whole = this.#wholeView();
    return {n: whole.n, whole: whole.json, frames: this.#since(whole.n)};
  }

  #wholeView(): {readonly n: number; readonly json: string} {
    const now = this.#steady();
    const keep = this.#whole?.n === this.#n ? WHOLE_KEEP_MS : WHOLE_EVERY_MS;
    if (!this.#whole || now - this.#whole.at >= keep || !this.#reaches(this.#whole.n)) {
      this.#whole = {n: this.#n, at: now, json: JSON.stringify(this.#pages.split(Object.fromEntries(this.#records)))};
    }
    return this.#whole;
  }

  #reaches(n: number): boolean {
    const first = this.#ring[0];
    return n === this.#n || (first !== undefined && first.n <= n + 1);
  }

  /** All that changed after frame `n`, as it is now, in one frame. */
  #since(n: number): readonly Frame[] {
    if (n === this.#n) return [];
    const put: {[id in RecordId]?: ViewRecord} = {};
    const del: RecordId[] = [];
    for (const id of new Set(this.#ring.filter(step => step.n > n).flatMap(step => step.ids))) {
      const record = this.#records.get(id);
      if (record) put[id] = record;
      else del.push(id);
    }
    return [{prev: n, n: this.#n, del, ...this.#pages.split(put)}];
  }
}
