import type {Socket} from 'socket.io';

/**
 * What waits for a slow reader, in bytes. Socket.IO does not tell, so this file alone looks beneath it: engine.io's
 * `writeBuffer` (packets not handed to the transport yet) and, under a WebSocket, `bufferedAmount`.
 * `tests/wire/slow-reader.test.ts` fails when an upgrade changes either. Null: they are not where they were.
 */
export function backlogOf(socket: Socket): number | null {
  const {writeBuffer} = socket.conn as unknown as {readonly writeBuffer?: unknown};
  if (!Array.isArray(writeBuffer)) return null;
  let bytes = 0;
  for (const packet of writeBuffer as readonly {readonly data?: unknown}[])
    if (typeof packet.data === 'string') bytes += packet.data.length;
  const transport = transportOf(socket);
  if (transport.name !== 'websocket') return bytes;
  const buffered = transport.socket?.bufferedAmount;
  return typeof buffered === 'number' ? bytes + buffered : null;
}

/** A phone that is this far behind is served better by dropping it: it comes back with what it has. */
const MAX_BACKLOG_BYTES = 512 * 1_024;

export function isTooFarBehind(socket: Socket): boolean {
  return (backlogOf(socket) ?? 0) > MAX_BACKLOG_BYTES;
}

/** Ends the connection without waiting for what the reader will not take. */
export function drop(socket: Socket): void {
  const transport = transportOf(socket);
  // `true`: what is still buffered is thrown away, where a plain close would wait for it.
  socket.conn.close(true);
  transport.socket?.terminate?.();
}

interface Transport {
  readonly name?: unknown;
  readonly socket?: {readonly bufferedAmount?: unknown; terminate?(): void};
}

const transportOf = (socket: Socket): Transport => socket.conn.transport as unknown as Transport;
