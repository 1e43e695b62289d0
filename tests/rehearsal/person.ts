import {MARKS, type Mark} from '../../shared/voice/protocol.ts';
import type {NoteId} from '../../shared/wire/ids.ts';
import type {Chance} from './chance.ts';
import {someWords} from './words.ts';

/** What a person can do with a phone. */
export interface Hands {
  write(words: string): NoteId;
  change(note: NoteId, words: string): void;
  takeBack(note: NoteId): void;
  /** The network goes in the middle of a request; in milliseconds until it is back. */
  dropOff(ms: number): void;
  /** Runs something so many milliseconds later. */
  after(ms: number, run: () => void): void;
}

/** How many notes people write in one activity, and how often: some none, most one, a few many. */
const HOW_MANY: readonly (readonly [share: number, notes: number])[] = [
  [0.15, 0],
  [0.4, 1],
  [0.25, 2],
  [0.12, 3],
  [0.08, 7],
];
const CHANGES = 0.3;
const TAKES_BACK = 0.15;
const DROPS_OFF = 0.3;
/** This share of all notes is written while others read already. */
const IS_LATE = 0.12;

/** How long a writing activity is expected to go on, in milliseconds: until Show, and until Next. */
export interface Course {
  readonly show: number;
  readonly next: number;
}

/** One person in one writing activity: what they do is decided at its beginning, and done in its course. */
export function takePart(hands: Hands, chance: Chance, {show, next}: Course, mark: (note: number, version: number) => string): void {
  const notes = howMany(chance);
  for (let note = 0; note < notes; note++) {
    const at = chance.happens(IS_LATE) ? chance.between(show, next) : chance.between(0.02, 1) * show;
    const words = someWords(chance, mark(note, 1));
    const others = chance.happens(CHANGES) ? someWords(chance, mark(note, 2)) : null;
    const changesAt = chance.between(at, next);
    const takesBackAt = chance.happens(TAKES_BACK) ? chance.between(at, next) : null;
    hands.after(at, () => {
      const id = hands.write(words);
      if (others !== null) hands.after(changesAt - at, () => hands.change(id, others));
      if (takesBackAt !== null) hands.after(takesBackAt - at, () => hands.takeBack(id));
    });
  }
  if (chance.happens(DROPS_OFF)) {
    const away = chance.between(200, Math.max(1_000, Math.min(8_000, next / 3)));
    hands.after(chance.between(0, next), () => hands.dropOff(away));
  }
}

/** Once the notes are there, a person marks a few of them. */
export function react(toggle: (mark: Mark, note: NoteId) => void, chance: Chance, notes: readonly NoteId[]): void {
  for (let times = chance.whole(0, 5); times > 0; times--) {
    const [mark, note] = [chance.pick(MARKS), chance.pick(notes)];
    if (mark && note) toggle(mark, note);
  }
}

function howMany(chance: Chance): number {
  let left = chance.next();
  for (const [share, notes] of HOW_MANY) {
    if (left < share) return notes;
    left -= share;
  }
  return 0;
}
