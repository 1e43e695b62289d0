// What the others are measured against: a relay that reads with `ws`, builds each frame once, and writes it once to everybody in the room.
// It checks nothing, merges nothing, stores nothing, and tells who comes all that was ever sent.
import {createServer} from 'node:http';
import {WebSocketServer} from 'ws';

const [SYNC, STEP_1, UPDATE] = [0, 0, 2];
/** After it a page takes itself for synced: a state of nothing. */
const SYNCED = framed(Uint8Array.of(0, 1, 2, 0, 0));

function framed(message) {
  const {length} = message;
  const head = length < 126 ? 2 : length < 0x1_00_00 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x82;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(message, head);
  return frame;
}

const rooms = new Map();
const roomOf = name => {
  const found = rooms.get(name);
  if (found) return found;
  const room = {streams: new Set(), said: [], ready: null};
  rooms.set(name, room);
  return room;
};

const sockets = new WebSocketServer({noServer: true, perMessageDeflate: false, clientTracking: false});
const server = createServer((_request, response) => response.end());
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, socket => {
    const room = roomOf(request.url);
    room.streams.add(stream);
    socket.on('close', () => room.streams.delete(stream));
    socket.on('error', () => undefined);
    socket.on('message', message => {
      if (message[0] === SYNC && message[1] === STEP_1) {
        room.ready ??= Buffer.concat([...room.said, SYNCED]);
        stream.write(room.ready);
        return;
      }
      const isUpdate = message[0] === SYNC && message[1] === UPDATE;
      if (message[0] === SYNC && !isUpdate) return;
      const frame = framed(message);
      if (isUpdate) {
        room.said.push(frame);
        room.ready = null;
      }
      for (const each of room.streams) each.write(frame);
    });
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
