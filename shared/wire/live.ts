import {z} from 'zod/mini';
import type {MomentCommand} from '../care/protocol.ts';
import {ClientCommand} from '../session/protocol.ts';
import type {RefusalCode} from './codes.ts';
import {type ActivityId, Id, type Millis, type PersonId, type SeatId} from './ids.ts';
import type {Audience, Mine, RecordId, ViewRecord} from './records.ts';

/** Raised when an older client could misread what it is sent; such a client is answered `reload`. */
export const PROTOCOL = 2;

/** One step of one audience's view. `n` counts that audience's frames only, so a gap is exact and means nothing else. */
export interface Frame {
  readonly prev: number;
  readonly n: number;
  readonly put: {readonly [id in RecordId]?: ViewRecord};
  readonly del: readonly RecordId[];
  /** Further records, to be fetched by HTTP before this frame is applied; each answers a `Page`. */
  readonly pages?: readonly string[];
}

/** Records of a large frame: immutable, the same for everyone of the audience. */
export interface Page {
  readonly put: {readonly [id in RecordId]?: ViewRecord};
}

/** First message of a client, with an acknowledgement that is a `Welcome` or a `Refused`. */
export const Hello = z.strictObject({
  ticket: z.string().check(z.maxLength(64)),
  protocol: z.int(),
  /** What the client holds: `lineage` as it was told, and the last frame it applied. */
  have: z.nullable(z.strictObject({lineage: z.string().check(z.maxLength(64)), n: z.int().check(z.minimum(0))})),
});
export type Hello = z.infer<typeof Hello>;

export interface Me {
  readonly audience: Audience;
  /** Null for those who lead. */
  readonly person: PersonId | null;
  /** The seat of whoever came in by a link; null for phones and the organiser. What it may do stands in its record. */
  readonly seat: SeatId | null;
}

/**
 * The bearers with which a phone may write, react and vote in one activity. A phone gets them unasked; so does a console, for writing down
 * what somebody says, and only for that.
 */
export interface LaneTicket {
  readonly activity: ActivityId;
  readonly write: string;
  readonly react: string | null;
  readonly vote: string | null;
}

export interface Welcome {
  readonly ok: true;
  readonly me: Me;
  /** Changes when the store was restored or the room opened anew; a client of another lineage drops its records. */
  readonly lineage: string;
  readonly n: number;
  /** The whole view as JSON of `{put, pages?}` at frame `n`, or null when `frames` brings the client up to date. */
  readonly whole: string | null;
  readonly frames: readonly Frame[];
  readonly serverTime: Millis;
  readonly laneTickets: readonly LaneTicket[];
  /** What this phone alone is told about itself; null for everybody else. */
  readonly mine: Mine | null;
}

export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
}

/** A command with its client-made id: sent again after a drop, it gets the first answer. */
export const CommandMessage = z.strictObject({id: Id, command: ClientCommand});
export type CommandMessage = z.infer<typeof CommandMessage>;

export type Answer = {readonly ok: true} | Refused;

/** Socket.IO's type for what a client may send. The server still parses every argument. */
export interface ClientMessages {
  hello: (hello: Hello, answer: (reply: Welcome | Refused) => void) => void;
  command: (message: CommandMessage, answer: (reply: Answer) => void) => void;
  /** What somebody needs right now: a state, kept in memory only. Sent twice it is the same. */
  moment: (command: MomentCommand, answer: (reply: Answer) => void) => void;
  /** Is anybody there? After waking, a phone cannot trust that its socket still leads anywhere. */
  look: (answer: () => void) => void;
}

export interface ServerMessages {
  frame: (frame: Frame) => void;
  lane: (tickets: readonly LaneTicket[]) => void;
  /** Replaces what this phone knew about itself. */
  mine: (mine: Mine) => void;
  /** The server is going away; connect again after so many milliseconds. */
  goaway: (wait: {readonly after: Millis}) => void;
  /** This connection is over, for a reason with a sentence. */
  bye: (reason: Refused) => void;
}

/** Path of Socket.IO; below `/live`, so that the cookie reaches it. */
export const SOCKET_PATH = '/live/socket';
