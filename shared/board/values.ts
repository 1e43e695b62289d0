import {z} from 'zod/mini';
import {Id, type NoteId} from '../wire/ids.ts';
import {MAX_BOARD_AT, MAX_BOARD_HEADING_CHARS} from '../wire/limits.ts';

// The board's document is one flat map from random keys to these values: a key that named a note would stay in it when the note has gone.

const coordinate = z.int().check(z.minimum(-MAX_BOARD_AT), z.maximum(MAX_BOARD_AT));
/** Left and top, in the board's own pixels at zoom 1. */
export const Point = z.readonly(z.tuple([coordinate, coordinate]));
export type Point = z.infer<typeof Point>;

/** Where somebody put a note: within the frame of its theme, or on the open board. It counts as long as the note is in that theme. */
export const NotePlace = z.strictObject({note: Id, theme: z.nullable(Id), at: Point});
export type NotePlace = z.infer<typeof NotePlace>;

/** Where somebody put a theme's frame, with all that is in it. */
export const FramePlace = z.strictObject({theme: Id, at: Point});
export type FramePlace = z.infer<typeof FramePlace>;

/** Words on the board of one activity. */
export const Heading = z.strictObject({
  activity: Id,
  heading: z.string().check(z.minLength(1), z.maxLength(MAX_BOARD_HEADING_CHARS)),
  at: Point,
});
export type Heading = z.infer<typeof Heading>;

/** A line between two notes. */
export const Connector = z.strictObject({note: Id, to: Id});
export type Connector = z.infer<typeof Connector>;

const BoardValue = z.union([NotePlace, FramePlace, Heading, Connector]);
export type BoardValue = z.infer<typeof BoardValue>;

/** Null: it is nothing that a board shows. Whoever may write may write anything, so nothing is taken on trust. */
export function readBoardValue(value: unknown): BoardValue | null {
  const parsed = BoardValue.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The notes that a value is about: when one of them is taken back, the value goes too. */
export function notesIn(value: unknown): readonly NoteId[] {
  if (typeof value !== 'object' || value === null) return [];
  const {note, to} = value as {readonly note?: unknown; readonly to?: unknown};
  return [note, to].filter(one => typeof one === 'string');
}
