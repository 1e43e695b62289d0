import {randomUUID} from 'node:crypto';
import type {Actor} from '../../shared/session/actor.ts';
import {boardRight} from '../../shared/session/board-rights.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {type BoardDocument, type BoardEnd, isText, pageDocument} from '../../shared/wire/board.ts';
import type {NoteId} from '../../shared/wire/ids.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import type {Store} from '../store/contract.ts';
import {Board} from './board.ts';
import type {BoardDeps} from './board-deps.ts';
import type {Member, MemberDeps} from './member.ts';
import {notesOf} from './note-finder.ts';
import {OwnPages} from './own-pages.ts';
import {shapeOf} from './shapes.ts';
import type {ClientId} from './update.ts';

export interface SessionBoardsDeps {
  readonly store: Pick<Store, 'appendBoard' | 'loadBoard' | 'replaceBoard'>;
  readonly replay: BoardDeps['replay'];
  /** A document under a name of its own, drawn by whoever begins it. */
  readonly orderOf: (document: string) => NonNullable<BoardDeps['order']>;
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

/** What a connection itself can do; the rest of a member is known here. */
type Connection = Omit<MemberDeps, 'client' | 'mayWrite' | 'mayBegin' | 'spend'>;

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
  readonly #pages: OwnPages;
  readonly #unlisten: () => void;
  #isClosed = false;

  constructor(room: Room, deps: SessionBoardsDeps) {
    this.#room = room;
    this.#deps = deps;
    this.#pages = new OwnPages(deps.time);
    this.#unlisten = room.onCommit(events => this.#onEvents(events));
  }

  /** Whether this person may have one more page; until its ticket has run out it counts as open. */
  admits({actor, client}: Pick<BoardSeat, 'actor' | 'client'>): boolean {
    return this.#pages.admits(actor.id, client);
  }

  /** Whether this person's pages have not made more work lately than hands can. */
  isWithinEffort({actor}: Pick<BoardSeat, 'actor'>): boolean {
    return this.#pages.spend(actor.id, 0);
  }

  /** Rejects when the board cannot be loaded; null when this person may not see it. */
  async enter({document, actor, client}: BoardSeat, connection: Connection): Promise<Entered | null> {
    const right = () => boardRight(this.#room.known.session, actor, document);
    if (right() === null) return null;
    const letRoomGo = this.#room.hold();
    const closePage = this.#pages.open(actor.id, client);
    const release = () => {
      letRoomGo();
      closePage();
    };
    try {
      let opening: Promise<Board>;
      let board: Board;
      // Let go while it was waited for, it is another's by now.
      do {
        opening = this.#opened(document);
        board = await opening;
      } while (this.#open.get(document) !== opening);
      // The session may have changed while it was waited for.
      if (this.#isClosed || right() === null) {
        this.#letGo(document, board);
        release();
        return null;
      }
      const member = board.enter({
        ...connection,
        client,
        mayWrite: () => right() === 'write',
        mayBegin: () => this.#pages.mayBegin(actor.id, document, client),
        spend: steps => this.#pages.spend(actor.id, steps),
      });
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

  /** A board that nobody is at takes out what has to go when it is opened, and is let go when it has. `gone`: notes that have just been taken back. */
  async clean(gone: readonly NoteId[] = []): Promise<void> {
    try {
      const board = await this.#opened('board');
      // What it knew to be about them it has taken out by then.
      await board.cleaned;
      if (gone.length > 0) board.refresh(gone);
      await board.cleaned;
      this.#letGo('board', board);
    } catch (error) {
      this.#deps.onTrouble(error);
    }
  }

  close(why: BoardEnd): void {
    this.#isClosed = true;
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
      order: this.#deps.orderOf(randomUUID()),
      append: (n, update) => store.appendBoard({session, document, n, update}),
      replace: (upTo, state) => store.replaceBoard({session, document, upTo, state}),
      // Cursors say who looks at what while people write in private.
      mayShow: () => null,
      // Without its words a note has gone, also when only the store knows it (a restored backup).
      isNote: note => this.#room.known.session.voice.notes.has(note) && this.#room.known.contents.has(note),
      // Texts name none.
      notesIn: isText(document) ? () => [] : notesOf(() => this.#room.known.session.voice),
      onTakenOut: () => {
        this.#deps.wipe();
        this.#letGo(document, board);
      },
      onEmpty: () => this.#letGo(document, board),
      onLost: () => this.#letGo(document, board, () => true),
    });
    return board;
  }

  /** Only this board, and only when it is due by then: as a rule when nobody is at it and nothing is under way. */
  #letGo(document: BoardDocument, board: Board, isDue: () => boolean = () => board.isEmpty): void {
    const opening = this.#open.get(document);
    const letGo = (opened: Board) => {
      if (opened !== board || !isDue() || this.#open.get(document) !== opening) return;
      this.#open.delete(document);
      board.letGo();
    };
    // By now it may be another board, on its way, that cannot be loaded: whoever waits for that one is told.
    void opening?.then(letGo, () => undefined);
  }

  #onEvents(events: readonly Event[]): void {
    const gone = events.flatMap(event => (event.type === 'notes.gone' ? event.notes : []));
    if (gone.length > 0) void this.clean(gone);
    for (const event of events) if (event.type === 'page.removed') this.#drop(pageDocument(event.page));
    this.#refresh();
  }

  /** Nothing more is stored of it, and a new one under its name begins with nothing. */
  #drop(document: BoardDocument): void {
    const opening = this.#open.get(document);
    this.#open.delete(document);
    void opening?.then(board => board.close('not-allowed')).catch(() => undefined);
  }

  /** Something has happened in the session: whoever may see it no longer goes, and who may no longer write is told in time. */
  #refresh(): void {
    for (const {actor, document, end} of [...this.#seats.values()]) {
      if (boardRight(this.#room.known.session, actor, document) === null) end('not-allowed');
    }
    for (const opening of this.#open.values()) void opening.then(board => board.refresh()).catch(() => undefined);
  }
}
