import {z} from 'zod/mini';
import {NewRows, type PlannedBallot} from '../choices/protocol.ts';
import type {ActivityId, ContentId, Id, Millis, ThemeId} from '../wire/ids.ts';
import {
  MAX_ACTIVITIES,
  MAX_ACTIVITY_MINUTES,
  MAX_DOTS,
  MAX_PROMPT_CHARS,
  MAX_SCRIPT_CHARS,
  MAX_STARTS_AT,
  MAX_THEME_CHARS,
  MAX_THEMES_PLANNED,
  MAX_TITLE_CHARS,
} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

/**
 * What people do in an activity.
 * `read`: something to read. `agreement`: how the group treats one another, answered and commented.
 * `check-in`: one of a few words, and a sentence by choice. `write`: notes, shown together, then read.
 * `react`, `sort`, `dots`: read and react to, put into themes, or give dots to the notes of an earlier activity.
 * `choice`: one answer per question. `talk`: turns to speak. `break`: nothing. `close`: how it was.
 */
export const ActivityKind = z.enum(['read', 'agreement', 'check-in', 'write', 'react', 'sort', 'dots', 'choice', 'talk', 'break', 'close']);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** Kinds in which everyone may write notes. */
export const WRITTEN: ReadonlySet<ActivityKind> = new Set(['agreement', 'check-in', 'write', 'close']);
/** Kinds that work on the notes of an earlier `write` activity, their source. */
export const SOURCED: ReadonlySet<ActivityKind> = new Set(['react', 'sort', 'dots']);
/** Kinds in which each phone gives one ballot. */
export const BALLOTED: ReadonlySet<ActivityKind> = new Set(['agreement', 'check-in', 'dots', 'choice', 'close']);
/** Kinds in which people react to notes: those of their source, or their own once they are shown. */
export const REACTED: ReadonlySet<ActivityKind> = new Set(['write', 'react']);

/** Kinds that ask everybody for something, so that some are done before the others. */
export const ASKING_ALL: ReadonlySet<ActivityKind> = new Set([
  'agreement',
  'check-in',
  'write',
  'react',
  'sort',
  'dots',
  'choice',
  'close',
]);

/** What may give way when time runs short. Breaks never do without being asked. */
export const Stretch = z.enum(['fixed', 'shrink', 'skip', 'break']);
export type Stretch = z.infer<typeof Stretch>;

export const Minutes = z.int().check(z.minimum(1), z.maximum(MAX_ACTIVITY_MINUTES));

/** A moment of the calendar. */
export const Moment = z.int().check(z.minimum(0), z.maximum(MAX_STARTS_AT));

/** An activity as an organiser plans it. */
export const NewActivity = z.strictObject({
  kind: ActivityKind,
  title: Text(MAX_TITLE_CHARS),
  prompt: Text(MAX_PROMPT_CHARS, {mayBeEmpty: true}),
  minutes: Minutes,
  /** The shortest that is still useful, in minutes; at most `minutes`. */
  shortest: Minutes,
  stretch: Stretch,
  /** It does not begin earlier, as a meal or a guest; null: as soon as it is its turn. */
  notBefore: z._default(z.nullable(Moment), null),
  /** `write`, `close`: what a note may be about, one of them chosen while writing. `sort`: the themes to sort into. */
  themes: z.array(Text(MAX_THEME_CHARS)).check(z.maxLength(MAX_THEMES_PLANNED)),
  /** Questions of one answer each: `agreement`, `check-in`, `close` have one, `choice` has some. */
  rows: NewRows,
  /** `dots`: how many each phone may give. 0 for the other kinds. */
  dots: z.int().check(z.minimum(0), z.maximum(MAX_DOTS)),
  /** `react`, `sort`, `dots`: place in the agenda, from 0, of the `write` activity whose notes are meant; else null. */
  source: z.nullable(z.int().check(z.minimum(0), z.maximum(MAX_ACTIVITIES - 1))),
  /** What the facilitator may say; shown to those who lead only. */
  script: Text(MAX_SCRIPT_CHARS, {mayBeEmpty: true}),
});
export type NewActivity = z.infer<typeof NewActivity>;

export interface PlannedTheme {
  readonly id: ThemeId;
  readonly title: ContentId;
}

export interface PlannedActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly title: ContentId;
  readonly prompt: ContentId;
  readonly script: ContentId;
  readonly minutes: number;
  readonly shortest: number;
  readonly stretch: Stretch;
  /** Only where there is one. */
  readonly notBefore?: Millis;
  readonly themes: readonly PlannedTheme[];
  readonly ballot: PlannedBallot | null;
  readonly source: ActivityId | null;
}

/** What one press did, which may be several events: undo takes it back as a whole. Without: it cannot be taken back. */
interface ByPress {
  readonly change?: Id;
}

export type AgendaEvent =
  | {readonly type: 'activity.opened'; readonly at: Millis; readonly activity: ActivityId}
  /** Until `gatherUntil` phones bring what is still on them; then the activity is settled. Null: they may come back to it, and nothing is. */
  | {readonly type: 'activity.closed'; readonly at: Millis; readonly activity: ActivityId; readonly gatherUntil: Millis | null}
  /** What a gathering brought has been taken in. */
  | {readonly type: 'activity.settled'; readonly at: Millis; readonly activity: ActivityId}
  | {readonly type: 'prompt.changed'; readonly at: Millis; readonly activity: ActivityId; readonly prompt: ContentId}
  | TimeChange
  | AboutPress;

/** As if that press had never been; `restored`: as if it had not been taken back. */
export interface AboutPress {
  readonly type: 'change.voided' | 'change.restored';
  readonly at: Millis;
  readonly change: Id;
}

/** What those who lead change about the minutes and the order. */
export type TimeChange = {readonly at: Millis} & ByPress &
  (
    | {readonly type: 'time.added'; readonly activity: ActivityId; readonly ms: Millis}
    | {readonly type: 'time.paused' | 'time.resumed'; readonly activity: ActivityId}
    | {readonly type: 'activity.resized'; readonly activity: ActivityId; readonly minutes: number}
    | {readonly type: 'activity.skipped' | 'activity.kept'; readonly activity: ActivityId}
    /** `after`: null puts it first. */
    | {readonly type: 'activity.inserted'; readonly after: ActivityId | null; readonly activity: PlannedActivity}
    | {readonly type: 'activity.moved'; readonly activity: ActivityId; readonly after: ActivityId | null}
    /** Null: nobody has to go any more. */
    | {readonly type: 'session.extended'; readonly endsBy: Millis | null}
  );
