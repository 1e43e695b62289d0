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

/** A name that leads back to the machine it is used on. */
export const isThisMachine = (hostname: string): boolean => /^(localhost|127\..*|\[?::1\]?)$/.test(hostname);

/** IPv4 addresses of this machine that others on the network can use. */
export function localAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(address => address.family === 'IPv4' && !address.internal && !address.address.startsWith('169.254.'))
    .map(address => address.address);
}
