import {z} from 'zod/mini';
import type {Votes} from '../choices/protocol.ts';
import {type ActivityId, type ContentId, Id, type Millis, type NoteId, type ThemeId} from '../wire/ids.ts';
import {MAX_THEME_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

export const NotesShow = z.strictObject({type: z.literal('notes.show'), activity: Id});
export const NoteHide = z.strictObject({type: z.literal('note.hide'), note: Id});
export const NoteUnhide = z.strictObject({type: z.literal('note.unhide'), note: Id});
/** Carries where the note was seen, so that two who move it at once do not undo one another. By participants while a `sort` is open. */
export const NoteMove = z.strictObject({type: z.literal('note.move'), note: Id, from: z.nullable(Id), theme: z.nullable(Id)});
/** The client makes the theme's id. By participants while a `sort` is open. */
export const ThemeAdd = z.strictObject({type: z.literal('theme.add'), activity: Id, theme: Id, title: Text(MAX_THEME_CHARS)});
export const ThemeRename = z.strictObject({type: z.literal('theme.rename'), theme: Id, title: Text(MAX_THEME_CHARS)});
/** Its notes stay, in no theme. */
export const ThemeRemove = z.strictObject({type: z.literal('theme.remove'), theme: Id});
/** Everybody is offered to go to this theme, and nobody is taken there. Taken back for the theme that was seen to be offered, and no other. */
export const ThemeOffer = z.strictObject({type: z.literal('theme.offer'), theme: Id, isOffered: z.boolean()});
/** Only those who lead may sort and arrange from here on, until it is unlocked. */
export const BoardLock = z.strictObject({type: z.literal('board.lock')});
export const BoardUnlock = z.strictObject({type: z.literal('board.unlock')});

export interface NoteWords {
  readonly id: NoteId;
  readonly text: string;
}

/** A note as it is shown for the first time. */
export interface FreshNote extends NoteWords {
  /** One of those that its activity asks for; null: none was chosen. */
  readonly theme: ThemeId | null;
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
  readonly notes: readonly FreshNote[];
  readonly held: boolean;
  /** New words for notes already shown, by their authors' keys. */
  readonly changes: readonly NoteWords[];
  /** Null while reactions go on, or when fewer than five people reacted. */
  readonly reactions: readonly NoteBands[] | null;
  /** Undefined while voting goes on, or where there is no ballot; null when too few answered. */
  readonly votes?: Votes | null | undefined;
  /** Numbers of the boxes that this outcome uses up. */
  readonly boxes: readonly number[];
}

export type VoiceCommand =
  | z.infer<typeof NotesShow>
  | z.infer<typeof NoteHide>
  | z.infer<typeof NoteUnhide>
  | z.infer<typeof NoteMove>
  | z.infer<typeof ThemeAdd>
  | z.infer<typeof ThemeRename>
  | z.infer<typeof ThemeRemove>
  | z.infer<typeof ThemeOffer>
  | z.infer<typeof BoardLock>
  | z.infer<typeof BoardUnlock>
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
      /** The theme of each of `notes`, at the same place. */
      readonly themes: readonly (ThemeId | null)[];
      readonly held: boolean;
    }
  | {readonly type: 'notes.changed'; readonly at: Millis; readonly activity: ActivityId; readonly notes: readonly NoteId[]}
  | {readonly type: 'notes.gone'; readonly at: Millis; readonly notes: readonly NoteId[]}
  | {readonly type: 'note.hidden'; readonly at: Millis; readonly note: NoteId}
  | {readonly type: 'note.unhidden'; readonly at: Millis; readonly note: NoteId}
  | {readonly type: 'note.moved'; readonly at: Millis; readonly note: NoteId; readonly theme: ThemeId | null}
  | {readonly type: 'theme.added'; readonly at: Millis; readonly activity: ActivityId; readonly theme: ThemeId; readonly title: ContentId}
  | {readonly type: 'theme.renamed'; readonly at: Millis; readonly theme: ThemeId; readonly title: ContentId}
  | {readonly type: 'theme.removed'; readonly at: Millis; readonly activity: ActivityId; readonly theme: ThemeId}
  | {readonly type: 'board.locked' | 'board.unlocked'; readonly at: Millis}
  /** The theme that everybody is offered to go to; null: none any more. */
  | {readonly type: 'theme.offered'; readonly at: Millis; readonly theme: ThemeId | null}
  | {
      readonly type: 'reactions.counted';
      readonly at: Millis;
      readonly activity: ActivityId;
      readonly reactions: readonly NoteBands[];
    };
