import {z} from 'zod/mini';
import {fromBase64url, toBase64url} from './base64url.ts';
import type {RefusalCode} from './codes.ts';
import {type ActivityId, Id} from './ids.ts';
import {MAX_NOTE_BYTES, MAX_NOTE_CHARS, MAX_NOTES_PER_SENDER} from './limits.ts';
import {Text} from './text.ts';

/** Every lane request and every answer has one size, whatever it holds: length tells nothing. In bytes. */
export const LANE_REQUEST_BYTES = 4_096;
export const LANE_ANSWER_BYTES = 512;
export const BOX_BYTES = 4_000;
const HEADER_BYTES = 1 + 16;
const VERSION = 1;

/** Put before the note's key when its id is made: `base64url(SHA-256(prefix ‖ key)[0..16])`. */
export const NOTE_ID_PREFIX = 'wrensong note';
export const NOTE_KEY_BYTES = 32;

const NoteKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const Bearer = Id;
const NoteText = Text(MAX_NOTE_CHARS).check(z.refine(text => utf8Length(text) <= MAX_NOTE_BYTES));

/** A note before it is shown. Sent again with other words it replaces itself. */
export const LaneNote = z.strictObject({
  kind: z.literal('note'),
  id: Id,
  text: NoteText,
  few: z.enum(['show', 'hold']),
  /** One of those that the activity asks for. */
  theme: z.nullable(Id),
});
export type LaneNote = z.infer<typeof LaneNote>;

/** Places in the activity's list of released notes, one bit each, in base64url; at most 2,000 bits. */
const Bits = z.string().check(z.regex(/^[A-Za-z0-9_-]{0,334}$/));

/** A ballot's bytes in base64url; for dots one byte per released note, at most 2,000. */
const BallotBytes = z.string().check(z.regex(/^[A-Za-z0-9_-]{0,2668}$/));

/** What one box may hold. A proof by a note's key travels alone: two keys in one box would tie their notes together. */
export const BoxContent = z.discriminatedUnion('holds', [
  /**
   * Notes waiting on this phone, or its present ones again; none at all when there are none. `gone`: keys of notes of the
   * same activity that are taken back before they are shown. They come from one bearer, which ties them together anyway.
   */
  z.strictObject({
    holds: z.literal('notes'),
    session: Id,
    bearer: Bearer,
    notes: z.array(LaneNote).check(z.maxLength(MAX_NOTES_PER_SENDER)),
    gone: z.array(NoteKey).check(z.maxLength(MAX_NOTES_PER_SENDER)),
  }),
  /** The sender's whole present state of reactions. */
  z.strictObject({
    holds: z.literal('reactions'),
    session: Id,
    bearer: Bearer,
    meToo: Bits,
    differently: Bits,
    tellMore: Bits,
  }),
  /** The sender's whole present ballot; all zeros, or nothing, when it has given none. */
  z.strictObject({holds: z.literal('ballot'), session: Id, bearer: Bearer, answers: BallotBytes}),
  /** Whoever shows the key may change the note's words ... */
  z.strictObject({holds: z.literal('change'), session: Id, bearer: Bearer, noteKey: NoteKey, text: NoteText}),
  /** ... or take it back. With a bearer also a note that the server may not have seen yet. */
  z.strictObject({holds: z.literal('withdrawal'), session: Id, bearer: z.nullable(Bearer), noteKey: NoteKey}),
]);
export type BoxContent = z.infer<typeof BoxContent>;

/** The answer inside the 512 bytes. */
export type LaneAnswer = {readonly ok: true} | {readonly ok: false; readonly code: RefusalCode};

export interface LaneRequest {
  readonly activity: ActivityId;
  /** Exactly `BOX_BYTES`. */
  readonly box: Uint8Array;
}

/** Null when the content does not fit into one box. */
export function packBox(content: BoxContent): Uint8Array | null {
  const words = new TextEncoder().encode(JSON.stringify(content));
  if (words.length > BOX_BYTES) return null;
  // Spaces at the end mean nothing to JSON.
  const box = new Uint8Array(BOX_BYTES).fill(0x20);
  box.set(words);
  return box;
}

/** Null when the box does not hold what a box may hold. */
export function openBox(box: Uint8Array): BoxContent | null {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(box));
  } catch {
    return null;
  }
  const parsed = BoxContent.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

export function encodeLaneRequest({activity, box}: LaneRequest): Uint8Array {
  const bytes = new Uint8Array(LANE_REQUEST_BYTES);
  bytes[0] = VERSION;
  bytes.set(fromBase64url(activity), 1);
  bytes.set(box, HEADER_BYTES);
  return bytes;
}

/** Null unless the bytes are exactly one request of this version. */
export function decodeLaneRequest(bytes: Uint8Array): LaneRequest | null {
  if (bytes.length !== LANE_REQUEST_BYTES || bytes[0] !== VERSION) return null;
  return {activity: toBase64url(bytes.subarray(1, HEADER_BYTES)), box: bytes.slice(HEADER_BYTES, HEADER_BYTES + BOX_BYTES)};
}

export function encodeLaneAnswer(answer: LaneAnswer): Uint8Array {
  const bytes = new Uint8Array(LANE_ANSWER_BYTES).fill(0x20);
  bytes.set(new TextEncoder().encode(JSON.stringify(answer)));
  return bytes;
}

export const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
