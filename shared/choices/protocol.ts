import {z} from 'zod/mini';
import type {ActivityId, ContentId, Millis, NoteId} from '../wire/ids.ts';
import {MAX_BALLOT_ROWS, MAX_OPTION_CHARS, MAX_OPTIONS, MAX_QUESTION_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

/** Questions with one answer each. An empty question: the prompt asks it. */
export const NewRows = z
  .array(
    z.strictObject({
      question: Text(MAX_QUESTION_CHARS, {mayBeEmpty: true}),
      options: z.array(Text(MAX_OPTION_CHARS)).check(z.minLength(2), z.maxLength(MAX_OPTIONS)),
    }),
  )
  .check(z.maxLength(MAX_BALLOT_ROWS));

export interface PlannedRow {
  readonly question: ContentId;
  readonly options: readonly ContentId[];
}

/** What is asked for: one option in each row, or so many dots on the notes of the source. */
export type PlannedBallot = {readonly asks: 'one'; readonly rows: readonly PlannedRow[]} | {readonly asks: 'dots'; readonly dots: number};

/**
 * One phone's whole ballot, as bytes. `one`: for each row 0 (no answer) or the option's place from 1. `dots`: for each
 * place in the source's list of released notes how many dots.
 */
export type Answers = Uint8Array;

export interface NoteVotes {
  readonly note: NoteId;
  readonly dots: number;
  /** How many gave them; null stands for fewer than five, which is said as "a few". */
  readonly people: number | null;
  /** Few people, many dots each. */
  readonly isStrong: boolean;
}

/**
 * The result, once, when its activity closes. Null below five ballots. `answers`: ballots that said something. `rows`: how
 * often each option was chosen; empty where fewer than five answered this question. `notes`: those that were given dots.
 */
export type Votes =
  | {readonly asks: 'one'; readonly answers: number; readonly rows: readonly (readonly number[])[]}
  | {readonly asks: 'dots'; readonly answers: number; readonly notes: readonly NoteVotes[]};

export type ChoicesEvent = {
  readonly type: 'votes.counted';
  readonly at: Millis;
  readonly activity: ActivityId;
  /** Null: too few answered, so nothing is ever shown of it. */
  readonly votes: Votes | null;
};
