import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import type {Store} from '../store/contract.ts';
import {Room, type RoomDeps} from './room.ts';

/** A room that nobody needs is kept this long: people come back after a phone lock. In milliseconds. */
const KEEP_FREE_MS = 120_000;
const SWEEP_MS = 30_000;

/** A room with what belongs to it while it is open (its desk, its sockets), and goes with it. */
export interface OpenRoom<Parts> {
  readonly room: Room;
  readonly parts: Parts;
}

/** With a reason those inside are told that it is over for good. */
interface Closable {
  close(reason?: RefusalCode): void;
}

/** All open rooms of this process. A room is loaded once, however many ask for it at the same time. */
export class Rooms<Parts extends Closable> {
  readonly #open = new Map<SessionId, Promise<OpenRoom<Parts> | null>>();
  readonly #store: Pick<Store, 'load'>;
  readonly #deps: Omit<RoomDeps, 'onStale'>;
  readonly #furnish: (room: Room) => Promise<Parts>;
  readonly #sweep: NodeJS.Timeout;
  #isClosed = false;

  constructor(store: Pick<Store, 'load'>, deps: Omit<RoomDeps, 'onStale'>, furnish: (room: Room) => Promise<Parts>) {
    this.#store = store;
    this.#deps = deps;
    this.#furnish = furnish;
    this.#sweep = setInterval(() => void this.#closeFree(), SWEEP_MS);
    this.#sweep.unref();
  }

  isOpen(id: SessionId): boolean {
    return this.#open.has(id);
  }

  /** Null when there is no such session; rejects when the store could not say. */
  async open(id: SessionId): Promise<OpenRoom<Parts> | null> {
    const opened = await this.#opened(id, false);
    // A room whose session was never created is none.
    return opened && opened.room.known.rev > 0 ? opened : null;
  }

  /** The room of a new session, or of the one that already has this id. */
  async openNew(id: SessionId): Promise<Room> {
    const opened = await this.#opened(id, true);
    if (!opened) throw new Error('a new room was not opened');
    return opened.room;
  }

  /** Closes a session's room for good. Nobody can open it while `erase` runs, and afterwards whatever the store then says counts. */
  async remove(id: SessionId, reason: RefusalCode, erase: () => Promise<void>): Promise<void> {
    const before = this.#open.get(id);
    const erasing = (async () => {
      const opened = await before?.catch(() => null);
      opened?.parts.close(reason);
      await opened?.room.isWritten();
      await erase();
      return null;
    })();
    this.#open.set(id, erasing);
    try {
      await erasing;
    } finally {
      if (this.#open.get(id) === erasing) this.#open.delete(id);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweep);
    for (const [id, opening] of this.#open) await this.#close(id, opening);
  }

  async #opened(id: SessionId, isNew: boolean): Promise<OpenRoom<Parts> | null> {
    // Looked up again after every wait: of two who waited for the same failure only one may load.
    for (let under = this.#open.get(id); under; under = this.#open.get(id)) {
      const found = await under.catch(() => null);
      found?.room.touch();
      if (found) return found;
      if (this.#open.get(id) === under) this.#open.delete(id);
    }
    if (this.#isClosed) throw new Error('the server is closing down');
    const opening = this.#load(id, isNew);
    this.#open.set(id, opening);
    // Neither "there is none" nor a failure may be remembered as the answer.
    const forget = () => {
      if (this.#open.get(id) === opening) this.#open.delete(id);
    };
    opening.then(opened => opened ?? forget(), forget);
    return opening;
  }

  async #load(id: SessionId, isNew: boolean): Promise<OpenRoom<Parts> | null> {
    const loaded = await this.#store.load(id);
    if (!loaded && !isNew) return null;
    const room: Room = new Room(id, loaded, {
      ...this.#deps,
      onStale: () => {
        const opening = this.#open.get(id);
        void opening?.then(opened => (opened?.room === room ? this.#close(id, opening) : undefined));
      },
    });
    return {room, parts: await this.#furnish(room)};
  }

  async #closeFree(): Promise<void> {
    for (const [id, opening] of this.#open) {
      const opened = await opening.catch(() => null);
      if (opened?.room.isFreeFor(KEEP_FREE_MS)) await this.#close(id, opening);
    }
  }

  /** Only this opening: its successor under the same id goes on. */
  async #close(id: SessionId, opening: Promise<OpenRoom<Parts> | null>): Promise<void> {
    if (this.#open.get(id) !== opening) return;
    this.#open.delete(id);
    const opened = await opening.catch(() => null);
    opened?.parts.close();
  }
}
