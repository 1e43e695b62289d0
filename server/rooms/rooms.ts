import {SECOND, type SessionId} from '../../shared/wire/ids.ts';
import type {Store} from '../store/contract.ts';
import {Room, type RoomDeps} from './room.ts';

/** A room that nobody needs is kept this long: people come back after a phone lock. In milliseconds. */
const KEEP_FREE_MS = 120_000;
const SWEEP_MS = 30_000;

/** Sessions that do not exist may be asked for this often, over the whole server: beyond it a guesser would keep the store busy. */
const MISSES_PER_SECOND = 50;

/** Too many sessions that do not exist were asked for. A room that is open is never refused for it. */
export class TooManyMisses extends Error {
  constructor() {
    super('too many unknown sessions were asked for');
  }
}

/** What belongs to an open room and goes with it (its fan-out, its mailbox, its deadlines). */
export type Attach = (room: Room) => Promise<() => void>;

interface OpenRoom {
  readonly room: Room;
  readonly detach: readonly (() => void)[];
}

/** All open rooms of this process. A room is loaded once, however many ask for it at the same time. */
export class Rooms {
  readonly #open = new Map<SessionId, Promise<OpenRoom | null>>();
  readonly #store: Store;
  readonly #deps: RoomDeps;
  readonly #attach: Attach[] = [];
  readonly #sweep: NodeJS.Timeout;
  #misses = {second: 0, count: 0};
  #isClosed = false;

  constructor(store: Store, deps: RoomDeps) {
    this.#store = store;
    this.#deps = deps;
    this.#sweep = setInterval(() => void this.#closeFree(), SWEEP_MS);
    this.#sweep.unref();
  }

  /** Called before any room is open. In this order at opening, in the other one at closing. */
  attach(part: Attach): void {
    this.#attach.push(part);
  }

  /** Null when there is no such session; rejects when the store could not say, or with `TooManyMisses`. */
  async open(id: SessionId): Promise<Room | null> {
    const room = (await this.#opened(id, false))?.room;
    // A room whose session was never created is none.
    return room && room.known.rev > 0 ? room : null;
  }

  /** The room of a new session, or of the one that already has this id. */
  async openNew(id: SessionId): Promise<Room> {
    const opened = await this.#opened(id, true);
    if (!opened) throw new Error('a new room was not opened');
    return opened.room;
  }

  async #opened(id: SessionId, isNew: boolean): Promise<OpenRoom | null> {
    if (this.#isClosed) throw new Error('the server is closing down');
    const under = this.#open.get(id);
    if (under) {
      const found = await under;
      found?.room.touch();
      if (found || !isNew) return found;
    }
    const opening = this.#load(id, isNew);
    this.#open.set(id, opening);
    try {
      const opened = await opening;
      if (!opened && this.#open.get(id) === opening) this.#open.delete(id);
      return opened;
    } catch (error) {
      // A failed load must not be remembered as an answer.
      if (this.#open.get(id) === opening) this.#open.delete(id);
      throw error;
    }
  }

  async #load(id: SessionId, isNew: boolean): Promise<OpenRoom | null> {
    const second = Math.floor(this.#deps.time.steady() / SECOND);
    if (this.#misses.second !== second) this.#misses = {second, count: 0};
    if (!isNew && this.#misses.count >= MISSES_PER_SECOND) throw new TooManyMisses();
    const loaded = await this.#store.load(id);
    if (!loaded && !isNew) {
      this.#misses.count++;
      return null;
    }
    const room = new Room(id, loaded, this.#deps);
    room.onStale(() => void this.#close(id));
    const detach: (() => void)[] = [];
    for (const part of this.#attach) detach.unshift(await part(room));
    return {room, detach};
  }

  async #closeFree(): Promise<void> {
    for (const [id, opening] of this.#open) {
      const opened = await opening.catch(() => null);
      if (opened?.room.isFreeFor(KEEP_FREE_MS)) await this.#close(id);
    }
  }

  async #close(id: SessionId): Promise<void> {
    const opening = this.#open.get(id);
    this.#open.delete(id);
    const opened = await opening?.catch(() => null);
    for (const part of opened?.detach ?? []) part();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweep);
    for (const id of [...this.#open.keys()]) await this.#close(id);
  }
}
