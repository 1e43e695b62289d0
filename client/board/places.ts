import type * as Y from 'yjs';
import {type BoardValue, type Point, readBoardValue} from '../../shared/board/values.ts';
import {toBase64url} from '../../shared/wire/base64url.ts';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {MAX_BOARD_KEY_CHARS} from '../../shared/wire/limits.ts';

/** The random key under which something stands in the document. */
export type PlaceKey = string;

/** Of the length that the server takes: too short to name a note. */
export const newKey = (): PlaceKey => toBase64url(crypto.getRandomValues(new Uint8Array((MAX_BOARD_KEY_CHARS * 3) / 4)));

export interface PlacedNote {
  readonly key: PlaceKey;
  readonly theme: ThemeId | null;
  readonly at: Point;
}

export interface PlacedHeading {
  readonly key: PlaceKey;
  readonly activity: ActivityId;
  readonly words: string;
  readonly at: Point;
}

export interface Connection {
  readonly key: PlaceKey;
  readonly from: NoteId;
  readonly to: NoteId;
}

/** What the document says, by what it is about. */
export interface Places {
  readonly notes: ReadonlyMap<NoteId, PlacedNote>;
  readonly frames: ReadonlyMap<ThemeId, {readonly key: PlaceKey; readonly at: Point}>;
  readonly headings: readonly PlacedHeading[];
  readonly connections: readonly Connection[];
  /** Said again elsewhere: two people placed one thing at once. */
  readonly spare: readonly PlaceKey[];
}

export const noPlaces: Places = {notes: new Map(), frames: new Map(), headings: [], connections: [], spare: []};

/** Read once: a value never changes, another one takes its place. */
const read = new WeakMap<object, BoardValue | null>();

function readOnce(value: unknown): BoardValue | null {
  if (typeof value !== 'object' || value === null) return null;
  const known = read.get(value);
  if (known !== undefined) return known;
  const fresh = readBoardValue(value);
  read.set(value, fresh);
  return fresh;
}

/** Where something is said twice, the smallest key counts, on every page the same. */
export function placesIn(map: Y.Map<unknown>): Places {
  const [notes, frames] = [new Map<NoteId, PlacedNote>(), new Map<ThemeId, {key: PlaceKey; at: Point}>()];
  const [headings, connections, spare]: [PlacedHeading[], Connection[], PlaceKey[]] = [[], [], []];
  const connected = new Set<string>();
  for (const key of [...map.keys()].sort()) {
    const value = readOnce(map.get(key));
    if (value === null) continue;
    if ('heading' in value) {
      headings.push({key, activity: value.activity, words: value.heading, at: value.at});
    } else if ('to' in value) {
      const pair = [value.note, value.to].sort().join(' ');
      if (connected.has(pair) || value.note === value.to) spare.push(key);
      else connections.push({key, from: value.note, to: value.to});
      connected.add(pair);
    } else if ('note' in value) {
      if (notes.has(value.note)) spare.push(key);
      else notes.set(value.note, {key, theme: value.theme, at: value.at});
    } else if (frames.has(value.theme)) {
      spare.push(key);
    } else {
      frames.set(value.theme, {key, at: value.at});
    }
  }
  return {notes, frames, headings, connections, spare};
}
