import type {OrderChecked} from '../../server/board/checked.ts';
import type {Cleaned} from '../../server/board/cleaned.ts';
import {OrderChecks} from '../../server/board/order.ts';
import {replay, takeOut} from '../../server/board/replay.ts';
import {SessionBoards, type SessionBoardsDeps} from '../../server/board/session-boards.ts';
import type {Known} from '../../server/rooms/known.ts';
import type {CommitListener, Room} from '../../server/rooms/room.ts';
import {type MemoryDisk, type MemoryOperation, type MemoryStore, openMemoryStore} from '../../server/store/memory.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {SECOND, type SessionId} from '../../shared/wire/ids.ts';
import type {Nat} from '../property/damage.ts';

/** What was asked of the disk is lost with the process, or was there already and only its answer is missing. */
export type Unanswered = 'lost' | 'kept';
const AT_DISK = ['append', 'replace', 'append what takes out', 'replace by what is left'] as const;
type AtDisk = (typeof AT_DISK)[number];
/** What a process can be in the middle of. `hear`: it has taken something and not asked for anything yet. */
type Step = 'hear' | 'check order' | 'load' | 'replay' | 'take out' | AtDisk;
export type Death = Exclude<Step, AtDisk> | `${AtDisk}, ${Unanswered}`;

export interface ProcessDeps {
  readonly session: SessionId;
  readonly disk: MemoryDisk;
  /** What the room knows, as it is now. */
  readonly known: () => Known;
  readonly now: () => number;
  readonly onReplaced: () => void;
  readonly onProblem: (problem: string) => void;
}

interface Waiting {
  readonly go: () => void;
  readonly fail: (problem: Error) => void;
}

const isAtDisk = (step: Step): step is AtDisk => AT_DISK.some(one => one === step);

/**
 * One life of the server, as far as boards go: all is real but the room, the disk and the thread. The end of a tick, the disk and the thread each go on
 * when the story says so, and the process can die whenever it waits for any of them.
 */
export class Process {
  readonly boards: SessionBoards;
  readonly #deps: ProcessDeps;
  readonly #store: MemoryStore;
  readonly #queues = {tick: [] as Waiting[], disk: [] as Waiting[], thread: [] as Waiting[]};
  readonly #listeners = new Set<CommitListener>();
  readonly #steps: Step[] = [];
  /** What the thread has made to take something out. */
  readonly #takesOut = new WeakSet<Uint8Array>();
  #orders = new OrderChecks();
  #losesAnswer = false;
  /** Milliseconds that went by in waiting for a time. */
  #passed = 0;

  constructor(deps: ProcessDeps) {
    this.#deps = deps;
    this.#store = openMemoryStore({disk: deps.disk, whenDurable: () => this.#until('disk')});
    this.boards = new SessionBoards(this.#room(), {
      store: this.#watchedStore(),
      time: {steady: () => deps.now() + this.#passed, after: (ms, run) => this.#later(ms, run)},
      soon: run => void this.#during('hear', this.#until('tick')).then(run),
      replay: (parts, without) => this.#replay(parts, without),
      orderOf: document => ({
        check: (stored, updates) => this.#during('check order', this.#checkOrder(document, stored, updates)),
        forget: () => void this.#inThread(() => this.#orders.forget(document)).catch(() => undefined),
      }),
      wipe: () => undefined,
      // What fails here fails because the story says so; what must not is a problem below.
      onTrouble: () => undefined,
    });
  }

