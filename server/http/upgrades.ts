import type {Server as HttpServer, IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';

export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Those who listen for upgrades so far, as one. */
export function takenSoFar(http: HttpServer): TakeUpgrade {
  const all = http.listeners('upgrade') as TakeUpgrade[];
  return (request, socket, head) => {
    for (const take of all) take.call(http, request, socket, head);
  };
}

/** One listener for every upgrade, by the beginning of its path: what nobody owns is ended at once instead of hanging open. */
export function routeUpgrades(http: HttpServer, owners: Readonly<Record<string, TakeUpgrade>>): void {
  http.removeAllListeners('upgrade');
  http.on('upgrade', (request, socket, head) => {
    // Without it a client that resets in the middle would end the process.
    socket.on('error', () => socket.destroy());
    const [, take] = Object.entries(owners).find(([path]) => request.url?.startsWith(`${path}/`)) ?? [];
    if (take) take(request, socket, head);
    // A client that keeps its half open would hold the connection otherwise.
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => socket.destroy());
  });
}
