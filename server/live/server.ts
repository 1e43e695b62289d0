import type {Server as HttpServer} from 'node:http';
import {Server} from 'socket.io';
import {MAX_MESSAGE_BYTES} from '../../shared/wire/limits.ts';
import {type ClientMessages, type ServerMessages, SOCKET_PATH} from '../../shared/wire/live.ts';
import type {OriginCheck} from '../auth/origin.ts';
import {drop, isTooFarBehind} from './pressure.ts';

export type LiveServer = Server<ClientMessages, ServerMessages>;

/** How often slow readers are looked for. In milliseconds. */
const PRESSURE_EVERY_MS = 1_000;
/** Phones spread their return over this time when the server goes away. */
const GOAWAY_SPREAD_MS = 3_000;

/** Socket.IO on the shared port. `checks.socket` for WebSockets, `checks.polling` for the fallback's requests. */
export function liveServer(http: HttpServer, checks: {readonly socket: OriginCheck; readonly polling: OriginCheck}): LiveServer {
  const io: LiveServer = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    // What becomes of other upgrades is said below, for all of them in one place.
    destroyUpgrade: false,
    // CORS does not stop a cross-site WebSocket; this does.
    allowRequest: (request, decide) => {
      const isUpgrade = request.headers.upgrade !== undefined;
      decide(null, (isUpgrade ? checks.socket : checks.polling)(request));
    },
  });
  io.engine.on('connection', refuseMoreThanOne);
  const pressure = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) if (isTooFarBehind(socket)) drop(socket);
  }, PRESSURE_EVERY_MS);
  pressure.unref();
  http.on('close', () => clearInterval(pressure));
  return io;
}

interface EngineSocket {
  on(event: 'packet', listener: (packet: {readonly type: string; readonly data?: unknown}) => void): void;
  close(discard: boolean): void;
}

/** First sign of Socket.IO's packet that opens a socket within a connection. */
const CONNECT = '0';

/** A connection carries one socket. Thousands of them asked for in one message would hold up everybody else. */
function refuseMoreThanOne(connection: EngineSocket): void {
  let asked = 0;
  connection.on('packet', ({type, data}) => {
    if (type === 'message' && typeof data === 'string' && data.startsWith(CONNECT) && ++asked > 1) connection.close(true);
  });
}

/** Tells everyone to come back, each at another moment. */
export function sayGoaway(io: LiveServer): void {
  for (const socket of io.sockets.sockets.values()) socket.emit('goaway', {after: Math.round(Math.random() * GOAWAY_SPREAD_MS)});
}
