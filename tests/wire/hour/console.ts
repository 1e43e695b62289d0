import * as Y from 'yjs';
import {type Arrangement, arranged, inOrder, keepSame, withMoved, withoutGone} from '../../../client/activities/notes/arrangement.ts';
import {type Acts, actsOn} from '../../../client/board/acts.ts';
import {BoardEdits} from '../../../client/board/edits.ts';
import {type Layout, layOut} from '../../../client/board/layout.ts';
import {type Places, placesIn} from '../../../client/board/places.ts';
import {OwnUndo} from '../../../client/board/undo.ts';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import type {NoteRecord, WritingRecord} from '../../../shared/wire/records.ts';
import {LinkedPage} from '../../players/linked-page.ts';
import type {Player} from '../../players/player.ts';
import type {StoredTo} from './house.ts';
import type {Moves} from './moves.ts';
import {Seat} from './seat.ts';

/** A console with the canvas open, without a screen: the product's own link, acts, undo and layout over the records and the document of one browser. */
export class Console {
  readonly seat: Seat;
  readonly #activity: ActivityId;
  readonly #stored: StoredTo;
  page: LinkedPage;
  #edits: BoardEdits;
  #undo: OwnUndo;
  #shown: Arrangement = [];
  /** How far each of its writers had written when the page said that all is saved. */
  readonly saved = new Map<number, number>();
  /** So often it said that all is saved when it was not. */
  saidTooEarly = 0;
  /** Taken back, or done again, over what this page had not left there. There is never a reason for it. */
  overruled = 0;
  /** What this page has made of each key. */
  #own = new Map<string, Set<string>>();
  #isUndoing = false;
  #abandonedBefore = 0;
  isCut = false;

  /** `activity`: whose notes are on the board. */
  constructor(player: Player, activity: ActivityId, moves: Moves, stored: StoredTo) {
    this.seat = new Seat(player, moves);
    this.#activity = activity;
    this.#stored = stored;
    [this.page, this.#edits, this.#undo] = this.#open();
    this.look();
  }

  /** Documents that the server would not take. There is never a reason for one. */
  get abandoned(): number {
    return this.#abandonedBefore + this.page.abandoned.length;
  }

  get records() {
    return this.seat.player.records;
  }

  get notes(): readonly NoteRecord[] {
    return this.seat.player.notes;
  }

  get themes(): readonly ThemeId[] {
    return this.#writing?.themes ?? [];
  }

  /** A heading says to which activity it belongs; the rest goes by the notes and themes. */
  get places(): Places {
    const places = placesIn(this.page.map);
    return {...places, headings: places.headings.filter(heading => heading.activity === this.#activity)};
  }

  /** As everybody sees it who has looked just now. */
  get fresh(): Arrangement {
    return arranged(this.records, this.#writing?.notes ?? [], this.themes, {withEmpty: true, withHidden: true});
  }

  /** As this person sees it: what others have moved meanwhile waits. */
  get layout(): Layout {
    return layOut(withoutGone(this.#shown, this.themes), this.places);
  }

  get acts(): Acts {
    return actsOn({
      activity: this.#activity,
      board: {edits: this.#edits, undo: this.#undo, places: this.places},
      layout: this.layout,
      mayWrite: this.mayWrite,
      move: (note, from, theme) => this.seat.move(note, from, theme),
      onMoved: (note, theme) => {
        this.#shown = inOrder(withMoved(withoutGone(this.#shown, this.themes), note, theme), this.#writing?.notes ?? []);
      },
      records: () => this.records,
      say: () => undefined,
    });
  }

  get mayWrite(): boolean {
    return this.page.link.state.getState().mayWrite;
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  get isUnsaved(): boolean {
    return this.page.link.state.getState().isUnsaved;
  }

  undo(): void {
    this.#isUndoing = true;
    this.acts.undo();
    this.#isUndoing = false;
  }

  redo(): void {
    this.#isUndoing = true;
    this.acts.redo();
    this.#isUndoing = false;
  }

  /** Shows what others have moved meanwhile. */
  look(): void {
    this.#shown = keepSame(this.#shown, this.fresh);
  }

  /** Its cable to the board is pulled; the room still hears it. */
  cut(): void {
    this.isCut = true;
    this.page.cut();
  }

  mend(): void {
    if (!this.isCut) return;
    this.isCut = false;
    this.page.mend();
  }

  /** A fresh page in the place of this one; what it had not saved goes with it. */
  reload(): void {
    this.#abandonedBefore = this.abandoned;
    this.close();
    this.isCut = false;
    [this.page, this.#edits, this.#undo] = this.#open();
    this.look();
  }

  close(): void {
    this.page.link.close();
  }

  #open(): [LinkedPage, BoardEdits, OwnUndo] {
    const page = new LinkedPage(this.seat.player.visitor, this.seat.player.session);
    page.link.state.subscribe(({status, doc}) => {
      if (status !== 'saved') return;
      const clock = Y.getState(doc.store, doc.clientID);
      if (clock > (this.#stored.get(doc.clientID) ?? 0)) this.saidTooEarly += 1;
      this.saved.set(doc.clientID, clock);
    });
    this.#own = new Map();
    page.map.observe(({changes}, {local}) => {
      if (!local) return;
      for (const [key, {oldValue}] of changes.keys) {
        const own = this.#own.get(key) ?? new Set();
        if (this.#isUndoing && !own.has(written(oldValue))) this.overruled += 1;
        this.#own.set(key, own.add(written(page.map.get(key))));
      }
    });
    const undo = new OwnUndo(page.map, note => this.records.has(`note:${note}`));
    return [page, new BoardEdits(page.map), undo];
  }

  get #writing(): WritingRecord | null | undefined {
    return this.seat.player.record(`activity:${this.#activity}`)?.writing;
  }
}

const written = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
