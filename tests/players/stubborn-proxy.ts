import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface StubbornProxy {
  readonly site: string;
  /** How many WebSockets it has turned away. */
  readonly refused: () => number;
  close(): Promise<void>;
}

/** An HTTP proxy in front of the server that knows nothing of WebSocket, as some organisations have. */
export async function stubbornProxy(port: number): Promise<StubbornProxy> {
  let refused = 0;
  const proxy = createServer((incoming, outgoing) => {
    const onward = request({host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers: incoming.headers}, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  proxy.on('upgrade', (_request, socket) => {
    refused++;
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  return {
    site: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    refused: () => refused,
    close: () =>
      new Promise(resolve => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
}
