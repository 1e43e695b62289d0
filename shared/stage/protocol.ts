import {z} from 'zod/mini';
import {Id, type Millis, type NoteId} from '../wire/ids.ts';

/** What the big screen shows. `activity` follows the agenda; the others stay until something else is chosen. */
export const StageView = z.enum([
  'activity',
  'join',
  'prompt',
  'notes',
  'note',
  'themes',
  'results',
  'speaker',
  'agenda',
  'break',
  'agreement',
  'thanks',
]);
export type StageView = z.infer<typeof StageView>;

/** `note` goes with the view of that name and is null otherwise. */
export const StageShow = z.strictObject({type: z.literal('stage.show'), view: StageView, note: z.nullable(Id)});
export const StageBlank = z.strictObject({type: z.literal('stage.blank'), isBlank: z.boolean()});

export type StageCommand = z.infer<typeof StageShow> | z.infer<typeof StageBlank>;

export type StageEvent =
  | {readonly type: 'stage.shown'; readonly at: Millis; readonly view: StageView; readonly note: NoteId | null}
  | {readonly type: 'stage.blanked'; readonly at: Millis; readonly isBlank: boolean};
