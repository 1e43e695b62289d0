import type * as Y from 'yjs';
import {notesIn} from '../../shared/board/values.ts';
import type {NoteId} from '../../shared/wire/ids.ts';
import type {PlaceKey} from './places.ts';

/** Turns round what a person did that is no part of the document, such as a command to the room: undone and done again, by turns. */
export type Beside = () => void;

/** What one act made of one key; undefined: there was nothing, or is nothing any more. */
interface Change {
  readonly key: PlaceKey;
  readonly from: unknown;
  readonly to: unknown;
}

interface Act {
  readonly changes: readonly Change[];
  readonly beside: Beside | null;
}

const MOST = 100;

const turned = ({key, from, to}: Change): Change => ({key, from: to, to: from});

/** With one more act, unless nothing is left of it. */
const kept = (acts: readonly Act[], act: Act): readonly Act[] => (act.changes.length === 0 && act.beside === null ? acts : [...acts, act]);

/**
 * Takes back this page's own last act, and never anybody else's: what somebody has changed since stays as they left it. It keeps plain values
 * and not the document's own history, which would hold on to what was taken back, and bring the id of a note that has gone into it again.
 */
export class OwnUndo {
  readonly #map: Y.Map<unknown>;
  readonly #isNote: (note: NoteId) => boolean;
  readonly #listeners = new Set<() => void>();
  #done: readonly Act[] = [];
  #undone: readonly Act[] = [];

  /** `isNote`: whether there still is such a note. */
  constructor(map: Y.Map<unknown>, isNote: (note: NoteId) => boolean) {
    this.#map = map;
    this.#isNote = isNote;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** `draw` changes the document in one transaction, or not at all. */
  act(draw: () => void, beside: Beside | null = null): void {
    const changes: Change[] = [];
    const watch = (event: Y.YMapEvent<unknown>): void => {
      for (const [key, {oldValue}] of event.changes.keys) changes.push({key, from: oldValue, to: this.#map.get(key)});
    };
    this.#map.observe(watch);
    draw();
    this.#map.unobserve(watch);
    const done = kept(this.#done, {changes, beside});
    if (done === this.#done) return;
    this.#done = done.slice(-MOST);
    this.#undone = [];
    this.#tell();
  }

  /** `mayDraw`: this person may still write into the document; if not, only what was done beside it goes back. */
  undo(mayDraw = true): void {
    const act = this.#done.at(-1);
    if (!act) return;
    this.#done = this.#done.slice(0, -1);
    const changes = mayDraw ? this.#put(act.changes.map(turned)).map(turned) : [];
    this.#undone = kept(this.#undone, {...act, changes});
    act.beside?.();
    this.#tell();
  }

  redo(mayDraw = true): void {
    const act = this.#undone.at(-1);
    if (!act) return;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = kept(this.#done, {...act, changes: mayDraw ? this.#put(act.changes) : []});
    act.beside?.();
    this.#tell();
  }

  onChange(listen: () => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Only where it is still as this page left it, and nothing about a note that has gone. The answer: what it has changed; the rest is others' from now on. */
  #put(changes: readonly Change[]): readonly Change[] {
    const isAsLeft = ({key, from}: Change) => JSON.stringify(this.#map.get(key)) === JSON.stringify(from);
    const mine = changes.filter(change => isAsLeft(change) && notesIn(change.to).every(this.#isNote));
    this.#map.doc?.transact(() => {
      for (const {key, to} of mine) {
        if (to === undefined) this.#map.delete(key);
        else this.#map.set(key, to);
      }
    });
    return mine;
  }

  #tell(): void {
    for (const listen of this.#listeners) listen();
  }
}
