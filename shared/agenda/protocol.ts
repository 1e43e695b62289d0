import {z} from 'zod/mini';
import {type ActivityId, type ContentId, Id, type Millis} from '../wire/ids.ts';
import {MAX_ACTIVITY_MINUTES, MAX_PROMPT_CHARS, MAX_TITLE_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

/** `read`: something to read. `write`: everyone writes notes, which are shown together, read and reacted to. */
export const ActivityKind = z.enum(['read', 'write']);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** An activity as an organiser plans it. */
export const NewActivity = z.strictObject({
  kind: ActivityKind,
  title: Text(MAX_TITLE_CHARS),
  prompt: Text(MAX_PROMPT_CHARS, {mayBeEmpty: true}),
  minutes: z.int().check(z.minimum(1), z.maximum(MAX_ACTIVITY_MINUTES)),
});
export type NewActivity = z.infer<typeof NewActivity>;

/** Next carries what was on the screen, so that two facilitators pressing it advance once. */
export const AgendaNext = z.strictObject({type: z.literal('agenda.next'), from: z.nullable(Id)});
export const PromptSet = z.strictObject({type: z.literal('prompt.set'), activity: Id, text: Text(MAX_PROMPT_CHARS, {mayBeEmpty: true})});

export type AgendaCommand = z.infer<typeof AgendaNext> | z.infer<typeof PromptSet>;

export interface PlannedActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly title: ContentId;
  readonly prompt: ContentId;
  readonly minutes: number;
}

export type AgendaEvent =
  | {readonly type: 'activity.opened'; readonly at: Millis; readonly activity: ActivityId}
  /** Until `gatherUntil` phones bring what is still on them; then the activity is settled. */
  | {readonly type: 'activity.closed'; readonly at: Millis; readonly activity: ActivityId; readonly gatherUntil: Millis}
  | {readonly type: 'prompt.changed'; readonly at: Millis; readonly activity: ActivityId; readonly prompt: ContentId};
