import {z} from 'zod/mini';
import {Id, type Millis, type SessionId} from './ids.ts';
import type {RecordId, ViewRecord} from './records.ts';

/** What a participant's page without script is made from. */
export interface StillView {
  readonly session: SessionId;
  /** Those of the audience `phone`. */
  readonly records: ReadonlyMap<RecordId, ViewRecord>;
  /** When it is shown, by the server's clock. */
  readonly now: Millis;
  /** For the one note that can be written on this page: base64url of 32 bytes, fresh on every page. Sent twice it is one note. */
  readonly noteKey: string;
  /** They come from sending a note. */
  readonly wasSent: boolean;
}

/** In `dist/client/pages/no-script.js`, made when the client is built: the server has no sentence of its own. */
export type RenderStill = (view: StillView) => string;

/**
 * `POST /lane-form`, a form without a cookie: one note. Answers 303 to `/live/plain/<session>?sent`, or a page with the words that were not sent.
 * The words are looked at as closely as in any box.
 */
export const NoteForm = z.object({
  session: Id,
  activity: Id,
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  text: z.string(),
  /** A theme that the activity asks for; what is no id stands for none. */
  theme: z.optional(z.string()),
  few: z.optional(z.literal('show')),
});
export type NoteForm = z.infer<typeof NoteForm>;
