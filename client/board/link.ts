import {WebsocketProvider} from 'y-websocket';
import * as Y from 'yjs';
import {createStore, type StoreApi} from 'zustand/vanilla';
import {BOARD_ENDS, BOARD_PATH, type BoardDocument, type BoardTicketAnswer, type BoardTicketRequest} from '../../shared/wire/board.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type Id, type Millis, SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {newId} from '../live/commands.ts';
import {backOff} from '../live/connection.ts';
import {watchLifecycle} from '../live/lifecycle.ts';
import {postJson, type Reply} from '../live/requests.ts';
import {ASK_FOR_SIGN, readSaved, SAVED, WriteCount} from './writes.ts';

/**
 * - `connecting`: the document is not here yet, and nothing may be written.
 * - `saved`, `saving`: connected; whether all that was written here is stored.
 * - `offline`: it comes back by itself. What is written meanwhile stays in the document, on this page alone.
 * - `read-only`: connected, and this person may not write.
 * - `ended`: it does not come back by itself; `refused` says why.
 */
export type LinkStatus = 'connecting' | 'saved' | 'saving' | 'offline' | 'read-only' | 'ended';

export interface LinkState {
  readonly status: LinkStatus;
  /** Another one after `onFresh`. */
  readonly doc: Y.Doc;
  /** Something was written here of which nobody has said that it is stored. */
  readonly isUnsaved: boolean;
  /** As far as the server has said. */
  readonly mayWrite: boolean;
  readonly refused: RefusalCode | null;
}

/** A document that can never be taken, with what was written in it and not stored: by its own client, from `storedTo` on. */
export interface Abandoned {
  readonly doc: Y.Doc;
  readonly storedTo: number;
}

export interface LinkOptions {
  readonly session: SessionId;
  readonly document: BoardDocument;
  readonly as: BoardTicketRequest['as'];
  /** The server never takes what is unsaved: an empty document has begun in its place. Told before `state` has the new one. */
  readonly onFresh?: (old: Abandoned) => void;
}

export interface DocumentLink {
  readonly state: StoreApi<LinkState>;
  /** Comes back at once with a new ticket: what this person may do has changed, or what had ended may begin again. */
  readonly renew: () => void;
  /** What is unsaved by then is lost. */
  readonly close: () => void;
}

/** What a link has to do with outside of it. */
export interface LinkWorld {
  /** Such as `ws://127.0.0.1:3000`. */
  readonly site: string;
  readonly Socket: typeof WebSocket;
  readonly ticket: (request: BoardTicketRequest) => Promise<Reply<BoardTicketAnswer>>;
  /** `look`: the page may have slept. `online`: what the browser says of its network. Returns what stops it. */
  readonly watch: (look: () => void, online: (isOnline: boolean) => void) => () => void;
}

const inBrowser = (): LinkWorld => ({
  site: location.origin.replace(/^http/, 'ws'),
  Socket: WebSocket,
  ticket: request => postJson('/live/board', request),
  watch: (onLook, onOnline) => watchLifecycle({onLook, onOnline}),
});

/** Anything else that a ticket is refused for does not change by waiting. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['too-many', 'ticket-spent', 'not-saved', 'closing-down']);
/** There is no such document for this person: nothing takes what is unsaved, and no page shows it. */
const GONE: ReadonlySet<RefusalCode> = new Set(['not-allowed', 'no-session', 'link-revoked']);
/** Closed for what the document holds, or for whose it is: it would be sent again and again. The last is a message too long for a WebSocket (RFC 6455, 7.4.1). */
const NEVER_TAKEN: ReadonlySet<number> = new Set([
  BOARD_ENDS.malformed,
  BOARD_ENDS['read-only'],
  BOARD_ENDS.foreign,
  BOARD_ENDS.gap,
  BOARD_ENDS.full,
  BOARD_ENDS['no-new-writers'],
  1009,
]);

/** Swallowed by a proxy, a WebSocket neither opens nor fails. */
const OPEN_MS: Millis = 8 * SECOND;
/** A quiet document brings nothing, and nobody says that a connection has died. Every so often it is asked, and a slow network has so long to answer. */
const ASK_EVERY_MS: Millis = 10 * SECOND;
const SLOW_SIGN_MS: Millis = 5 * SECOND;
/** After a sleep. */
const SIGN_OF_LIFE_MS: Millis = 2 * SECOND;

interface Attempt {
  readonly provider: WebsocketProvider;
  readonly writes: WriteCount;
  readonly stop: () => void;
}

