import type {Frame} from '../../shared/wire/live.ts';
import type {RecordId, RecordOf, ViewRecord} from '../../shared/wire/records.ts';

export type Records = ReadonlyMap<RecordId, ViewRecord>;

/** What a client holds of its audience's view, at frame `n` of a lineage. */
export interface Held {
  readonly lineage: string | null;
  readonly n: number;
  readonly records: Records;
}

export const nothingHeld: Held = {lineage: null, n: 0, records: new Map()};

/** Puts and deletes of a frame or of its pages. */
export interface Change {
  readonly put: Frame['put'];
  readonly del: readonly RecordId[];
}

/**
 * The next view, or `gap` when frames in between are missing: then nothing is applied and the whole or the missing frames are asked for.
 * A frame that is already in changes nothing. Records that a frame does not name stay the same objects.
 */
export function applyFrame(held: Held, frame: Pick<Frame, 'prev' | 'n'> & Change): Held | 'gap' {
  if (frame.n <= held.n) return held;
  if (frame.prev !== held.n) return 'gap';
  return {...held, n: frame.n, records: changed(held.records, frame)};
}

/** Replaces everything, yet a record that says the same stays the same object, so that a reconnect renders nothing anew. */
export function adoptWhole(held: Held, whole: {readonly lineage: string; readonly n: number; readonly put: Frame['put']}): Held {
  const del = [...held.records.keys()].filter(id => !(id in whole.put));
  return {lineage: whole.lineage, n: whole.n, records: changed(held.records, {put: whole.put, del})};
}

function changed(records: Records, {put, del}: Change): Records {
  const fresh = (Object.entries(put) as [RecordId, ViewRecord][]).filter(([id, record]) => !isSame(records.get(id), record));
  const gone = del.filter(id => records.has(id) && !(id in put));
  if (fresh.length === 0 && gone.length === 0) return records;
  const next = new Map(records);
  for (const id of gone) next.delete(id);
  for (const [id, record] of fresh) next.set(id, record);
  return next;
}

/** Equal as the plain data that came over the wire. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return mine.length === theirs.size && mine.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)));
}

/** The record under an id, with the type that the id promises; undefined where this audience has none. */
export const recordIn = <Key extends RecordId>(records: Records, id: Key): RecordOf<Key> | undefined =>
  records.get(id) as RecordOf<Key> | undefined;
