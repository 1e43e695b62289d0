import type {StoredEvent} from '../../shared/session/protocol.ts';
import type {PersonRow, Writes} from '../../shared/session/writes.ts';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {ActivityId, CommandId, ContentId, Id, Millis, SessionId} from '../../shared/wire/ids.ts';

/**
 * What every store promises. One suite of tests runs on each of them (`tests/contract`).
 *
 * - Each call is one transaction: all of it or nothing, and nothing of it is visible before it is durable.
 * - A promise resolves only when what it wrote would survive the power going off (`synchronous=FULL`).
 * - Calls made in the same turn may share one commit; one that fails does not take the others with it,
 *   unless the commit itself fails: then all of the group reject and none is stored.
 * - Calls for one session take effect in the order in which they were made.
 * - Reads see every write that resolved before they were asked.
 * - A content, a person and a box belong to one session: no call for another session reads, changes or removes them.
 *
 * Besides the errors named below, any call rejects with `StoreUnavailable` when the disk refuses, the store was lost or is closed.
 */
export interface Store {
  /** Random, made with the store; a restore gives a new one, on which clients drop their records. */
  readonly lineage: string;
  /** Random 32 bytes, made with the store: signs cookies, keys hashes. Never leaves the server. */
  readonly secret: Uint8Array;

  /**
   * Adds events to the session's log, with everything that goes with them. Rejects with `StaleRevision` when `rev` is not
   * the head's or the events do not follow on it, with `CodeTaken` when another session holds the head's code or join key.
   *
   * With `writes.forget`, every event of those types that is then in the log becomes `gone` under its number, also one of this append;
   * all people go, those of this append too, and the commands that they gave. After the next `wipe` no file has them.
   */
  append(append: Append): Promise<void>;
  /** All of one session, or null when there is none. Null is not empty: an error rejects, so that a failed load never looks like a new session. */
  load(session: SessionId): Promise<LoadedSession | null>;
  /** The session whose code, or join key, has this hash, unless it has ended. */
  findByCode(codeHash: string): Promise<SessionId | null>;
  findByJoinKey(joinKeyHash: string): Promise<SessionId | null>;
  /** Newest first. A title whose words are gone is empty. */
  list(): Promise<readonly ListedSession[]>;

  /** Says when the session shall be removed, or with null that it shall stay. False when there is none. */
  setDeleteAt(session: SessionId, at: Millis | null): Promise<boolean>;
  /**
   * Removes all of a session: events, words, people, boxes. After the next `wipe` nothing of it is in any file. A restore removes it again, and its
   * id takes no event any more: an append rejects with `StaleRevision`. False when there is none.
   */
  remove(session: SessionId): Promise<boolean>;

  /**
   * Keeps a box, unopened, and drops the ones that it replaces. Resolves to its number, which rises within the store and
   * is never given again. Rejects when there is no such session.
   */
  putBox(box: NewBox): Promise<number>;
  /** Sessions that have boxes: something in them waits to be shown, counted or taken back. */
  sessionsWithBoxes(): Promise<readonly SessionId[]>;
  /** Boxes of one session in ascending number. */
  boxes(session: SessionId): Promise<readonly KeptBox[]>;

  /**
   * Adds an update to the end of a board's log. Rejects with `StaleRevision` when `n` does not follow on the last one, and when there is no
   * such session. What it says is the board's business: here it is bytes.
   */
  appendBoard(append: BoardAppend): Promise<void>;
  /** All of a board; of one that nobody has written on, nothing. */
  loadBoard(session: SessionId, document: BoardDocument): Promise<StoredBoard>;
  /** Puts one state in the place of the log up to `upTo`. Rejects with `StaleRevision` when the log is not that long, or was replaced that far before. */
  replaceBoard(replacement: BoardReplacement): Promise<void>;
  /** Sessions with a board that somebody has written on, each once. */
  sessionsWithBoards(): Promise<readonly SessionId[]>;

  /**
   * Overwrites what has been deleted: after it, deleted words and boxes are in no file of the store.
   * Resolves to false when a reader held it up; ask again.
   */
  wipe(): Promise<boolean>;
  /**
   * A consistent copy, while the store goes on, and beside it `<to>.withdrawn`: the ids of all contents ever deleted,
   * sorted, one per line. Rejects when either file exists.
   */
  backup(to: string): Promise<void>;
  /** Waits for what was begun; calls made afterwards reject. Idempotent. */
  close(): Promise<void>;
}

