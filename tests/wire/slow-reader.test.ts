import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {io} from 'socket.io-client';
import {afterEach, expect, test} from 'vitest';
import {backlogOf, isTooFarBehind} from '../../server/live/pressure.ts';
import {liveServer} from '../../server/live/server.ts';
import {SOCKET_PATH} from '../../shared/wire/live.ts';

// What server/live/pressure.ts reads lies beneath Socket.IO's own interface: here an upgrade that changes it shows.

let close: () => Promise<void>;
afterEach(() => close());

async function oneReader(transport: 'websocket' | 'polling') {
  const http = createServer();
  const yes = () => true;
  const server = liveServer(http, {socket: yes, polling: yes});
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  const arriving = new Promise<Parameters<typeof backlogOf>[0]>(resolve => server.on('connection', resolve));
  const client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
    path: SOCKET_PATH,
    transports: [transport],
    reconnection: false,
  });
  close = async () => {
    client.disconnect();
    await server.close();
  };
  return {socket: await arriving, client};
}

const big = {after: 1, filler: 'x'.repeat(64 * 1_024)} as {after: number};

test.each(['websocket', 'polling'] as const)('[R25] the backlog of a reader by %s can be read', async transport => {
  const {socket} = await oneReader(transport);
  expect(backlogOf(socket)).toBeLessThan(1_024);
  expect(isTooFarBehind(socket)).toBe(false);
  for (let at = 0; at < 50; at++) socket.emit('goaway', big);
  // Three megabytes have been sent and at most one packet can have left.
  expect(backlogOf(socket)).toBeGreaterThan(49 * 64 * 1_024);
});

test('[R25] a reader that stops reading is dropped, while its backlog is small enough to forget', async () => {
  const {socket, client} = await oneReader('websocket');
  let isDropped = false;
  const dropped = new Promise(resolve => socket.on('disconnect', resolve)).then(() => {
    isDropped = true;
  });
  // Beneath the client as well: the network goes on, and nobody takes what it brings.
  const transport = client.io.engine.transport as unknown as {ws: {pause(): void}};
  transport.ws.pause();
  for (let at = 0; at < 400; at++) {
    socket.emit('goaway', big);
    await new Promise(resolve => setImmediate(resolve));
    if (isTooFarBehind(socket)) break;
  }
  expect(isDropped || isTooFarBehind(socket)).toBe(true);
  await dropped;
});