/** Keeps one document together with the server's, through lost connections, restarts and refusals, until `close`. */
export function openDocument(options: LinkOptions, world: LinkWorld = inBrowser()): DocumentLink {
  const {session, document, as, onFresh} = options;
  /** Kept as long as the document: whoever comes back with it goes on as the same writer. */
  let tab: Id = newId();
  let attempt: Attempt | null = null;
  // Compared after every wait: what belongs to an abandoned attempt changes nothing any more.
  let turn = 0;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isClosed = false;
  let isConnected = false;
  /** It was let go of to come back with other rights: nothing is wrong unless that fails. */
  let isRenewing = false;
  /** The browser is believed only when it says no. */
  let isOnline = true;
  let hasDocument = false;
  /** Changes made here, and how many of them a connection has carried away. */
  let changes = 0;
  let storedTo = 0;

  const newDocument = (): Y.Doc => {
    const doc = new Y.Doc();
    // Before the connection hears of it: see `sent` in WriteCount.
    doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, {local}: Y.Transaction) => {
      const {mayWrite, doc: current} = state.getState();
      // Where nothing may be written the only changes are Yjs's own, which tidies up after others' formats; a document that was given up goes nowhere.
      if (!local || !mayWrite || doc !== current) return;
      changes += 1;
      if (!state.getState().isUnsaved) tell({isUnsaved: true});
    });
    return doc;
  };

  const state = createStore<LinkState>(() => ({
    status: 'connecting',
    doc: newDocument(),
    isUnsaved: false,
    mayWrite: false,
    refused: null,
  }));

  const tell = (change: Partial<Omit<LinkState, 'status'>> = {}): void => {
    const next = {...state.getState(), ...change};
    state.setState({...next, status: statusOf(next)});
  };

  const statusOf = ({refused, isUnsaved, mayWrite}: Omit<LinkState, 'status'>): LinkStatus => {
    if (refused !== null) return 'ended';
    if (!hasDocument) return 'connecting';
    if (!(isConnected || isRenewing) || !isOnline) return 'offline';
    if (isUnsaved) return 'saving';
    return mayWrite ? 'saved' : 'read-only';
  };

  const abandon = (): void => {
    turn += 1;
    if (timer) clearTimeout(timer);
    timer = null;
    attempt?.stop();
    attempt = null;
    isConnected = false;
  };

  const connectIn = (wait: Millis): void => {
    abandon();
    if (isClosed) return;
    tell({refused: null});
    timer = setTimeout(() => void connect(), wait);
  };

  const retry = (): void => {
    isRenewing = false;
    const wait = backOff(tries, Math.random);
    tries += 1;
    connectIn(wait);
  };

  const refuse = (code: RefusalCode | null): void => {
    if (code === null || PASSING.has(code)) {
      retry();
      return;
    }
    abandon();
    if (GONE.has(code) && state.getState().isUnsaved) giveUp();
    tell({refused: code});
  };

  const giveUp = (): void => {
    onFresh?.({doc: state.getState().doc, storedTo});
    tab = newId();
    [hasDocument, changes, storedTo] = [false, 0, 0];
    tell({doc: newDocument(), isUnsaved: false});
  };

  const beginAfresh = (): void => {
    abandon();
    giveUp();
    retry();
  };

  const lost = (code: number | null): void => (code !== null && NEVER_TAKEN.has(code) ? beginAfresh() : retry());

  const connect = async (): Promise<void> => {
    const mine = ++turn;
    const reply = await world.ticket({session, document, as, tab});
    if (mine !== turn) return;
    if (!reply.ok) return refuse(reply.code);
    const {ticket, client, mayWrite} = reply.body;
    const {doc, isUnsaved} = state.getState();
    // Written by who may no longer write, or by whom the server takes for somebody else by now.
    if (isUnsaved && (!mayWrite || client !== doc.clientID)) return beginAfresh();
    doc.clientID = client;
    tell({mayWrite});
    attempt = begin(doc, ticket, mine);
  };

  const begin = (doc: Y.Doc, ticket: string, mine: number): Attempt => {
    const writes = new WriteCount(() => changes);
    const provider = new WebsocketProvider(`${world.site}${BOARD_PATH}/${session}`, document, doc, {
      params: {ticket},
      WebSocketPolyfill: writes.counting(world.Socket),
      disableBc: true,
      connect: false,
      // A ticket is for one connection.
      shouldReconnect: () => false,
    });
    provider.awareness.setLocalState(null);
    provider.messageHandlers[SAVED] = (_encoder, decoder) => {
      if (mine !== turn) return;
      const saved = readSaved(decoder);
      storedTo = Math.max(storedTo, saved.clock);
      if (writes.isAllStored(saved.writes)) tell({isUnsaved: false});
    };
    const slow = setTimeout(() => mine === turn && retry(), OPEN_MS);
    const asking = setInterval(() => expectSign(provider, SLOW_SIGN_MS), ASK_EVERY_MS);
    provider.on('sync', (isSynced: boolean) => {
      if (mine !== turn || !isSynced) return;
      clearTimeout(slow);
      tries = 0;
      [isConnected, isRenewing, hasDocument] = [true, false, true];
      tell();
    });
    provider.on('connection-close', (event: {readonly code: number} | null) => {
      // A close of its own would be followed by another try with the same ticket.
      provider.shouldConnect = false;
      if (mine === turn) lost(event?.code ?? null);
    });
    provider.connect();
    const stop = (): void => {
      clearTimeout(slow);
      clearInterval(asking);
      // Not from within its own event: it would be ended twice.
      queueMicrotask(() => {
        provider.destroy();
        // Which has a timer of its own, and would hold the document for as long as the page is open. After it, so that nothing is sent.
        provider.awareness.destroy();
      });
    };
    return {provider, writes, stop};
  };

  const look = (): void => {
    if (isClosed || state.getState().refused !== null) return;
    if (!attempt || !isConnected) {
      tries = 0;
      connectIn(0);
      return;
    }
    expectSign(attempt.provider, SIGN_OF_LIFE_MS);
  };

  /** Comes back anew when nothing is heard in time. */
  const expectSign = (provider: WebsocketProvider, within: Millis): void => {
    if (!provider.wsconnected) return;
    const [mine, heard] = [turn, provider.wsLastMessageReceived];
    provider.ws?.send(ASK_FOR_SIGN);
    setTimeout(() => {
      if (mine === turn && provider.wsLastMessageReceived === heard) connectIn(0);
    }, within);
  };

  const unwatch = world.watch(look, says => {
    isOnline = says;
    tell();
  });
  void connect();
  return {
    state,
    renew: () => {
      tries = 0;
      isRenewing ||= isConnected;
      connectIn(0);
    },
    close: () => {
      isClosed = true;
      unwatch();
      abandon();
    },
  };
}
