import {z} from 'zod/mini';
import type {AtDoor} from '../care/knocks.ts';
import {NewSession} from '../session/lifecycle.ts';
import {Duty} from '../session/seats.ts';
import {Id, type LinkId, type Millis, type SessionId} from './ids.ts';
import {MAX_NAME_CHARS} from './limits.ts';
import {Text} from './text.ts';

// Everything that needs a cookie lies below /live, because the cookies' path is /live:
// no other request, the lane least of all, carries one.

/** `POST /live/ticket` answers `{ticket}` or a refusal. `as` says which of this browser's seats is meant. */
export const TicketRequest = z.strictObject({session: Id, as: z.enum(['phone', 'console', 'stage'])});
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

/** `POST /live/start`, JSON: what "Before you start" has to know of the session that a `JoinRequest` would join. It joins nobody. */
export interface StartAnswer {
  readonly hasQuickExit: boolean;
}

/**
 * `POST /live/knock`, a form: to be let in to a locked session, by a device that has shown its code or link before. Answers 303, to the session when it
 * may come in by now, else to `GET /live/knocked/<session>`: a page, or to JSON an `KnockedAnswer`, that says where this device stands.
 */
export const KnockRequest = z.strictObject({session: Id});
export interface KnockedAnswer {
  readonly at: AtDoor;
}

// POST /live/forget, without a body, takes the device's cookie away: "Leave and clear this phone". Answers 204, or 303 to `/` where a page is wanted.
// GET /live/leave does the same and answers the page that leads to a neutral one: leaving quickly, where no script runs.

/** `POST /live/sign-in`: the key behind `#` of the organiser's link. Answers 204 and a cookie. */
export const SignInRequest = z.strictObject({key: z.string().check(z.minLength(1), z.maxLength(200))});
export type SignInRequest = z.infer<typeof SignInRequest>;

/** `POST /live/sessions` by the organiser: a draft that the console opens. Sent twice with one id it makes one session. */
export const CreateSessionRequest = z.strictObject({id: Id, plan: NewSession});
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
  /** When it is meant to begin; null: not said. */
  readonly startsAt: Millis | null;
  readonly endedAt: Millis | null;
  /** How many phones joined: 0 for none, 1 for a few, then 5, 10, … and more. */
  readonly turnout: number;
  /** When it will be gone for good, as far as is known now: by the retention, or earlier because the organiser asked for it. */
  readonly deleteAt: Millis;
  /** The organiser asked for it and may still change that. */
  readonly canBeKept: boolean;
}

// GET /live/sessions/<id>/plan by the organiser: the `NewSession` it was made from, as it stands now, to use again.

/** `DELETE /live/sessions/<id>` by the organiser. `later`: in seven days, and until then `POST /live/sessions/<id>/keep` undoes it. */
export const DeleteSessionRequest = z.strictObject({when: z.enum(['now', 'later'])});
export type DeleteSessionRequest = z.infer<typeof DeleteSessionRequest>;

/**
 * `POST /live/sessions/<id>/links` by those who lead answers a `LinkAnswer`; `GET` there answers all of them, and `DELETE
 * /live/sessions/<id>/links/<link>` makes one useless, with every seat that was taken by it. Sent twice with one id it makes one link.
 */
export const MakeLinkRequest = z.strictObject({link: Id, duty: Duty});
export type MakeLinkRequest = z.infer<typeof MakeLinkRequest>;
export interface LinkAnswer {
  readonly link: LinkId;
  readonly duty: Duty;
  /** Goes behind `#` in `/f/<session>` or, for a screen, `/f/<session>/stage`. */
  readonly key: string;
}

/** `POST /live/sit`: the key behind `#` of a link, and what its holder wants to be called. Answers a `SitAnswer` and a cookie. */
export const SitRequest = z.strictObject({session: Id, key: Id, name: Text(MAX_NAME_CHARS, {mayBeEmpty: true})});
export type SitRequest = z.infer<typeof SitRequest>;
export interface SitAnswer {
  readonly duty: Duty;
}

/** `GET /live/address`: under which origin phones find this server; the one that goes into links and QR codes. */
export interface AddressAnswer {
  readonly origin: string;
  /** Other origins to try when that one does not open on a phone; empty when the address is sure. */
  readonly others: readonly string[];
  /** What HOST is set to, when that keeps everybody out who is not on the server's own computer; else null. */
  readonly keptTo: string | null;
}

// GET /live/sessions/<id>/notes.md, notes.json, notes.csv and votes.csv: the report, for those who lead.
