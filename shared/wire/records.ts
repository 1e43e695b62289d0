import type {ActivityKind} from '../agenda/protocol.ts';
import type {NoteBands} from '../voice/protocol.ts';
import type {ActivityId, Id, Millis, NoteId, PersonId} from './ids.ts';

/** Who looks. Everyone of one audience sees the same records, so a frame is encoded once for all of them. */
export type Audience = 'phone' | 'console';

export interface SessionRecord {
  readonly kind: 'session';
  readonly title: string;
  readonly phase: 'draft' | 'open' | 'live' | 'closing' | 'ended';
  /** In the agenda's order. */
  readonly agenda: readonly ActivityId[];
  readonly current: ActivityId | null;
  /** Until when the last notes are gathered, while the session is closing. */
  readonly until: Millis | null;
}

export interface ActivityRecord {
  readonly kind: 'activity';
  readonly id: ActivityId;
  readonly activity: ActivityKind;
  readonly title: string;
  /** Phones get the prompt of an activity when it has been opened, never before. */
  readonly prompt: string | null;
  readonly minutes: number;
  readonly at: 'later' | 'open' | 'closed';
  /** When it was opened; null before. */
  readonly since: Millis | null;
  readonly writing: WritingRecord | null;
}

export interface WritingRecord {
  readonly at: 'writing' | 'shown';
  /** Until when the last notes are gathered; null when nothing is gathered. */
  readonly gathering: Millis | null;
  /** "Too few people wrote": what could be guessed is kept back. */
  readonly isHeld: boolean;
  /** Every note released so far, in the order that reactions point into; some may have gone since. */
  readonly notes: readonly NoteId[];
}

export interface NoteRecord {
  readonly kind: 'note';
  readonly id: NoteId;
  readonly activity: ActivityId;
  readonly text: string;
  /** Only the console ever sees a hidden note. */
  readonly isHidden: boolean;
  /** How people reacted, once counted. */
  readonly bands: NoteBands['bands'] | null;
}

export interface AccessRecord {
  readonly kind: 'access';
  readonly code: string;
  /** Goes behind `/j#` in the link and the QR code. */
  readonly joinKey: string;
  readonly isLocked: boolean;
}

export interface PersonRecord {
  readonly kind: 'person';
  readonly id: PersonId;
  readonly number: number;
  readonly isRemoved: boolean;
}

/** Phones: `here` is a band, rounded down to fives, and 0 stands for "a few". The console sees the number. */
export interface HereRecord {
  readonly kind: 'here';
  readonly here: number;
}

export type ViewRecord = SessionRecord | ActivityRecord | NoteRecord | AccessRecord | PersonRecord | HereRecord;

/** `session`, `access`, `here`, or the kind, a colon and an id. */
export type RecordId = 'session' | 'access' | 'here' | `activity:${Id}` | `note:${Id}` | `person:${Id}`;

/** The type of the record under an id, for readers that name the id. */
export type RecordOf<Key extends RecordId> = Key extends 'session'
  ? SessionRecord
  : Key extends 'access'
    ? AccessRecord
    : Key extends 'here'
      ? HereRecord
      : Key extends `activity:${string}`
        ? ActivityRecord
        : Key extends `note:${string}`
          ? NoteRecord
          : PersonRecord;
