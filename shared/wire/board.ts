import {z} from 'zod/mini';
import {Id, type PageId, type SessionId} from './ids.ts';

/** What of a session is drawn or typed together. `board`: where notes and headings lie. The others are texts: minutes, and pages by their ids. */
export type BoardDocument = 'board' | TextDocument;
export type TextDocument = 'minutes' | `page-${PageId}`;

const PAGE = 'page-';
export const pageDocument = (page: PageId): TextDocument => `${PAGE}${page}`;
/** The page that a document is the text of; null: it is none's. */
export const pageOf = (document: BoardDocument): PageId | null => (document.startsWith(PAGE) ? document.slice(PAGE.length) : null);
export const isText = (document: BoardDocument): document is TextDocument => document !== 'board';

const isDocument = (name: unknown): name is BoardDocument =>
  name === 'board' ||
  name === 'minutes' ||
  (typeof name === 'string' && name.startsWith(PAGE) && Id.safeParse(name.slice(PAGE.length)).success);
export const BoardDocument = z.custom<BoardDocument>(isDocument);

/** `GET /board/<session>/<document>?ticket=…` is upgraded to a WebSocket that speaks the protocol of y-websocket. */
export const BOARD_PATH = '/board';
export const boardAddress = (session: SessionId, document: BoardDocument): string => `${BOARD_PATH}/${session}/${document}`;

/**
 * `POST /live/board` answers a `BoardTicketAnswer`. `as`: which of this browser's seats is meant. `tab`: drawn anew by every page, and
 * kept as long as its document: whoever comes back with it goes on as the same writer.
 */
export const BoardTicketRequest = z.strictObject({session: Id, document: BoardDocument, as: z.enum(['phone', 'console']), tab: Id});
export type BoardTicketRequest = z.infer<typeof BoardTicketRequest>;

export interface BoardTicketAnswer {
  readonly ticket: string;
  /** The only number under which this page may write. */
  readonly client: number;
  /** Whether it may write at all, as things are now. */
  readonly mayWrite: boolean;
}

/**
 * Why the server ends a board's connection, as WebSocket close codes. After `malformed`, `read-only`, `foreign`, `gap`, `full` and `no-new-writers` a page has
 * to begin a fresh document: what it holds can never be taken, and would be sent again and again. After the others it comes back with what it has.
 */
export const BOARD_ENDS = {
  /** No update, or one with what this document may not hold. */
  malformed: 4400,
  /** The ticket was used, too old, or none. */
  'ticket-spent': 4401,
  /** This person may read, and no longer write. */
  'read-only': 4403,
  /** The seat, the person or the session is gone. */
  'not-allowed': 4404,
  /** Structs under another page's number. */
  foreign: 4406,
  /** Another connection goes on as this writer. */
  'taken-over': 4409,
  /** It leans on what never came. */
  gap: 4412,
  /** The document holds as much as it may. */
  full: 4413,
  /** It has not written here yet, and no other page may begin: in this document, or, by this person, today. */
  'no-new-writers': 4414,
  /** More at once than hands can do: that passes. */
  'too-many': 4429,
  /** The reader takes nothing any more. */
  'too-slow': 4430,
  /** What was sent last may not be stored: it comes again by itself. */
  'not-saved': 4503,
  'closing-down': 4504,
} as const;
export type BoardEnd = keyof typeof BOARD_ENDS;