export interface Append {
  readonly session: SessionId;
  /** The number of the last event that the writer knew; 0 for a new session. */
  readonly rev: number;
  /** Numbered from `rev + 1` without a gap. May be empty when only `writes` or `commands` matter. */
  readonly events: readonly StoredEvent[];
  readonly writes: Writes;
  /** Commands accepted in this group: sent again, they get the same answer. */
  readonly commands: readonly AcceptedCommand[];
  /** Commands accepted before that need not be known any more. */
  readonly commandsGone?: readonly AcceptedCommand[];
  readonly head: SessionHead;
}

export interface AcceptedCommand {
  readonly sender: Id;
  readonly id: CommandId;
}

/** What the store must know of a session without reading its log. */
export interface SessionHead {
  readonly phase: 'draft' | 'open' | 'live' | 'closing' | 'ended';
  readonly title: ContentId;
  readonly createdAt: Millis;
  /** When it is meant to begin, in the organiser's words; null: not said. */
  readonly startsAt: Millis | null;
  /** Null until it has ended. */
  readonly endedAt: Millis | null;
  /** The day on which something last happened, as its first millisecond in UTC: so the head changes once a day, not with every event. */
  readonly usedOn: Millis;
  /** Null until what is known of its persons was forgotten. */
  readonly forgottenAt: Millis | null;
  /** How many phones joined, in fives and rounded down; 1 stands for a few, 0 for none. So it changes seldom, and tells of nobody. */
  readonly turnout: number;
  /** Keyed hashes; null once the session has ended. */
  readonly codeHash: string | null;
  readonly joinKeyHash: string | null;
}

export interface LoadedSession {
  readonly rev: number;
  readonly events: readonly StoredEvent[];
  readonly contents: ReadonlyMap<ContentId, string>;
  readonly people: readonly PersonRow[];
  readonly commands: readonly AcceptedCommand[];
}

export interface ListedSession
  extends Pick<SessionHead, 'phase' | 'createdAt' | 'startsAt' | 'endedAt' | 'usedOn' | 'forgottenAt' | 'turnout'> {
  readonly session: SessionId;
  readonly title: string;
  /** As `setDeleteAt` was told last. */
  readonly deleteAt: Millis | null;
}

export interface NewBox {
  readonly session: SessionId;
  readonly activity: ActivityId;
  /** Exactly `BOX_BYTES`. */
  readonly box: Uint8Array;
  /** Numbers of boxes that this one makes superfluous. */
  readonly replaces: readonly number[];
}

export interface KeptBox {
  readonly number: number;
  readonly activity: ActivityId;
  readonly box: Uint8Array;
}

export interface BoardAppend {
  readonly session: SessionId;
  readonly document: BoardDocument;
  /** From 1, without a gap. */
  readonly n: number;
  readonly update: Uint8Array;
}

export interface BoardReplacement {
  readonly session: SessionId;
  readonly document: BoardDocument;
  readonly upTo: number;
  readonly state: Uint8Array;
}

/** `state` stands for all updates up to `upTo`; null while that is 0. `updates` follow on it without a gap. */
export interface StoredBoard {
  readonly upTo: number;
  readonly state: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
}

/** Somebody else has written to the session: the writer's state is out of date. */
export class StaleRevision extends Error {
  readonly session: SessionId;
  constructor(session: SessionId) {
    super(`session ${session} has moved on`);
    this.name = 'StaleRevision';
    this.session = session;
  }
}

/** Another session that has not ended has this code or join key: draw new ones. */
export class CodeTaken extends Error {
  readonly session: SessionId;
  constructor(session: SessionId) {
    super(`the code or join key for session ${session} belongs to another one`);
    this.name = 'CodeTaken';
    this.session = session;
  }
}

/** Another process holds the data folder. */
export class StoreInUse extends Error {
  /** The data folder. */
  readonly place: string;
  constructor(place: string) {
    super(`Another Wrensong server is using ${place}: stop it first.`);
    this.name = 'StoreInUse';
    this.place = place;
  }
}

/** The store cannot be opened, has been lost, or its disk refuses. The message is one plain sentence for whoever runs the server. */
export class StoreUnavailable extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StoreUnavailable';
  }
}
