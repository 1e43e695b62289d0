import {createServer, type Server as HttpServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {BOARD_PATH} from '../shared/wire/board.ts';
import type {RefusalCode} from '../shared/wire/codes.ts';
import type {AddressAnswer} from '../shared/wire/http.ts';
import type {SessionId} from '../shared/wire/ids.ts';
import {SOCKET_PATH} from '../shared/wire/live.ts';
import {Deadlines} from './anonymous/deadlines.ts';
import {Desk} from './anonymous/desk.ts';
import {FormNotes} from './anonymous/form-notes.ts';
import {cookies} from './auth/cookies.ts';
import {networks} from './auth/network.ts';
import {originCheck} from './auth/origin.ts';
import {newId, Secrets} from './auth/secrets.ts';
import {Tickets} from './auth/tickets.ts';
import {Replayer} from './board/replayer.ts';
import {type BoardSeat, SessionBoards} from './board/session-boards.ts';
import {textsOf} from './board/texts.ts';
import {boardUpgrades} from './board/upgrades.ts';
import {BoardCleaning} from './board-cleaning.ts';
import type {Config} from './config.ts';
import {reportWords} from './export/words.ts';
import {forgetting} from './forgetting.ts';
import {addressForPhones, isThisMachine, localAddresses, otherAddresses} from './http/address.ts';
import {createApp} from './http/app.ts';
import {devicesOf} from './http/devices.ts';
import {HtmlPages} from './http/pages.ts';
import {routeUpgrades, takenSoFar} from './http/upgrades.ts';
import {serve} from './live/connection.ts';
import {LiveRoom} from './live/live-rooms.ts';
import {Pages} from './live/pages.ts';
import {liveServer, sayGoaway} from './live/server.ts';
import type {Log} from './ops/log.ts';
import {metrics} from './ops/metrics.ts';
import {retention} from './retention.ts';
import {systemTime, type TimeSource} from './rooms/clock.ts';
import type {Room} from './rooms/room.ts';
import {Rooms} from './rooms/rooms.ts';
import type {Store} from './store/contract.ts';
import {Wiper} from './store/wiper.ts';

export interface RunningServer {
  readonly port: number;
  /** Tells everyone to come back, finishes what was begun, and lets go of the port and the store. Idempotent. */
  close(): Promise<void>;
}

export interface ServerDeps {
  readonly config: Config;
  readonly store: Store;
  readonly organiserKey: string;
  /** `dist/client`, as the client's build leaves it. */
  readonly clientFolder: string;
  readonly log: Log;
  /** Tests let time run faster; nothing else gives another one. */
  readonly time?: TimeSource;
}

/** What stands in an open room. */
interface Furniture {
  readonly desk: Desk;
  readonly formNotes: FormNotes;
  readonly live: LiveRoom;
  readonly boards: SessionBoards;
  close(reason?: RefusalCode): void;
}

/** Time for goaway to reach the phones and for answers to leave. In milliseconds. */
const DRAIN_MS = 300;

/** Puts the parts together and listens. Rejects when the port is taken. */
export async function startServer({config, store, organiserKey, clientFolder, log, time = systemTime}: ServerDeps): Promise<RunningServer> {
  const {steady, wall: now} = time;
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  const pages = new HtmlPages(join(clientFolder, 'pages'));
  const say = await reportWords(join(clientFolder, 'pages', 'report.json'));
  const secrets = new Secrets(store.secret);
  const tickets = new Tickets(newId, steady);
  const framePages = new Pages(newId, steady);
  const wiper = new Wiper(store, log);
  const origin = originCheck(config.publicUrl);
  let isClosing = false;
  // Socket.IO takes its own paths out of what is heard already, so the app listens first.
  const http = createServer((request, response) => app(request, response));
  const io = liveServer(http, {socket: origin(), polling: origin({mayBeMissing: true})});
  const replayer = new Replayer();
  const boardTickets = new Tickets<BoardSeat & {readonly session: SessionId}>(newId, steady);
  const furnish = async (room: Room): Promise<Furniture> => {
    const desk = new Desk(room, await store.boxes(room.id), {store, newId, wipe: () => wiper.ask()});
    const deadlines = new Deadlines(room, desk, {
      wipe: () => wiper.ask(),
      after: time.after,
      onTrouble: error => log.error({session: room.id, error}, 'a release or withdrawal failed'),
    });
    const live = new LiveRoom(room, desk, {io, pages: framePages, time});
    const boards = new SessionBoards(room, {
      store,
      time,
      soon: setImmediate,
      replay: (parts, without) => replayer.replay(parts, without),
      orderOf: document => ({
        check: (stored, updates) => replayer.checkOrder(document, stored, updates),
        forget: () => replayer.forgetDocument(document),
      }),
      wipe: () => wiper.ask(),
      onTrouble: error => {
        cleaning.again(room.id);
        log.error({session: room.id, error}, 'a board could not be kept');
      },
    });
    return {
      desk,
      boards,
      formNotes: new FormNotes(room, desk),
      live,
      close: reason => {
        live.close(reason);
        boards.close(reason ? 'not-allowed' : 'closing-down');
        deadlines.close();
      },
    };
  };
  const rooms = new Rooms(
    store,
    {
      store: {
        lineage: store.lineage,
        append: async append => {
          await store.append(append);
          if (append.writes.contents?.delete?.length || append.writes.boards?.delete?.length) wiper.ask();
        },
      },
      time,
      newId,
      hash: secret => secrets.hash('code', secret),
      onTrouble: (session, error) => log.error({session, error}, 'commit failed'),
    },
    furnish,
  );
  const remove = async (session: SessionId): Promise<boolean> => {
    let wasThere = false;
    await rooms.remove(session, 'no-session', async () => {
      wasThere = await store.remove(session);
    });
    if (wasThere) wiper.ask(0);
    return wasThere;
  };
  const forget = async (session: SessionId): Promise<boolean> => {
    const opened = await rooms.open(session);
    // Removed meanwhile, with all that was known.
    if (!opened) return true;
    const answer = await opened.room.submit({type: 'persons.forget'}, {role: 'server', id: session});
    if (answer.ok) wiper.ask(0);
    return answer.ok;
  };
  const cleaning = new BoardCleaning({store, clean: async session => (await rooms.open(session))?.parts.boards.clean(), time, log});
  const upgrades = boardUpgrades({
    isOurs: origin(),
    tickets: boardTickets,
    boardsOf: async session => (await rooms.open(session))?.parts.boards ?? null,
    onTrouble: error => log.error({error}, 'a board could not be opened'),
  });
  routeUpgrades(http, {[SOCKET_PATH]: takenSoFar(http), [BOARD_PATH]: upgrades.take});
  const app = createApp({
    rooms,
    store,
    cookies: cookies(secrets, isSecure),
    secrets,
    devices: devicesOf(secrets),
    tickets,
    boardTickets,
    pages,
    networkOf: networks(config.publicUrl),
    now,
    organiserKey,
    retentionDays: config.retentionDays,
    remove,
    say,
    texts: room => textsOf(room.id, room.known.session, {store, replayer}),
    isOurs: origin(),
    isOursOrGet: origin({mayBeMissing: true}),
    clientFolder,
    framePages,
    isSecure,
    log,
    health: () => !isClosing,
    metrics: metrics({sockets: () => io.engine.clientsCount + upgrades.size, isWipingBehind: () => wiper.isBehind}, config.metricsToken),
    addressFor: host => addressAnswer(config, host),
  });
  io.on('connection', socket => serve(socket, {tickets, rooms, log}));

  await listen(http, config);
  // Gatherings and withdrawals that a stop has interrupted go on without waiting for anybody to come.
  await resume(rooms, store, log);
  // A stop may have come between deleting and wiping.
  wiper.ask(0);
  cleaning.begin();
  const rounds = [cleaning, retention({store, days: config.retentionDays, remove, time, log}), forgetting({store, forget, time, log})];
  return {port: (http.address() as AddressInfo).port, close: once(close)};

  async function close(): Promise<void> {
    isClosing = true;
    sayGoaway(io);
    upgrades.close();
    await new Promise(resolve => setTimeout(resolve, DRAIN_MS));
    await Promise.all(rounds.map(round => round.close()));
    await rooms.close();
    // A page that does not answer its end would hold the port for half a minute.
    upgrades.terminate();
    // Ends the sockets, the HTTP server and what still waits for an answer.
    const closed = io.close();
    http.closeAllConnections();
    await closed;
    await wiper.close();
    await replayer.close();
    await store.close();
  }
}

function addressAnswer({publicUrl, host: listensOn}: Config, host: string): AddressAnswer {
  if (publicUrl !== null) return {origin: publicUrl, others: [], keptTo: null};
  const isKept = isThisMachine(listensOn);
  const addresses = isKept ? [] : localAddresses();
  return {origin: addressForPhones(host, addresses), others: otherAddresses(host, addresses), keptTo: isKept ? listensOn : null};
}

/** One session that cannot be opened must not keep the others from going on. */
async function resume(rooms: Rooms<Furniture>, store: Store, log: Log): Promise<void> {
  const unfinished = new Set(await store.sessionsWithBoxes());
  for (const {session, phase} of await store.list()) if (phase === 'closing') unfinished.add(session);
  for (const session of unfinished) {
    await rooms.open(session).catch((error: unknown) => log.error({session, error}, 'a session could not be resumed'));
  }
}

function listen(http: HttpServer, {port, host}: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= run();
    return running;
  };
}
