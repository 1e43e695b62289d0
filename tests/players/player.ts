import {randomBytes} from 'node:crypto';
import {io, type ManagerOptions, type Socket} from 'socket.io-client';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import type {ClientCommand} from '../../shared/session/protocol.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {
  type Answer,
  type ClientMessages,
  type Frame,
  type Hello,
  type LaneTicket,
  type Me,
  type Page,
  PROTOCOL,
  type Refused,
  type ServerMessages,
  SOCKET_PATH,
  type Welcome,
} from '../../shared/wire/live.ts';
import type {Audience, Mine, RecordId, RecordOf, ViewRecord} from '../../shared/wire/records.ts';
import {answered, type Visitor} from './visitor.ts';

export type PlayerSocket = Socket<ServerMessages, ClientMessages>;

/** Longer than any answer on one machine takes, also while it is busy: a player never waits for ever. In milliseconds. */
const PATIENCE_MS = 15_000;

/** So many tickets are tried before a player gives up. */
const TICKETS = 5;

export const randomId = (): string => randomBytes(16).toString('base64url');

/** A frame is missing: what the server numbered without a gap did not come so. */
export class FrameGap extends Error {}

/** One socket's view of a room: records kept up to date by frames, as a browser does it, without a screen. */
export class Player {
  readonly visitor: Visitor;
  readonly session: SessionId;
  readonly as: Audience;
  readonly records = new Map<RecordId, ViewRecord>();
  readonly laneTickets = new Map<string, LaneTicket>();
  /** Every frame that was applied, with the moment of its arrival by `performance.now()`. */
  readonly frames: {readonly frame: Frame; readonly at: number}[] = [];
  /** As whom the server has welcomed it. */
  me: Me | null = null;
  /** What this phone alone is told. */
  mine: Mine | null = null;
  /** Everything that this one was told about itself, the welcome's first. */
  readonly told: Mine[] = [];
  lineage: string | null = null;
  n = 0;
  /** The reason that the server gave when it ended the connection. */
  bye: Refused | null = null;
  goaway: number | null = null;
  socket: PlayerSocket | null = null;
  /** Told of what could not be applied; nothing after it is, until the next `connect`. With nobody to tell it is an unhandled error. */
  onTrouble: ((trouble: unknown) => void) | null = null;
  /** Frames with pages are applied in their order, after their pages have come. */
  #applying: Promise<void> = Promise.resolve();
  readonly #watchers = new Set<() => void>();

  constructor(visitor: Visitor, session: SessionId, as: Audience) {
    this.visitor = visitor;
    this.session = session;
    this.as = as;
  }

