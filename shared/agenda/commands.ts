import {z} from 'zod/mini';
import {Id} from '../wire/ids.ts';
import {MAX_ACTIVITIES, MAX_MINUTES_ADDED, MAX_PROMPT_CHARS, MAX_TITLE_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';
import {Minutes, Moment} from './protocol.ts';

/** Next and Back carry what was on the screen, so that two facilitators pressing them move once. */
export const AgendaNext = z.strictObject({type: z.literal('agenda.next'), from: z.nullable(Id)});
/** Opens the activity before again; nothing of either is lost. */
export const AgendaBack = z.strictObject({type: z.literal('agenda.back'), from: Id});
/** Puts a break after `from` and goes there. */
export const AgendaBreak = z.strictObject({
  type: z.literal('agenda.break'),
  from: Id,
  minutes: Minutes,
  title: Text(MAX_TITLE_CHARS),
});
export const PromptSet = z.strictObject({type: z.literal('prompt.set'), activity: Id, text: Text(MAX_PROMPT_CHARS, {mayBeEmpty: true})});

/** Adds minutes to the open activity, or takes some off; never below now. */
export const TimeAdd = z.strictObject({
  type: z.literal('time.add'),
  activity: Id,
  minutes: z.int().check(z.minimum(-MAX_MINUTES_ADDED), z.maximum(MAX_MINUTES_ADDED)),
});
export const TimePause = z.strictObject({type: z.literal('time.pause'), activity: Id});
export const TimeResume = z.strictObject({type: z.literal('time.resume'), activity: Id});
/** Takes back the latest change, as if it had never been made; or makes it again. */
export const TimeUndo = z.strictObject({type: z.literal('time.undo'), change: Id});
export const TimeRedo = z.strictObject({type: z.literal('time.redo'), change: Id});
/** When the session has to be over by. `from`: what the screen said. */
export const TimeExtend = z.strictObject({type: z.literal('time.extend'), endsBy: z.nullable(Moment), from: z.nullable(Moment)});

/** Gives an activity other minutes. `from`: those on the screen. */
export const ActivityResize = z.strictObject({type: z.literal('activity.resize'), activity: Id, minutes: Minutes, from: Minutes});
/** Leaves out what has not begun. */
export const ActivitySkip = z.strictObject({type: z.literal('activity.skip'), activity: Id});
export const ActivityKeep = z.strictObject({type: z.literal('activity.keep'), activity: Id});
/** Puts one elsewhere among what has not begun. `from`: what stood before it on the screen; null: nothing. */
export const ActivityMove = z.strictObject({
  type: z.literal('activity.move'),
  activity: Id,
  from: z.nullable(Id),
  after: z.nullable(Id),
});
/** Kinds that need nothing but a title, a prompt and minutes: what is thought of while a session runs. */
export const InsertedKind = z.enum(['read', 'write', 'talk', 'break']);
export type InsertedKind = z.infer<typeof InsertedKind>;
export const ActivityInsert = z.strictObject({
  type: z.literal('activity.insert'),
  after: z.nullable(Id),
  kind: InsertedKind,
  title: Text(MAX_TITLE_CHARS),
  prompt: Text(MAX_PROMPT_CHARS, {mayBeEmpty: true}),
  minutes: Minutes,
});

/** What a preview of catching up showed, to the letter: other minutes may have passed since, but nothing else is done. */
export const AgendaCatchUp = z.strictObject({
  type: z.literal('agenda.catch-up'),
  /** How many minutes to take off each. */
  trim: z.array(z.strictObject({activity: Id, minutes: Minutes})).check(z.maxLength(MAX_ACTIVITIES)),
  skip: z.array(Id).check(z.maxLength(MAX_ACTIVITIES)),
  /** To be written about instead of being talked about. */
  write: z.nullable(Id),
});

export type AgendaCommand =
  | z.infer<typeof AgendaNext>
  | z.infer<typeof AgendaBack>
  | z.infer<typeof AgendaBreak>
  | z.infer<typeof PromptSet>
  | TimeCommand
  | PlanCommand;

export type TimeCommand =
  | z.infer<typeof TimeAdd>
  | z.infer<typeof TimePause>
  | z.infer<typeof TimeResume>
  | z.infer<typeof TimeUndo>
  | z.infer<typeof TimeRedo>
  | z.infer<typeof TimeExtend>;

/** Changes of what is still to come. */
export type PlanCommand =
  | z.infer<typeof ActivityResize>
  | z.infer<typeof ActivitySkip>
  | z.infer<typeof ActivityKeep>
  | z.infer<typeof ActivityMove>
  | z.infer<typeof ActivityInsert>
  | z.infer<typeof AgendaCatchUp>;
