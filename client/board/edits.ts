import type * as Y from 'yjs';
import type {BoardValue, Point} from '../../shared/board/values.ts';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {MAX_BOARD_AT} from '../../shared/wire/limits.ts';
import {newKey, type PlaceKey, placesIn} from './places.ts';

/** On the board, in whole pixels. */
const onBoard = ([x, y]: Point): Point => [within(x), within(y)];
const within = (value: number): number => Math.round(Math.min(MAX_BOARD_AT, Math.max(-MAX_BOARD_AT, value)));

export interface NoteMove {
  readonly note: NoteId;
  readonly theme: ThemeId | null;
  readonly at: Point;
}

/** What people do on a board. Each act is one transaction, so that it is told, and taken back, as one. */
export class BoardEdits {
  readonly #map: Y.Map<unknown>;

  constructor(map: Y.Map<unknown>) {
    this.#map = map;
  }

  /** Several of the following as one. */
  together(change: () => void): void {
    this.#act(change);
  }

  placeNotes(moves: readonly NoteMove[]): void {
    this.#act(() => {
      const {notes} = placesIn(this.#map);
      for (const {note, theme, at} of moves) this.#set(notes.get(note)?.key ?? newKey(), {note, theme, at: onBoard(at)});
    });
  }

  placeFrame(theme: ThemeId, at: Point): void {
    this.#act(() => this.#set(placesIn(this.#map).frames.get(theme)?.key ?? newKey(), {theme, at: onBoard(at)}));
  }

  addHeading(activity: ActivityId, heading: string, at: Point): PlaceKey {
    const key = newKey();
    this.#act(() => this.#set(key, {activity, heading, at: onBoard(at)}));
    return key;
  }

  changeHeading(key: PlaceKey, change: {readonly words?: string; readonly at?: Point}): void {
    this.#act(() => {
      const old = placesIn(this.#map).headings.find(heading => heading.key === key);
      if (!old) return;
      this.#set(key, {activity: old.activity, heading: change.words ?? old.words, at: onBoard(change.at ?? old.at)});
    });
  }

  connect(note: NoteId, to: NoteId): void {
    this.#act(() => this.#set(newKey(), {note, to}));
  }

  remove(keys: readonly PlaceKey[]): void {
    this.#act(() => {
      for (const key of keys) this.#map.delete(key);
    });
  }

  /** Nobody's places any more for these notes and themes: they lie by theme in reading order. What was said twice, or of what has gone, goes too. */
  tidy(notes: readonly NoteId[], themes: readonly ThemeId[]): void {
    this.#act(() => {
      const places = placesIn(this.#map);
      const keys = [
        ...notes.map(note => places.notes.get(note)?.key),
        ...themes.map(theme => places.frames.get(theme)?.key),
        ...places.spare,
      ];
      for (const key of keys) if (key !== undefined) this.#map.delete(key);
    });
  }

  #act(change: () => void): void {
    const {doc} = this.#map;
    if (!doc) throw new Error('a board belongs to a document');
    doc.transact(change);
  }

  #set(key: PlaceKey, value: BoardValue): void {
    this.#map.set(key, value);
  }
}