  /**
   * Connects and says hello with what it has. Rejects with the refusal's code. A ticket that was too old by the time the socket was open is
   * fetched anew, as a browser does: a busy machine can take longer than a ticket lives.
   */
  async connect(options: Partial<ManagerOptions> = {}, hello: Partial<Hello> = {}): Promise<Welcome> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#connectOnce(options, hello);
      } catch (problem) {
        const isTooOld = problem instanceof Error && problem.message === 'ticket-spent';
        if (!isTooOld || hello.ticket !== undefined || tries === TICKETS) throw problem;
      }
    }
  }

  async #connectOnce(options: Partial<ManagerOptions>, hello: Partial<Hello>): Promise<Welcome> {
    // What an earlier connection brought is in, or never will be, before we say what we have.
    await this.#applying.catch(() => undefined);
    this.#applying = Promise.resolve();
    const ticket = await this.visitor.ticket(this.session, this.as);
    const socket = openSocket(this.visitor, options);
    this.socket = socket;
    // In hand before the first frame can come: the first frames wait for the welcome.
    let isWelcome = false;
    const early: Frame[] = [];
    socket.on('frame', frame => (isWelcome ? this.#take(frame) : early.push(frame)));
    socket.on('lane', tickets => this.#keepTickets(tickets));
    socket.on('mine', mine => {
      this.mine = mine;
      this.told.push(mine);
      this.#tell();
    });
    socket.on('bye', reason => {
      this.bye = reason;
      this.#tell();
    });
    socket.on('goaway', ({after}) => {
      this.goaway = after;
      this.#tell();
    });
    socket.on('disconnect', () => this.#tell());
    await connected(socket);
    const have = this.lineage === null ? null : {lineage: this.lineage, n: this.n};
    const welcome = await socket.timeout(PATIENCE_MS).emitWithAck('hello', {ticket, protocol: PROTOCOL, have, ...hello});
    if (!welcome.ok) {
      socket.disconnect();
      throw new Error(welcome.code);
    }
    if (welcome.whole !== null) {
      this.records.clear();
      await this.#put(JSON.parse(welcome.whole));
      this.n = welcome.n;
    }
    this.lineage = welcome.lineage;
    if (welcome.mine) this.told.push(welcome.mine);
    this.mine = welcome.mine;
    this.me = welcome.me;
    this.#keepTickets(welcome.laneTickets);
    isWelcome = true;
    for (const frame of [...welcome.frames, ...early]) this.#take(frame);
    await this.#applying;
    this.#tell();
    return welcome;
  }

  async send(command: ClientCommand, id: string = randomId()): Promise<Answer> {
    if (!this.socket) throw new Error('not connected');
    return this.socket.timeout(PATIENCE_MS).emitWithAck('command', {id, command});
  }

  async moment(command: MomentCommand): Promise<Answer> {
    if (!this.socket) throw new Error('not connected');
    return this.socket.timeout(PATIENCE_MS).emitWithAck('moment', command);
  }

  /** Like `send`, and throws when it is refused. */
  async must(command: ClientCommand): Promise<void> {
    const answer = await this.send(command);
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}`);
  }

  record<Key extends RecordId>(id: Key): RecordOf<Key> | undefined {
    return this.records.get(id) as RecordOf<Key> | undefined;
  }

  get notes(): readonly (ViewRecord & {kind: 'note'})[] {
    return [...this.records.values()].filter(record => record.kind === 'note');
  }

  /** Resolves when the condition holds; rejects after the patience is over. */
  until(what: string, holds: () => boolean, patience = PATIENCE_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#watchers.delete(check);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(check);
        reject(new Error(`waited too long until ${what}`));
      }, patience);
      this.#watchers.add(check);
      check();
    });
  }

  /** Away without a word, as when a phone locks. */
  drop(): void {
    const {socket} = this;
    this.socket = null;
    socket?.removeAllListeners();
    socket?.io.engine?.close();
    socket?.disconnect();
  }

  #take(frame: Frame): void {
    const applied = this.#applying.then(async () => {
      if (frame.n <= this.n) return;
      if (frame.prev !== this.n) throw new FrameGap(`a gap: frame ${frame.n} follows ${frame.prev}, not ${this.n}`);
      await this.#put(frame);
      for (const id of frame.del) this.records.delete(id);
      this.n = frame.n;
      this.frames.push({frame, at: performance.now()});
      this.#tell();
    });
    this.#applying = applied;
    if (this.onTrouble) applied.catch(this.onTrouble);
  }

  async #put({put, pages = []}: Pick<Frame, 'put' | 'pages'>): Promise<void> {
    const fetched = await Promise.all(pages.map(async page => (await answered<Page>(await this.visitor.fetch(page))).put));
    for (const part of [put, ...fetched])
      for (const [id, record] of Object.entries(part)) if (record) this.records.set(id as RecordId, record);
  }

  #keepTickets(tickets: readonly LaneTicket[]): void {
    for (const ticket of tickets) this.laneTickets.set(ticket.activity, ticket);
    this.#tell();
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** A socket that has not said hello; for tests of what happens then. */
export function openSocket(visitor: Visitor, options: Partial<ManagerOptions> = {}): PlayerSocket {
  return io(visitor.site, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: {Origin: visitor.site},
    ...options,
  });
}

export function connected(socket: PlayerSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the socket did not open')), PATIENCE_MS);
    // A server that dies between the transport's opening and its first word says nothing else.
    const closed = () => {
      settled();
      reject(new Error('the connection ended before the socket was open'));
    };
    const settled = () => {
      clearTimeout(timer);
      socket.io.off('close', closed);
    };
    socket.io.once('close', closed);
    socket.once('connect', () => {
      settled();
      resolve();
    });
    socket.once('connect_error', error => {
      settled();
      socket.disconnect();
      reject(error);
    });
  });
}
