import {networkInterfaces} from 'node:os';

/**
 * The origin to put into a join link when no PUBLIC_URL is set. Who works on the server's own machine sees
 * `localhost`, which means another machine to a phone: there it is replaced by the first of `addresses`, if there is one.
 */
export function addressForPhones(host: string, addresses: readonly string[]): string {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : new URL('http://localhost');
  const [first] = addresses;
  if (isThisMachine(url.hostname) && first !== undefined) url.hostname = first;
  return url.origin;
}

/** Where somebody on the server's own machine opens it. */
export function ownAddress({publicUrl, host}: {readonly publicUrl: string | null; readonly host: string}, port: number): string {
  if (publicUrl !== null) return publicUrl;
  // Who listens on one address of a network alone is not at home at localhost.
  const name = isForAll(host) || isThisMachine(host) ? 'localhost' : host;
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin;
}

/** Listening on this means listening on every address of the machine. */
export const isForAll = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** A name that leads back to the machine it is used on. */
export const isThisMachine = (hostname: string): boolean => /^(localhost|127\..*|\[?::1\]?)$/.test(hostname);

/** IPv4 addresses of this machine that others on the network can use. */
export function localAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(address => address.family === 'IPv4' && !address.internal && !address.address.startsWith('169.254.'))
    .map(address => address.address);
}
