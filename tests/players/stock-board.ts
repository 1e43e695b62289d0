import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates} from 'y-protocols/awareness';
import {readSyncMessage} from 'y-protocols/sync';
import {WebsocketProvider} from 'y-websocket';
import * as Y from 'yjs';
import {askFor, tellAwareness, tellUpdate} from '../../server/board/messages.ts';
import {soon} from './board-player.ts';

// The control for what is said of ours under attack: what y-websocket's own server does with its messages (0.1.1), without sockets, pings and files.

const [SYNC, AWARENESS] = [0, 1] as const;

type Tell = (message: Uint8Array) => void;

/** What is said is heard in the order in which it was said, all of it before whoever spoke goes on: nothing here has to be waited for. */
class Post {
  readonly #waiting: (() => void)[] = [];
  #isCarrying = false;

  carry(run: () => void): void {
    this.#waiting.push(run);
    if (this.#isCarrying) return;
    this.#isCarrying = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) next();
    this.#isCarrying = false;
  }
}

/** A document and those who are connected to it. */
export class StockBoard {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly post = new Post();
  /** What it, or a page, stumbled over and went on. */
  readonly problems: unknown[] = [];
  /** The clients that a connection has shown first, and takes with it when it ends. */
  readonly #shownBy = new Map<unknown, Set<number>>();
  readonly #tells = new Set<Tell>();
  readonly #pages: StockPage[] = [];

  constructor() {
    this.awareness.setLocalState(null);
    this.doc.on('update', (update: Uint8Array) => this.#tellAll(tellUpdate(update)));
    this.awareness.on('update', ({added, updated, removed}: Readonly<Record<'added' | 'updated' | 'removed', number[]>>, by: unknown) => {
      const shown = this.#shownBy.get(by);
      for (const client of added) shown?.add(client);
      for (const client of removed) shown?.delete(client);
      this.#tellAll(tellAwareness(encodeAwarenessUpdate(this.awareness, [...added, ...updated, ...removed])));
    });
  }

  /** Everybody who comes may do everything: there is no other rule. */
  connect(tell: Tell): void {
    this.#tells.add(tell);
    this.#shownBy.set(tell, new Set());
    this.#tell(tell, askFor(Y.encodeStateVector(this.doc)));
    const shown = [...this.awareness.getStates().keys()];
    if (shown.length > 0) this.#tell(tell, tellAwareness(encodeAwarenessUpdate(this.awareness, shown)));
  }

  hear(message: Uint8Array, by: Tell): void {
    try {
      const from = decoding.createDecoder(message);
      const kind = decoding.readVarUint(from);
      if (kind === AWARENESS) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(from), by);
      if (kind !== SYNC) return;
      const answer = encoding.createEncoder();
      encoding.writeVarUint(answer, SYNC);
      readSyncMessage(from, answer, this.doc, by, problem => this.problems.push(problem));
      if (encoding.length(answer) > 1) this.#tell(by, encoding.toUint8Array(answer));
    } catch (problem) {
      this.problems.push(problem);
    }
  }

  disconnect(tell: Tell): void {
    const shown = [...(this.#shownBy.get(tell) ?? [])];
    this.#tells.delete(tell);
    this.#shownBy.delete(tell);
    removeAwarenessStates(this.awareness, shown, null);
  }

  /** An honest page that has the document. */
  enter(options?: StockPageOptions): Promise<StockPage> {
    return this.page(options).come();
  }

  page(options?: StockPageOptions): StockPage {
    const page = new StockPage(this, options);
    this.#pages.push(page);
    return page;
  }

  close(): void {
    for (const page of this.#pages.splice(0)) page.close();
    this.doc.destroy();
  }

  /** Somebody with a program of their own. */
  attacker() {
    const heard: Uint8Array[] = [];
    const tell: Tell = message => heard.push(message);
    this.post.carry(() => this.connect(tell));
    const say = (...messages: readonly Uint8Array[]) => {
      for (const message of messages) this.post.carry(() => this.hear(message, tell));
    };
    return {
      heard,
      say,
      write: (...updates: readonly Uint8Array[]) => say(...updates.map(tellUpdate)),
      show: (states: Uint8Array) => say(tellAwareness(states)),
      leave: () => this.post.carry(() => this.disconnect(tell)),
    };
  }

  #tellAll(message: Uint8Array): void {
    for (const tell of this.#tells) this.#tell(tell, message);
  }

  #tell(tell: Tell, message: Uint8Array): void {
    this.post.carry(() => tell(message));
  }
}

/** A page's end of a connection, as browsers have it. */
class StockSocket {
  readonly OPEN = 1;
  binaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((event: {readonly data: Uint8Array}) => void) | null = null;
  onclose: ((event: {readonly code: number}) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  readonly #board: StockBoard;
  readonly #tell: Tell;

  constructor(board: StockBoard) {
    this.#board = board;
    this.#tell = data => this.#try(() => this.onmessage?.({data}));
    queueMicrotask(() => this.#open());
  }

  send(bytes: Uint8Array): void {
    if (this.readyState === 1) this.#board.post.carry(() => this.#board.hear(bytes, this.#tell));
  }

  close(): void {
    this.cut()();
  }

  /** The page knows that it is over; the server learns it by what is answered. */
  cut(): () => void {
    const wasOpen = this.readyState === 1;
    const isOver = this.readyState === 3;
    this.readyState = 3;
    if (!isOver) this.onclose?.({code: 1006});
    return () => {
      if (wasOpen) this.#board.post.carry(() => this.#board.disconnect(this.#tell));
    };
  }

  #open(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.#board.post.carry(() => this.#board.connect(this.#tell));
    this.#try(() => this.onopen?.());
  }

  /** What a page throws ends nothing: a browser writes it into its console. */
  #try(run: () => void): void {
    try {
      run();
    } catch (problem) {
      this.#board.problems.push(problem);
    }
  }
}

export interface StockPageOptions {
  /** The tabs of one browser talk to one another under this name. */
  readonly browser?: string;
  /** The server does not let it in. */
  readonly isRefused?: boolean;
}

/** An honest page: y-websocket's own client, without a network between. */
export class StockPage {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  #socket: StockSocket | null = null;

  constructor(board: StockBoard, {browser, isRefused = false}: StockPageOptions = {}) {
    const connected = (socket: StockSocket) => {
      this.#socket = socket;
    };
    class Socket extends StockSocket {
      constructor() {
        super(board);
        if (isRefused) queueMicrotask(() => this.close());
        connected(this);
      }
    }
    this.#provider = new WebsocketProvider('stock:', browser ?? '', this.doc, {
      WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      disableBc: browser === undefined,
      connect: false,
    });
  }

  get map(): Y.Map<unknown> {
    return this.doc.getMap('board');
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  /** Whether or not the server lets it in. */
  begin(): void {
    this.#provider.connect();
  }

  /** As often as a page comes back. */
  async come(): Promise<this> {
    this.begin();
    await soon('it is synced', () => this.#provider.synced);
    return this;
  }

  /** It has no network any more; the server learns it at once, or else when it is told by what is answered. */
  drop(): () => void {
    this.#provider.shouldConnect = false;
    return this.#socket?.cut() ?? (() => undefined);
  }

  close(): void {
    // Once it has had to take another number it cannot say goodbye: it looks for what it has shown under the new one, and throws.
    this.doc.clientID = this.awareness.clientID;
    this.#provider.destroy();
    this.doc.destroy();
  }
}
