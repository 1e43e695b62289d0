import {randomUUID} from 'node:crypto';
import type {Actor} from '../../shared/session/actor.ts';
import {boardRight} from '../../shared/session/board-rights.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {type BoardDocument, type BoardEnd, isText} from '../../shared/wire/board.ts';
import type {Id, PersonId, SeatId} from '../../shared/wire/ids.ts';
import {BOARD_WRITERS_PER_PERSON} from '../../shared/wire/limits.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import type {Store} from '../store/contract.ts';
import {Board, type BoardDeps} from './board.ts';
import type {Member, MemberDeps} from './member.ts';
import {shapeOf} from './shapes.ts';
import type {ClientId} from './update.ts';

export interface SessionBoardsDeps {
  readonly store: Pick<Store, 'appendBoard' | 'loadBoard' | 'replaceBoard'>;
  readonly replay: BoardDeps['replay'];
  /** A text under a name of its own, drawn by whoever begins it. */
  readonly orderOf: (text: string) => NonNullable<BoardDeps['order']>;
  /** Overwrites what has been deleted, soon. */
  readonly wipe: () => void;
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  readonly soon: (run: () => void) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Who connects to which document, as a ticket says it. */
export interface BoardSeat {
  readonly document: BoardDocument;
  readonly actor: Actor;
  readonly client: ClientId;
}

/** A connection to a board, as its server hears it. */
export interface Entered {
  readonly hear: (bytes: Uint8Array) => void;
  readonly leave: () => void;
}

/** The boards of one open room. Each is loaded by the first who comes and let go after the last. */
export class SessionBoards {
  readonly #room: Room;
  readonly #deps: SessionBoardsDeps;
  readonly #open = new Map<BoardDocument, Promise<Board>>();
  readonly #seats = new Map<Member, Pick<BoardSeat, 'actor' | 'document'> & {readonly end: (why: BoardEnd) => void}>();
  readonly #writers = new Map<PersonId | SeatId | Id, Set<ClientId>>();
  readonly #unlisten: () => void;

  constructor(room: Room, deps: SessionBoardsDeps) {
    this.#room = room;
    this.#deps = deps;
    this.#unlisten = room.onCommit(events => this.#onEvents(events));
  }

  /** Whether this person may have one more page that writes. */
  admits({actor, client}: Pick<BoardSeat, 'actor' | 'client'>): boolean {
    const own = this.#writers.get(actor.id) ?? new Set();
    if (!own.has(client) && own.size >= BOARD_WRITERS_PER_PERSON) return false;
    this.#writers.set(actor.id, own.add(client));
    return true;
  }

  /** Rejects when the board cannot be loaded; null when this person may not see it. */
  async enter({document, actor, client}: BoardSeat, connection: Omit<MemberDeps, 'client' | 'mayWrite'>): Promise<Entered | null> {
    const right = () => boardRight(this.#room.known.session, actor, document);
    if (right() === null) return null;
    const release = this.#room.hold();
    try {
      let opening: Promise<Board>;
      let board: Board;
      // Let go while it was waited for, it is another's by now.
      do {
        opening = this.#opened(document);
        board = await opening;
      } while (this.#open.get(document) !== opening);
      const member = board.enter({...connection, client, mayWrite: () => right() === 'write'});
      this.#seats.set(member, {actor, document, end: why => member.end(why)});
      const leave = () => {
        if (!this.#seats.delete(member)) return;
        board.leave(member);
        release();
        this.#letGo(document, board);
      };
      return {hear: bytes => board.hear(member, bytes), leave};
    } catch (problem) {
      release();
      throw problem;
    }
  }

  /** A board that nobody is at takes out what has to go when it is opened, and is let go when it has. */
  async clean(): Promise<void> {
    try {
      const board = await this.#opened('board');
      await board.cleaned;
      this.#letGo('board', board);
    } catch (error) {
      this.#deps.onTrouble(error);
    }
  }

  close(why: BoardEnd): void {
    this.#unlisten();
    for (const opening of this.#open.values()) void opening.then(board => board.close(why)).catch(() => undefined);
    this.#open.clear();
  }

  /** Looked up again after every wait: what could not be loaded is tried anew by the next who comes. */
  #opened(document: BoardDocument): Promise<Board> {
    const found = this.#open.get(document);
    if (found) return found;
    const opening = this.#load(document);
    this.#open.set(document, opening);
    opening.catch(() => {
      if (this.#open.get(document) === opening) this.#open.delete(document);
    });
    return opening;
  }

  async #load(document: BoardDocument): Promise<Board> {
    const {store, replay, time, soon, onTrouble} = this.#deps;
    const session = this.#room.id;
    const stored = await store.loadBoard(session, document);
    const board: Board = new Board(stored, {
      time,
      soon,
      replay,
      onTrouble,
      shape: shapeOf(document),
      ...(isText(document) && {order: this.#deps.orderOf(randomUUID())}),
      append: (n, update) => store.appendBoard({session, document, n, update}),
      replace: (upTo, state) => store.replaceBoard({session, document, upTo, state}),
      // Cursors say who looks at what while people write in private.
      mayShow: () => null,
      // Without its words a note has gone, also when only the store knows it (a restored backup).
      isNote: note => this.#room.known.session.voice.notes.has(note) && this.#room.known.contents.has(note),
      onTakenOut: () => {
        this.#deps.wipe();
        this.#letGo(document, board);
      },
      onLost: () => this.#letGo(document, board, () => true),
    });
    return board;
  }

  /** Only this board, and only when it is due by then: as a rule when nobody is at it and nothing is under way. */
  #letGo(document: BoardDocument, board: Board, isDue: () => boolean = () => board.isEmpty): void {
    const opening = this.#open.get(document);
    void opening?.then(opened => {
      if (opened !== board || !isDue() || this.#open.get(document) !== opening) return;
      this.#open.delete(document);
      board.letGo();
    });
  }

  #onEvents(events: readonly Event[]): void {
    if (events.some(event => event.type === 'notes.gone')) void this.clean();
    this.#refresh();
  }

  /** Something has happened in the session: whoever may see it no longer goes, and who may no longer write is told in time. */
  #refresh(): void {
    for (const {actor, document, end} of [...this.#seats.values()]) {
      if (boardRight(this.#room.known.session, actor, document) === null) end('not-allowed');
    }
    for (const opening of this.#open.values()) void opening.then(board => board.refresh()).catch(() => undefined);
  }
}
