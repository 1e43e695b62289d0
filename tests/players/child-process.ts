import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';

/** A server that has not ended by then will not. In milliseconds. */
const STOP_WITHIN_MS = 12_000;

/** Of loopback. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const {port} = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Asks it to end, and ends it when it does not. Null: it had ended already. */
export async function ended(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<{readonly how: string | number | null} | null> {
  if (child.exitCode !== null || child.signalCode !== null) return null;
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  const [code, by] = await gone;
  clearTimeout(timer);
  return {how: by ?? code};
}
