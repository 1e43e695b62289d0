import type {Socket} from 'socket.io';

/**
 * Bytes and packets that wait for a slow reader. Socket.IO does not tell, so this file alone looks beneath it:
 * engine.io's `writeBuffer` (packets not handed to the transport yet) and, under a WebSocket, `bufferedAmount`.
 * `tests/wire/slow-reader.test.ts` fails when an upgrade changes either.
 */
export interface Backlog {
  readonly packets: number;
  readonly bytes: number;
}

export function backlogOf(socket: Socket): Backlog | null {
  const {conn} = socket;
  const {writeBuffer} = conn as unknown as {readonly writeBuffer?: unknown};
  if (!Array.isArray(writeBuffer)) return null;
  const transport = conn.transport as unknown as {readonly name?: unknown; readonly socket?: {readonly bufferedAmount?: unknown}};
  if (transport.name !== 'websocket') return {packets: writeBuffer.length, bytes: 0};
  const bytes = transport.socket?.bufferedAmount;
  return typeof bytes === 'number' ? {packets: writeBuffer.length, bytes} : null;
}

/** A phone that is this far behind is served better by dropping it: it comes back with what it has. */
const MAX_BACKLOG_BYTES = 512 * 1_024;
/** Ten seconds of frames at the fastest tick. */
const MAX_BACKLOG_PACKETS = 600;

export function isTooFarBehind(socket: Socket): boolean {
  const backlog = backlogOf(socket);
  return backlog !== null && (backlog.bytes > MAX_BACKLOG_BYTES || backlog.packets > MAX_BACKLOG_PACKETS);
}
