import * as Y from 'yjs';
import {type MemoryStore, newMemoryDisk, openMemoryStore} from '../../../server/store/memory.ts';
import type {SessionId} from '../../../shared/wire/ids.ts';
import type {Chance} from '../../rehearsal/chance.ts';
import {SessionServer} from '../session-server.ts';
import {PlayedTime} from './played-time.ts';

/** How far each writer of the board is stored. */
export type StoredTo = ReadonlyMap<number, number>;

/** A server that can be started again at the same address with what its disk has kept, in a time that is played. */
export class House {
  readonly time = new PlayedTime();
  readonly #disk = newMemoryDisk();
  readonly #chance: Chance;
  server!: SessionServer;
  store!: MemoryStore;
  /** How often a board was opened: by the first who came, or for what was taken back. */
  boardsOpened = 0;
  readonly #stored = new Map<number, number>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  get stored(): StoredTo {
    return this.#stored;
  }

  /** The same port, so that pages find it again. */
  async start(port = 0): Promise<void> {
    const whenDurable = () => new Promise<void>(resolve => setTimeout(resolve, this.#chance.whole(0, 2)));
    const store = openMemoryStore({disk: this.#disk, whenDurable});
    const loadBoard = store.loadBoard.bind(store);
    store.loadBoard = (session, document) => {
      this.boardsOpened += 1;
      return loadBoard(session, document);
    };
    const appendBoard = store.appendBoard.bind(store);
    store.appendBoard = async append => {
      await appendBoard(append);
      for (const [client, clock] of Y.parseUpdateMeta(append.update).to) {
        this.#stored.set(client, Math.max(clock, this.#stored.get(client) ?? 0));
      }
    };
    this.store = store;
    this.server = await SessionServer.start(store, {port}, this.time);
  }

  /** `crash`: the process dies with what it was about to write, and had not acknowledged; null: it is stopped. */
  async restart(crash: 'lost' | 'kept' | null): Promise<void> {
    const {port} = this.server.server;
    if (crash) this.store.crash(crash);
    await this.server.server.close();
    await this.start(port);
  }

  /** Every byte that is kept of the board. */
  async kept(session: SessionId): Promise<Buffer> {
    const {state, updates} = await this.store.loadBoard(session, 'board');
    return Buffer.concat([state ?? new Uint8Array(), ...updates]);
  }

  async close(): Promise<void> {
    await this.server.close();
    this.time.close();
  }
}