  get isWaiting(): boolean {
    return Object.values(this.#queues).some(queue => queue.length > 0);
  }

  /** One of those that wait goes on: each queue in its order, and none waits for another. */
  next(nat: Nat): void {
    const waiting = Object.values(this.#queues).filter(queue => queue.length > 0);
    if (waiting.length > 0) waiting[nat(waiting.length)]?.shift()?.go();
  }

  /** Something has happened in the session. */
  tell(events: readonly Event[]): void {
    for (const listener of this.#listeners) listener(events, this.#deps.known());
  }

  /** What it would be in the middle of, if it died now. */
  dying(unanswered: Unanswered): ReadonlySet<Death> {
    return new Set(this.#steps.map(step => (isAtDisk(step) ? (`${step}, ${unanswered}` as const) : step)));
  }

  die(unanswered: Unanswered): void {
    this.#store.crash(unanswered);
    // Whatever it would still have done, it does not.
    for (const queue of Object.values(this.#queues)) queue.length = 0;
  }

  failNext(operation: MemoryOperation): void {
    this.#store.failNext(operation);
  }

  /** The next append is stored, and nobody hears that it is. */
  loseNextAnswer(): void {
    this.#losesAnswer = true;
  }

  /** What it was at is not answered any more, and another thread knows no text. */
  endThread(): void {
    this.#orders = new OrderChecks();
    for (const {fail} of this.#queues.thread.splice(0)) fail(new Error('the thread of the boards has ended'));
  }

  /** Sooner or later, as everything here; what repeats for as long as a board is open would never come to an end. */
  #later(ms: number, run: () => void): () => void {
    let isOff = ms > SECOND;
    if (!isOff)
      void this.#until('tick').then(() => {
        this.#passed += ms;
        if (!isOff) run();
      });
    return () => {
      isOff = true;
    };
  }

  #room(): Room {
    const {session, known} = this.#deps;
    const room: Pick<Room, 'id' | 'known' | 'onCommit' | 'hold'> = {
      id: session,
      get known() {
        return known();
      },
      onCommit: listener => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      hold: () => () => undefined,
    };
    return room as Room;
  }

  #watchedStore(): SessionBoardsDeps['store'] {
    const store = this.#store;
    return {
      loadBoard: (session, document) => this.#during('load', store.loadBoard(session, document)),
      appendBoard: async append => {
        await this.#during(this.#takesOut.has(append.update) ? 'append what takes out' : 'append', store.appendBoard(append));
        if (!this.#losesAnswer) return;
        this.#losesAnswer = false;
        throw new Error('nobody knows whether it is stored');
      },
      replaceBoard: async replacement => {
        const isLeft = this.#takesOut.has(replacement.state);
        await this.#during(isLeft ? 'replace by what is left' : 'replace', store.replaceBoard(replacement));
        this.#deps.onReplaced();
      },
    };
  }

  async #replay(parts: readonly Uint8Array[], without: readonly string[]): Promise<Cleaned> {
    if (without.length === 0)
      return this.#during(
        'replay',
        this.#inThread(() => ({update: null, state: replay(parts)})),
      );
    const cleaned = await this.#during(
      'take out',
      this.#inThread(() => takeOut(parts, without)),
    );
    for (const bytes of [cleaned.update, cleaned.state]) if (bytes) this.#takesOut.add(bytes);
    return cleaned;
  }

  /** As the replayer asks its thread. */
  async #checkOrder(document: string, stored: () => readonly Uint8Array[], updates: readonly Uint8Array[]): Promise<OrderChecked> {
    const answer = await this.#inThread(() => this.#orders.check({document, begin: null, updates}));
    if (answer !== 'unknown') return answer;
    const begin = stored();
    const again = await this.#inThread(() => this.#orders.check({document, begin, updates}));
    if (again === 'unknown') throw new Error('a document was not kept');
    return again;
  }

  async #inThread<Answer>(run: () => Answer): Promise<Answer> {
    await this.#until('thread');
    try {
      return run();
    } catch (problem) {
      // It is given what is stored: that can be read, or something is wrong with it.
      this.#deps.onProblem(`the thread was given what it cannot read: ${problem}`);
      throw problem;
    }
  }

  #until(queue: 'tick' | 'disk' | 'thread'): Promise<void> {
    return new Promise((go, fail) => this.#queues[queue].push({go, fail}));
  }

  async #during<Value>(step: Step, asked: Promise<Value>): Promise<Value> {
    this.#steps.push(step);
    try {
      return await asked;
    } finally {
      this.#steps.splice(this.#steps.indexOf(step), 1);
    }
  }
}
