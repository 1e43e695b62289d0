import type {IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import {type RawData, type WebSocket, WebSocketServer} from 'ws';
import {BOARD_ENDS, BOARD_PATH, type BoardEnd} from '../../shared/wire/board.ts';
import {SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {BOARD_BACKLOG_BYTES, MAX_BOARD_MESSAGE_BYTES} from '../../shared/wire/limits.ts';
import type {OriginCheck} from '../auth/origin.ts';
import type {Tickets} from '../auth/tickets.ts';
import type {BoardSeat, Entered, SessionBoards} from './session-boards.ts';

export interface BoardUpgradesDeps {
  readonly isOurs: OriginCheck;
  readonly tickets: Tickets<BoardSeat & {readonly session: SessionId}>;
  /** Null when there is no such session. */
  readonly boardsOf: (session: SessionId) => Promise<SessionBoards | null>;
  readonly onTrouble: (error: unknown) => void;
}

/** A page that has gone without a word is noticed after two of these. In milliseconds. */
const PING_EVERY_MS = 25 * SECOND;

export interface BoardUpgrades {
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Connections right now. */
  readonly size: number;
  /** Tells all to come back. */
  close(): void;
  /** Lets go of those who have not gone by themselves. */
  terminate(): void;
}

/** WebSockets to boards, on the port that everything shares. */
export function boardUpgrades(deps: BoardUpgradesDeps): BoardUpgrades {
  const sockets = new WebSocketServer({noServer: true, maxPayload: MAX_BOARD_MESSAGE_BYTES, perMessageDeflate: false, autoPong: false});
  const alive = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_EVERY_MS);
  pings.unref();

  return {
    take(request, stream, head) {
      if (!deps.isOurs(request)) return refuse(stream);
      sockets.handleUpgrade(request, stream, head, socket => {
        alive.add(socket);
        socket.on('pong', () => alive.add(socket));
        // Whoever asks and does not read is not answered on top of what waits.
        socket.on('ping', (data: Buffer) => {
          if (stream.writableLength <= BOARD_BACKLOG_BYTES && socket.readyState === socket.OPEN) socket.pong(data);
        });
        // It is closed by `ws` itself; without a listener it would end the process.
        socket.on('error', () => undefined);
        void admit(deps, socket, stream, request.url ?? '');
      });
    },
    get size() {
      return sockets.clients.size;
    },
    close() {
      clearInterval(pings);
      for (const socket of sockets.clients) end(socket, 'closing-down');
    },
    terminate() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

const refuse = (stream: Duplex): void => void stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => stream.destroy());

/** What came while the board was being loaded is heard afterwards, in its order; more than this, and it was no honest page. */
const MOST_WAITING = 64;

async function admit(deps: BoardUpgradesDeps, socket: WebSocket, stream: Duplex, url: string): Promise<void> {
  const waiting: Uint8Array[] = [];
  let entered: Entered | null = null;
  socket.on('message', (data: RawData, isBinary) => {
    // Told to go, it may go on sending until it answers that.
    if (socket.readyState !== socket.OPEN) return;
    if (!isBinary || !(data instanceof Buffer)) return end(socket, 'malformed');
    if (entered) return entered.hear(data);
    if (waiting.push(data) > MOST_WAITING) socket.terminate();
  });
  let isGone = false;
  socket.once('close', () => {
    isGone = true;
    entered?.leave();
  });
  try {
    const seat = seatFor(deps, url);
    if (!seat) return end(socket, 'ticket-spent');
    const boards = await deps.boardsOf(seat.session);
    entered = (await boards?.enter(seat, connection(socket, stream))) ?? null;
    if (!entered) return end(socket, 'not-allowed');
    if (isGone) return entered.leave();
    for (const bytes of waiting.splice(0)) entered.hear(bytes);
  } catch (error) {
    deps.onTrouble(error);
    end(socket, 'not-saved');
  }
}

/** A ticket is for the one document that it was issued for, whatever the address says. */
function seatFor({tickets}: BoardUpgradesDeps, url: string): (BoardSeat & {readonly session: SessionId}) | null {
  const {pathname, searchParams} = new URL(url, 'http://board');
  const seat = tickets.redeem(searchParams.get('ticket') ?? '');
  return seat && pathname === `${BOARD_PATH}/${seat.session}/${seat.document}` ? seat : null;
}

const connection = (socket: WebSocket, stream: Duplex) => ({
  // Frames are made once for all (frame.ts). `ws` has no compression here and sends nothing in parts, so what it sends itself stands between them whole.
  write: (bytes: Buffer) => {
    if (socket.readyState === socket.OPEN) stream.write(bytes);
  },
  backlog: () => stream.writableLength,
  onDrained: (run: () => void) => {
    stream.once('drain', run);
  },
  end: (why: BoardEnd) => end(socket, why),
});

/** A close that the other side leaves unanswered is over after a while all the same: `ws` sees to that. */
const end = (socket: WebSocket, why: BoardEnd): void => socket.close(BOARD_ENDS[why], why);
