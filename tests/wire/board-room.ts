import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {afterEach} from 'vitest';
import * as Y from 'yjs';
import {systemTime} from '../../server/rooms/clock.ts';
import type {Store} from '../../server/store/contract.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
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

export const sync = (step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, bytes);
  });

export const numbers = (...all: readonly number[]): Uint8Array =>
  encoding.encode(to => {
    for (const one of all) encoding.writeVarUint(to, one);
  });

/** An update with one struct, however absurd. */
export const struct = (client: number, clock: number, write: (to: encoding.Encoder) => void): Uint8Array =>
  encoding.encode(to => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number);
    write(to);
    encoding.writeVarUint(to, 0);
  });

/** The value of a key, leaning on nothing or on the one that the same page has written just before. */
export const value = (client: number, clock: number, root = 'board'): Uint8Array =>
  struct(client, clock, to => {
    encoding.writeUint8(to, clock === 0 ? 0x28 : 0xa8);
    if (clock === 0) {
      encoding.writeVarUint(to, 1);
      encoding.writeVarString(to, root);
      encoding.writeVarString(to, 'key');
    } else for (const number of [client, clock - 1]) encoding.writeVarUint(to, number);
    encoding.writeVarUint(to, 1);
    encoding.writeAny(to, 'value');
  });

/** A text with nothing, or with this on its left and right. */
export const string = (
  client: number,
  clock: number,
  words: string,
  between: {left?: [number, number]; right?: [number, number]} = {},
): Uint8Array =>
  struct(client, clock, to => {
    const {left, right} = between;
    encoding.writeUint8(to, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    for (const number of [...(left ?? []), ...(right ?? [])]) encoding.writeVarUint(to, number);
    if (!left && !right) {
      encoding.writeVarUint(to, 1);
      encoding.writeVarString(to, PAGE_ROOT);
    }
    encoding.writeVarString(to, words);
  });
