import {z} from 'zod/mini';
import {type ActivityId, Id, type Millis, type NoteId} from '../wire/ids.ts';

export const NotesShow = z.strictObject({type: z.literal('notes.show'), activity: Id});
export const NoteHide = z.strictObject({type: z.literal('note.hide'), note: Id});
export const NoteUnhide = z.strictObject({type: z.literal('note.unhide'), note: Id});

export interface NoteWords {
  readonly id: NoteId;
  readonly text: string;
}

/** How many of those who reacted chose this mark; in words, never a number, and only from five answers. */
export type Band = 'some' | 'many' | 'most';
export const MARKS = ['meToo', 'differently', 'tellMore'] as const;
export type Mark = (typeof MARKS)[number];
export interface NoteBands {
  readonly note: NoteId;
  readonly bands: {readonly [mark in Mark]?: Band};
}

/** What a gathering brought. `held`: some notes are kept back because too few people wrote. */
export interface ActivityOutcome {
  readonly activity: ActivityId;
  readonly notes: readonly NoteWords[];
  readonly held: boolean;
  /** New words for notes already shown, by their authors' keys. */
  readonly changes: readonly NoteWords[];
  /** Null while reactions go on, or when fewer than five people reacted. */
  readonly reactions: readonly NoteBands[] | null;
  /** Numbers of the boxes that this outcome uses up. */
  readonly boxes: readonly number[];
}

export type VoiceCommand =
  | z.infer<typeof NotesShow>
  | z.infer<typeof NoteHide>
  | z.infer<typeof NoteUnhide>
  /** By the server, when a gathering is over. */
  | ({readonly type: 'notes.release'} & ActivityOutcome)
  /** By the server, at the next whole minute after their authors' keys asked for it. */
  | {readonly type: 'notes.withdraw'; readonly notes: readonly NoteId[]; readonly boxes: readonly number[]};

export type VoiceEvent =
  | {readonly type: 'notes.gathering'; readonly at: Millis; readonly activity: ActivityId; readonly until: Millis}
  /** `notes` in ascending id: nothing of who wrote, or in which order, is left. */
  | {
      readonly type: 'notes.released';
      readonly at: Millis;
      readonly activity: ActivityId;
      readonly notes: readonly NoteId[];
      readonly held: boolean;
    }
  | {readonly type: 'notes.changed'; readonly at: Millis; readonly activity: ActivityId; readonly notes: readonly NoteId[]}
  | {readonly type: 'notes.gone'; readonly at: Millis; readonly notes: readonly NoteId[]}
  | {readonly type: 'note.hidden'; readonly at: Millis; readonly note: NoteId}
  | {readonly type: 'note.unhidden'; readonly at: Millis; readonly note: NoteId}
  | {
      readonly type: 'reactions.counted';
      readonly at: Millis;
      readonly activity: ActivityId;
      readonly reactions: readonly NoteBands[];
    };
