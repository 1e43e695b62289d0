import type {IncomingMessage} from 'node:http';
import {isIPv4, isIPv6} from 'node:net';

/**
 * The network address that a request comes from, for counting what comes from one place; never asked for on the lane. Null: from this machine, be it a
 * rehearsal or a proxy that does not say from where. Nothing tells those apart, so they are not counted as one place.
 */
export type NetworkOf = (request: IncomingMessage) => string | null;

/**
 * With `publicUrl` a proxy stands in front, on this machine if it is as the README says: then everybody comes from loopback, and the
 * proxy's own word for where from is the last one in `X-Forwarded-For`. From elsewhere anybody could write anything there.
 */
export function networks(publicUrl: string | null): NetworkOf {
  return request => {
    const peer = networkOf(request.socket.remoteAddress ?? '');
    if (!isLoopback(peer)) return peer;
    if (publicUrl === null) return null;
    const told = request.headers['x-forwarded-for'];
    const last = (Array.isArray(told) ? told.join(',') : (told ?? '')).split(',').at(-1)?.trim() ?? '';
    return isIPv4(last) || isIPv6(last) ? networkOf(last) : null;
  };
}

/** Of IPv6 the first half: the rest each device chooses for itself, as often as it likes. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const [first, last] = [head, tail ?? ''].map(part => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0);
  const groups = [...(first ?? []), ...Array<string>(Math.max(0, zeros)).fill('0'), ...(last ?? [])];
  const isLocalhost = groups.slice(0, 7).every(group => Number.parseInt(group, 16) === 0) && groups[7] === '1';
  if (isLocalhost) return '::1';
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const isLoopback = (network: string): boolean => network.startsWith('127.') || network === '::1';
