import {noMarks, type OwnMarks, toggled} from '../../client/live/own-marks.ts';
import {answered, change, newNote, type OwnNote, type OwnNotes, type SentNote, seen, takeBack, tried} from '../../client/live/own-notes.ts';
import type {Mark} from '../../shared/voice/protocol.ts';
import type {ActivityId, NoteId} from '../../shared/wire/ids.ts';
import type {LaneAnswer} from '../../shared/wire/lane.ts';
import {tidy} from '../../shared/wire/text.ts';
import * as lane from '../players/lane.ts';
import type {Player} from '../players/player.ts';

/** What one phone wrote and how it reacted: kept until it is seen released, as a real phone keeps it, but in memory. */
export class OwnBook {
  readonly #few: 'show' | 'hold';
  #notes: OwnNotes = [];
  #marks: ReadonlyMap<ActivityId, OwnMarks> = new Map();

  constructor(few: 'show' | 'hold') {
    this.#few = few;
  }

  get notes(): OwnNotes {
    return this.#notes;
  }

  get marks(): ReadonlyMap<ActivityId, OwnMarks> {
    return this.#marks;
  }

  write(activity: ActivityId, words: string): NoteId {
    const {id, key, text, few, theme} = lane.newNote(tidy(words), this.#few);
    this.#notes = [...this.#notes, newNote({id, key, activity, text, few, theme})];
    return id;
  }

  /** Does nothing when the note has gone, or is about to. */
  change(id: NoteId, words: string): void {
    if (this.#isThere(id)) this.#notes = change(this.#notes, id, tidy(words), this.#few);
  }

  takeBack(id: NoteId): void {
    if (this.#isThere(id)) this.#notes = takeBack(this.#notes, id);
  }

  toggleMark(activity: ActivityId, mark: Mark, note: NoteId): void {
    this.#marks = new Map(this.#marks).set(activity, toggled(this.#marks.get(activity) ?? noMarks, mark, note));
  }

  tried(sent: readonly SentNote[]): void {
    this.#notes = tried(this.#notes, sent);
  }

  answered(sent: readonly SentNote[], answer: LaneAnswer | null): void {
    this.#notes = answered(this.#notes, sent, answer);
  }

  /** Reads each note's fate from the records. */
  look(player: Player): void {
    this.#notes = seen(this.#notes, (activity, id) => {
      if (!player.record(`activity:${activity}`)?.writing?.notes.includes(id)) return null;
      const record = player.record(`note:${id}`);
      const isHidden = record?.isHidden ?? false;
      return {text: record && !isHidden ? record.text : null, isHidden};
    });
  }

  #isThere(id: NoteId): boolean {
    const note: OwnNote | undefined = this.#notes.find(one => one.id === id);
    return note !== undefined && note.wish !== 'take-back' && note.refused === null;
  }
}
