import {createHash} from 'node:crypto';
import type {Answers} from '../../shared/choices/protocol.ts';
import type {NoteWords} from '../../shared/voice/protocol.ts';
import type {Marks} from '../../shared/voice/reactions.ts';
import type {WaitingNote} from '../../shared/voice/release.ts';
import {fromBase64url, placesOf, toBase64url} from '../../shared/wire/base64url.ts';
import type {ActivityId, NoteId} from '../../shared/wire/ids.ts';
import {type BoxContent, type LaneNote, NOTE_ID_PREFIX} from '../../shared/wire/lane.ts';

interface HeldNote extends LaneNote {
  readonly activity: ActivityId;
  readonly sender: string | null;
  /** With which it came: how many one may have waiting goes by it, also where it counts for nobody. */
  readonly bearer: string;
  readonly box: number;
}

/** A sender's whole present state, replaced by the next one. */
interface HeldState {
  readonly activity: ActivityId;
  readonly box: number;
  /** Sent since the server started. An older one may be the same phone's under its former bearer: it is not counted. */
  readonly isConfirmed: boolean;
}

interface HeldReactions extends HeldState {
  readonly marks: Marks;
}

interface HeldBallot extends HeldState {
  readonly answers: Answers;
}

interface HeldChange extends NoteWords {
  readonly box: number;
}

/**
 * What the boxes of one session hold, in memory: notes before they are shown, reactions and ballots
 * before they are counted, changes and withdrawals before they take effect. The boxes themselves lie unopened in the store;
 * opened again in their order they give the same memory.
 */
export class Mailbox {
  readonly #notes = new Map<NoteId, HeldNote>();
  readonly #reactions = new Map<string, HeldReactions>();
  readonly #ballots = new Map<string, HeldBallot>();
  readonly #covers = new Map<string, {readonly activity: ActivityId; readonly box: number}>();
  readonly #changes = new Map<NoteId, HeldChange>();
  readonly #withdrawn = new Map<NoteId, number>();
  /** Every box in the store, with what still needs it. A box that nothing needs goes with the next commit. */
  readonly #needs = new Map<number, Set<string>>();

  /** A box that says nothing that can be read. */
  takeUnreadable(box: number): void {
    this.#needs.set(box, new Set());
  }

  /** Boxes that are superfluous, or would be once this content is kept. */
  replacedBy(content: BoxContent): readonly number[] {
    return this.#freedBy(this.#takenOver(content));
  }

