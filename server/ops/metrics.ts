import type {Request, Response} from 'express';
import {collectDefaultMetrics, Gauge, Registry} from 'prom-client';
import {isSame} from '../auth/secrets.ts';

export interface Gauges {
  readonly sockets: () => number;
  readonly isWipingBehind: () => boolean;
}

/**
 * The event loop's delay is looked at this often, and a loop without any shows as so long. Every ten milliseconds, which is usual, would wake an idle
 * server a hundred times a second and take half of what a quiet board takes.
 */
const LAG_EVERY_MS = 100;

/** `/metrics` for Prometheus. No figure depends on what a box holds, or on one session. */
export function metrics(gauges: Gauges, token: string | null): (request: Request, response: Response) => Promise<void> {
  const registry = new Registry();
  collectDefaultMetrics({register: registry, eventLoopMonitoringPrecision: LAG_EVERY_MS});
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('wrensong_sockets', 'Open sockets of phones and consoles', gauges.sockets);
  gauge('wrensong_wiping_behind', '1 while deleted words may still stand in a file', () => (gauges.isWipingBehind() ? 1 : 0));
  return async (request, response) => {
    if (!mayRead(request, token)) {
      response.status(404).type('text/plain').send('');
      return;
    }
    response.type(registry.contentType).send(await registry.metrics());
  };
}

/** With a token whoever shows it, without one the machine itself: `Forwarded` headers count as coming from outside. */
function mayRead(request: Request, token: string | null): boolean {
  if (token !== null) return isSame(request.get('Authorization') ?? '', `Bearer ${token}`);
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
  return isLoopback && !request.headers['x-forwarded-for'] && !request.headers.forwarded;
}
