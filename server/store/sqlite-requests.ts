import type {BoardDocument} from '../../shared/wire/board.ts';
import type {ContentId, Id, Millis, SessionId} from '../../shared/wire/ids.ts';
import type {
  AcceptedCommand,
  Append,
  BoardAppend,
  BoardReplacement,
  KeptBox,
  ListedSession,
  LoadedSession,
  NewBox,
  StoredBoard,
} from './contract.ts';
import type {PackedProblem} from './sqlite-problems.ts';

/** What the worker is started with. */
export type WorkerTask =
  | {readonly task: 'serve'; readonly dataDir: string}
  | {readonly task: 'copy'; readonly dataDir: string; readonly to: string};

/** The first thing that a worker says; one that copies says nothing else. */
export type FirstWords =
  | {readonly is: 'serving'; readonly lineage: string; readonly secret: Uint8Array}
  | {readonly is: 'copied'}
  | {readonly is: 'not-started'; readonly problem: PackedProblem};

/** An event with its body as JSON: cheaper to pass between threads than the object, and what is stored. */
export interface PackedEvent {
  readonly n: number;
  readonly v: number;
  readonly data: string;
}

export type PackedAppend = Omit<Append, 'events'> & {readonly events: readonly PackedEvent[]};

export interface PackedSession {
  readonly rev: number;
  readonly events: readonly PackedEvent[];
  readonly contents: readonly {readonly id: ContentId; readonly words: string}[];
  readonly people: LoadedSession['people'];
  readonly commands: readonly AcceptedCommand[];
}

export type Request =
  | {readonly op: 'append'; readonly append: PackedAppend}
  | {readonly op: 'load'; readonly session: SessionId}
  | {readonly op: 'findByCode'; readonly hash: string}
  | {readonly op: 'findByJoinKey'; readonly hash: string}
  | {readonly op: 'list'}
  | {readonly op: 'setDeleteAt'; readonly session: SessionId; readonly at: Millis | null}
  | {readonly op: 'remove'; readonly session: SessionId}
  | {readonly op: 'putBox'; readonly box: NewBox}
  | {readonly op: 'sessionsWithBoxes'}
  | {readonly op: 'boxes'; readonly session: SessionId}
  | {readonly op: 'appendBoard'; readonly append: BoardAppend}
  | {readonly op: 'loadBoard'; readonly session: SessionId; readonly document: BoardDocument}
  | {readonly op: 'replaceBoard'; readonly replacement: BoardReplacement}
  | {readonly op: 'sessionsWithBoards'}
  | {readonly op: 'wipe'}
  | {readonly op: 'close'};

/** What may share a transaction with others. */
export type GroupRequest = Exclude<Request, {readonly op: 'wipe' | 'close'}>;

export interface Answers {
  append: undefined;
  load: PackedSession | null;
  findByCode: Id | null;
  findByJoinKey: Id | null;
  list: readonly ListedSession[];
  setDeleteAt: boolean;
  remove: boolean;
  putBox: number;
  sessionsWithBoxes: readonly Id[];
  boxes: readonly KeptBox[];
  appendBoard: undefined;
  loadBoard: StoredBoard;
  replaceBoard: undefined;
  sessionsWithBoards: readonly Id[];
  wipe: boolean;
  close: undefined;
}

export interface Asked<R extends Request = Request> {
  readonly id: number;
  readonly request: R;
}

export type Answered =
  | {readonly id: number; readonly ok: true; readonly value: unknown}
  | {readonly id: number; readonly ok: false; readonly problem: PackedProblem};