  /**
   * Takes in a box that has become durable; `replaced` are gone from the store. `sender` is null for boxes from
   * before a restart, and for those that count for nobody.
   */
  take(content: BoxContent, activity: ActivityId, box: number, sender: string | null, replaced: readonly number[] = []): void {
    for (const [old, key] of this.#takenOver(content)) this.#needs.get(old)?.delete(key);
    for (const old of replaced) this.#needs.delete(old);
    switch (content.holds) {
      case 'notes':
        for (const key of content.gone) this.#withdraw(noteIdOf(key), box);
        for (const note of content.notes) {
          if (this.#withdrawn.has(note.id)) continue;
          this.#notes.set(note.id, {...note, activity, sender, bearer: content.bearer, box});
          this.#need(box, note.id);
        }
        // A box that brings nothing new is cover: it is kept like the others, until the sender's next one.
        if (!this.#needs.has(box)) {
          this.#covers.set(content.bearer, {activity, box});
          this.#need(box, coverKey(content.bearer));
        }
        break;
      case 'reactions':
        this.#reactions.set(content.bearer, {activity, marks: marksOf(content), box, isConfirmed: sender !== null});
        this.#need(box, reactionsKey(content.bearer));
        break;
      case 'ballot':
        this.#ballots.set(content.bearer, {activity, answers: fromBase64url(content.answers), box, isConfirmed: sender !== null});
        this.#need(box, ballotKey(content.bearer));
        break;
      case 'change': {
        const id = noteIdOf(content.noteKey);
        this.#changes.set(id, {id, text: content.text, box});
        this.#need(box, changeKey(id));
        break;
      }
      case 'withdrawal':
        this.#withdraw(noteIdOf(content.noteKey), box);
        break;
    }
  }

  note(id: NoteId): Readonly<HeldNote> | null {
    return this.#notes.get(id) ?? null;
  }

  isWithdrawn(id: NoteId): boolean {
    return this.#withdrawn.has(id);
  }

  get withdrawnCount(): number {
    return this.#withdrawn.size;
  }

  /** How many notes came with one bearer, which is one sender's in one activity, and wait. */
  countOf(bearer: string): number {
    return [...this.#notes.values()].filter(note => note.bearer === bearer).length;
  }

  countIn(activity: ActivityId): number {
    return [...this.#notes.values()].filter(note => note.activity === activity).length;
  }

  waiting(activity: ActivityId): readonly WaitingNote[] {
    return [...this.#notes.values()].filter(note => note.activity === activity);
  }

  reactions(activity: ActivityId): readonly Marks[] {
    return confirmedIn(activity, this.#reactions).map(held => held.marks);
  }

  ballots(activity: ActivityId): readonly Answers[] {
    return confirmedIn(activity, this.#ballots).map(held => held.answers);
  }

  changes(): readonly NoteWords[] {
    return [...this.#changes.values()].map(({id, text}) => ({id, text}));
  }

  withdrawals(): readonly NoteId[] {
    return [...this.#withdrawn.keys()];
  }

  /** Boxes that nothing needs, or will once these parts have been used up. Changes nothing: the commit may fail. */
  boxesOf(used: Used): readonly number[] {
    return this.#freedBy(this.#usedUp(used));
  }

  /** Whether some box in the store is superfluous. */
  get hasSuperfluous(): boolean {
    return this.#freedBy([]).length > 0;
  }

  /** Forgets what has been used up, after the commit that used it and deleted these boxes. */
  forget(used: Used, boxes: readonly number[]): void {
    for (const [box, key] of this.#usedUp(used)) this.#needs.get(box)?.delete(key);
    for (const box of boxes) this.#needs.delete(box);
    for (const id of used.notes ?? []) this.#notes.delete(id);
    for (const id of used.changes ?? []) this.#changes.delete(id);
    for (const id of used.withdrawals ?? []) this.#withdrawn.delete(id);
    for (const part of [this.#reactions, this.#ballots, this.#covers]) {
      for (const [bearer, held] of part) if (held.activity === used.settled) part.delete(bearer);
    }
  }

  /** Every box there is: at the end of a session none may stay. */
  allBoxes(): readonly number[] {
    return [...this.#needs.keys()];
  }

  clear(): void {
    const parts = [this.#notes, this.#reactions, this.#ballots, this.#covers, this.#changes, this.#withdrawn, this.#needs];
    for (const part of parts) part.clear();
  }

  #takenOver(content: BoxContent): readonly (readonly [number, string])[] {
    switch (content.holds) {
      case 'notes': {
        const cover = this.#covers.get(content.bearer);
        const notes = content.notes.flatMap(({id}) => {
          const held = this.#notes.get(id);
          return held ? [[held.box, id] as const] : [];
        });
        const gone = content.gone.flatMap(key => this.#heldFor(noteIdOf(key)));
        return [...notes, ...gone, ...(cover ? [[cover.box, coverKey(content.bearer)] as const] : [])];
      }
      case 'reactions': {
        const held = this.#reactions.get(content.bearer);
        return held ? [[held.box, reactionsKey(content.bearer)]] : [];
      }
      case 'ballot': {
        const held = this.#ballots.get(content.bearer);
        return held ? [[held.box, ballotKey(content.bearer)]] : [];
      }
      case 'change': {
        const id = noteIdOf(content.noteKey);
        const held = this.#changes.get(id);
        return held ? [[held.box, changeKey(id)]] : [];
      }
      case 'withdrawal':
        return this.#heldFor(noteIdOf(content.noteKey));
    }
  }

  /** All boxes that a note keeps in use. */
  #heldFor(id: NoteId): readonly (readonly [number, string])[] {
    const [note, change, before] = [this.#notes.get(id), this.#changes.get(id), this.#withdrawn.get(id)];
    return [
      ...(note ? [[note.box, id] as const] : []),
      ...(change ? [[change.box, changeKey(id)] as const] : []),
      ...(before === undefined ? [] : [[before, withdrawalKey(id)] as const]),
    ];
  }

  #withdraw(id: NoteId, box: number): void {
    this.#notes.delete(id);
    this.#changes.delete(id);
    this.#withdrawn.set(id, box);
    this.#need(box, withdrawalKey(id));
  }

  #usedUp({notes = [], changes = [], withdrawals = [], settled}: Used): readonly (readonly [number, string])[] {
    const inSettled = <Held extends {readonly activity: ActivityId; readonly box: number}>(
      part: ReadonlyMap<string, Held>,
      key: (bearer: string) => string,
    ) => [...part].filter(([, held]) => held.activity === settled).map(([bearer, held]) => [held.box, key(bearer)] as const);
    const found: (readonly [number | undefined, string])[] = [
      ...notes.map(id => [this.#notes.get(id)?.box, id] as const),
      ...changes.map(id => [this.#changes.get(id)?.box, changeKey(id)] as const),
      ...withdrawals.map(id => [this.#withdrawn.get(id), withdrawalKey(id)] as const),
      ...inSettled(this.#reactions, reactionsKey),
      ...inSettled(this.#ballots, ballotKey),
      ...inSettled(this.#covers, coverKey),
    ];
    return found.flatMap(([box, key]) => (box === undefined ? [] : [[box, key] as const]));
  }

  #freedBy(taken: readonly (readonly [number, string])[]): readonly number[] {
    const left = new Map([...this.#needs].filter(([, keys]) => keys.size === 0));
    for (const [box, key] of taken) {
      const rest = left.get(box) ?? new Set(this.#needs.get(box));
      rest.delete(key);
      left.set(box, rest);
    }
    return [...left].filter(([, rest]) => rest.size === 0).map(([box]) => box);
  }

  #need(box: number, key: string): void {
    const needs = this.#needs.get(box) ?? new Set();
    needs.add(key);
    this.#needs.set(box, needs);
  }
}

/** Parts of the mailbox that a commit has used up. */
export interface Used {
  readonly notes?: readonly NoteId[];
  readonly changes?: readonly NoteId[];
  readonly withdrawals?: readonly NoteId[];
  /** An activity whose reactions, ballots and cover are done with. */
  readonly settled?: ActivityId | undefined;
}

const coverKey = (bearer: string): string => `cover ${bearer}`;
const reactionsKey = (bearer: string): string => `reactions ${bearer}`;
const ballotKey = (bearer: string): string => `ballot ${bearer}`;
const changeKey = (id: NoteId): string => `change ${id}`;
const withdrawalKey = (id: NoteId): string => `withdrawal ${id}`;

/** A note's id is made from its key: whoever shows the key is its author, and no table of owners exists. */
export function noteIdOf(noteKey: string): NoteId {
  const hash = createHash('sha256').update(NOTE_ID_PREFIX).update(fromBase64url(noteKey)).digest();
  return toBase64url(hash.subarray(0, 16));
}

const confirmedIn = <Held extends HeldState>(activity: ActivityId, held: ReadonlyMap<string, Held>): readonly Held[] =>
  [...held.values()].filter(one => one.activity === activity && one.isConfirmed);

const marksOf = (content: BoxContent & {holds: 'reactions'}): Marks => ({
  meToo: placesOf(content.meToo),
  differently: placesOf(content.differently),
  tellMore: placesOf(content.tellMore),
});
