import {WebSocket} from 'ws';
import {WebsocketProvider} from 'y-websocket';
import * as Y from 'yjs';
import {BOARD_ENDS, BOARD_PATH, type BoardDocument, type BoardEnd, type BoardTicketAnswer, boardAddress} from '../../shared/wire/board.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {randomId} from './player.ts';
import {answered, type Visitor} from './visitor.ts';

/** Longer than anything takes on one machine. In milliseconds. */
const PATIENCE_MS = 10_000;
const SAVED = 4;

export interface BoardOptions {
  readonly as?: 'phone' | 'console';
  readonly document?: BoardDocument;
  /** To come back as the same page. */
  readonly tab?: string;
}

export const boardTicket = async (visitor: Visitor, session: SessionId, options: BoardOptions = {}): Promise<BoardTicketAnswer> => {
  const {as = 'console', document = 'board', tab = randomId()} = options;
  return answered<BoardTicketAnswer>(await visitor.post('/live/board', {session, document, as, tab}));
};

const wsSite = (site: string): string => site.replace(/^http/, 'ws');

const nameOf = (code: number): BoardEnd | number =>
  (Object.entries(BOARD_ENDS).find(([, one]) => one === code)?.[0] as BoardEnd | undefined) ?? code;

/** Waits until `isSo`, looking again at every turn of the event loop. */
export async function soon(what: string, isSo: () => boolean): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > until) throw new Error(`not in ${PATIENCE_MS} ms: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

/** A page as y-websocket makes it: an honest one. */
export class BoardPlayer {
  readonly doc = new Y.Doc();
  #visitor: Visitor;
  readonly #session: SessionId;
  readonly #options: BoardOptions;
  readonly ends: (BoardEnd | number)[] = [];
  #provider: WebsocketProvider | null = null;
  /** How far the server says that it has stored what was written here. */
  saved = 0;

  constructor(visitor: Visitor, session: SessionId, options: BoardOptions = {}) {
    this.#visitor = visitor;
    this.#session = session;
    this.#options = {tab: randomId(), ...options};
  }

  get map(): Y.Map<unknown> {
    return this.doc.getMap('board');
  }

  get isSynced(): boolean {
    return this.#provider?.synced ?? false;
  }

  get awareness() {
    return this.#provider?.awareness;
  }

  async connect(): Promise<this> {
    this.drop();
    const {ticket, client} = await boardTicket(this.#visitor, this.#session, this.#options);
    this.doc.clientID = client;
    const origin = this.#visitor.site;
    class FromOurPage extends WebSocket {
      constructor(url: string) {
        super(url, {origin});
      }
    }
    const provider = new WebsocketProvider(`${wsSite(origin)}${BOARD_PATH}/${this.#session}`, this.#options.document ?? 'board', this.doc, {
      params: {ticket},
      WebSocketPolyfill: FromOurPage as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      connect: false,
    });
    provider.messageHandlers[SAVED] = (_encoder, decoder) => {
      this.saved = Math.max(this.saved, readClock(decoder));
    };
    provider.on('connection-close', (event: {readonly code: number} | null) => {
      if (event) this.ends.push(nameOf(event.code));
      // Coming back needs a new ticket.
      provider.shouldConnect = false;
    });
    this.#provider = provider;
    const before = this.ends.length;
    provider.connect();
    await soon('it is synced or ended', () => provider.synced || this.ends.length > before);
    return this;
  }

  /** All that was written here is stored. */
  async settle(): Promise<void> {
    await soon('all is stored', () => this.saved >= Y.getState(this.doc.store, this.doc.clientID));
  }

  /** The server has come back elsewhere. */
  moveTo(visitor: Visitor): void {
    this.#visitor = visitor;
  }

  /** The cable is pulled. */
  drop(): void {
    this.#provider?.destroy();
    // It has a timer of its own, which would keep a program open.
    this.#provider?.awareness.destroy();
    this.#provider = null;
  }
}

const readClock = (decoder: {readonly arr: Uint8Array; pos: number}): number => {
  let [number, factor] = [0, 1];
  for (;;) {
    const byte = decoder.arr[decoder.pos++] ?? 0;
    number += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) return number;
  }
};

/** Whatever an attacker sends, byte by byte. */
export class RawBoard {
  readonly socket: WebSocket;
  readonly heard: Uint8Array[] = [];
  readonly ended: Promise<BoardEnd | number>;

  constructor(visitor: Visitor, path: string, origin: string | undefined = visitor.site) {
    this.socket = new WebSocket(`${wsSite(visitor.site)}${path}`, origin === undefined ? {} : {origin});
    this.socket.on('message', data => this.heard.push(new Uint8Array(data as Buffer)));
    this.socket.on('error', () => undefined);
    this.ended = new Promise(resolve => this.socket.once('close', code => resolve(nameOf(code))));
  }

  static async open(
    visitor: Visitor,
    session: SessionId,
    options: BoardOptions = {},
  ): Promise<{readonly raw: RawBoard; readonly client: number}> {
    const {ticket, client} = await boardTicket(visitor, session, options);
    const raw = new RawBoard(visitor, `${boardAddress(session, options.document ?? 'board')}?ticket=${ticket}`);
    await new Promise((resolve, reject) => raw.socket.once('open', resolve).once('error', reject));
    return {raw, client};
  }

  send(...messages: readonly Uint8Array[]): void {
    for (const message of messages) this.socket.send(message);
  }
}
