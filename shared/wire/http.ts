import {z} from 'zod/mini';
import {NewActivity} from '../agenda/protocol.ts';
import {Id, type Millis, type SessionId} from './ids.ts';
import {MAX_ACTIVITIES, MAX_TITLE_CHARS} from './limits.ts';
import {Text} from './text.ts';

// Everything that needs a cookie lies below /live, because the cookies' path is /live:
// no other request, the lane least of all, carries one.

/** `POST /live/ticket` answers `{ticket}` or a refusal. `as` says which of this browser's seats is meant. */
export const TicketRequest = z.strictObject({session: Id, as: z.enum(['phone', 'console'])});
export type TicketRequest = z.infer<typeof TicketRequest>;
export interface TicketAnswer {
  readonly ticket: string;
}

/** `POST /live/join`, a form or JSON: the typed code, or the key behind `#` of a join link. Answers 303 to `/s/<session>`, or `{session}` to JSON. */
export const JoinRequest = z.union([z.strictObject({code: z.string().check(z.minLength(1), z.maxLength(200))}), z.strictObject({key: Id})]);
export type JoinRequest = z.infer<typeof JoinRequest>;
export interface JoinAnswer {
  readonly session: SessionId;
}

/** `POST /live/sign-in`: the key behind `#` of the organiser's link. Answers 204 and a cookie. */
export const SignInRequest = z.strictObject({key: z.string().check(z.minLength(1), z.maxLength(200))});
export type SignInRequest = z.infer<typeof SignInRequest>;

/** `POST /live/sessions` by the organiser: a draft that the console opens. Sent twice with one id it makes one session. */
export const CreateSessionRequest = z.strictObject({
  id: Id,
  title: Text(MAX_TITLE_CHARS),
  activities: z.array(NewActivity).check(z.minLength(1), z.maxLength(MAX_ACTIVITIES)),
});
export type CreateSessionRequest = z.infer<typeof CreateSessionRequest>;
export interface CreateSessionAnswer {
  readonly session: SessionId;
}

/** `GET /live/sessions` by the organiser, newest first. */
export interface SessionListing {
  readonly session: SessionId;
  readonly title: string;
  readonly phase: 'draft' | 'open' | 'live' | 'closing' | 'ended';
  readonly createdAt: Millis;
}

/** `GET /live/address`: under which origin phones find this server; the one that goes into links and QR codes. */
export interface AddressAnswer {
  readonly origin: string;
}

// GET /live/sessions/<id>/notes.md and notes.json: the report, for those who lead.
