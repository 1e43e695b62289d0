import * as decoding from 'lib0/decoding';
import {afterEach} from 'vitest';
import * as Y from 'yjs';
import {systemTime} from '../../server/rooms/clock.ts';
import type {Store} from '../../server/store/contract.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {type BoardOptions, BoardPlayer, type RawBoard} from '../players/board-player.ts';
import {Visitor} from '../players/visitor.ts';
import {next, SessionServer} from './session-server.ts';

/** A server and the pages at its boards, for a test; all of them end after it. */
export class BoardRoom {
  server!: SessionServer;
  readonly #players: BoardPlayer[] = [];

  constructor() {
    afterEach(async () => {
      for (const player of this.#players.splice(0)) player.drop();
      await this.server.close();
    });
  }

  async start(store: Store = openMemoryStore()): Promise<SessionServer> {
    this.server = await SessionServer.start(store, {}, systemTime);
    return this.server;
  }

  async enter(visitor: Visitor, session: string, options: BoardOptions = {}): Promise<BoardPlayer> {
    const player = new BoardPlayer(visitor, session, options);
    this.#players.push(player);
    return player.connect();
  }

  /** A session that has begun, with its lead's console, a supporter's and two phones. */
  async inSession() {
    const server = await this.start();
    const {lead, session, key} = await server.open();
    await next(lead);
    const [phone, another] = [new Visitor(server.site), new Visitor(server.site)];
    for (const one of [phone, another]) await one.join({key});
    const helper = await server.seat(lead, 'support');
    return {lead, session, phone, another, first: lead.visitor, second: helper.visitor};
  }
}

/** What a board shows. */
export const inBoard = (player: BoardPlayer): Record<string, unknown> => player.map.toJSON();

const [STATE, UPDATE] = [1, 2] as const;

/** How many times a page was given the whole document. */
export const wholesTo = ({heard}: RawBoard): number => heard.filter(([kind, step]) => kind === 0 && step === STATE).length;

/** The document as somebody has it who was told this. */
export function heardBy({heard}: RawBoard): Record<string, unknown> {
  const doc = new Y.Doc();
  for (const message of heard) {
    const from = decoding.createDecoder(message);
    const step = decoding.readVarUint(from) === 0 ? decoding.readVarUint(from) : null;
    if (step === STATE || step === UPDATE) Y.applyUpdate(doc, decoding.readVarUint8Array(from));
  }
  return doc.getMap('board').toJSON();
}
