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

/** What else to try when the first of `addresses` does not open on a phone: for who sees `localhost`, and nobody else. */
export function otherAddresses(host: string, addresses: readonly string[]): readonly string[] {
  if (!URL.canParse(`http://${host}`) || !isThisMachine(new URL(`http://${host}`).hostname)) return [];
  return addresses.slice(1).map(address => addressForPhones(host, [address]));
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

/** Interfaces that lead to containers, virtual machines or a private network: a phone in the room is on none of them. */
const NOT_IN_THE_ROOM =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|utun|tun|tap|wg|zt|tailscale|zerotier|wireguard|openvpn|vEthernet|WSL|VMware|VirtualBox)/i;

/** The networks that a home or an office has, the commonest first. */
const USUAL = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

/** IPv4 addresses that others on the network can use, those first that a phone in the same room most likely reaches. */
export function addressesOf(interfaces: ReturnType<typeof networkInterfaces>): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({family, internal, address}) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({address}) => ({address, isReal: !NOT_IN_THE_ROOM.test(name)})),
  );
  const real = found.filter(({isReal}) => isReal);
  // One that may not work is still better than none.
  const usable = real.length > 0 ? real : found;
  return usable.map(({address}) => address).sort((one, other) => rank(one) - rank(other));
}

function rank(address: string): number {
  const at = USUAL.findIndex(network => network.test(address));
  return at === -1 ? USUAL.length : at;
}

export const localAddresses = (): readonly string[] => addressesOf(networkInterfaces());
