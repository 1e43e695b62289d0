import {z} from 'zod/mini';

export const ID_CHARS = 22;
/** An id is 128 random bits in base64url. Ids, never indices. A literal: what is made by a call could have an effect, and would be shipped to phones. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));
export type Id = z.infer<typeof Id>;

export type SessionId = Id;
export type PersonId = Id;
export type ActivityId = Id;
export type ContentId = Id;
export type ThemeId = Id;
/** A page that is written together, and what somebody is going to do. */
export type PageId = Id;
export type ActionId = Id;
export type HandId = Id;
export type TurnId = Id;
/** Something that the whole group is asked in between, once. */
export type QuestionId = Id;
/** A link that the organiser gives away, and the seat of a browser that came in by one. */
export type LinkId = Id;
export type SeatId = Id;
/** `base64url(SHA-256('wrensong note' ‖ noteKey)[0..16])`; it is also the note's content id. */
export type NoteId = Id;
export type CommandId = Id;

/** Epoch milliseconds; the only form of time that is stored or sent. */
export type Millis = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
