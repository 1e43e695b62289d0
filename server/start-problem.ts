import {SettingError} from './config.ts';
import {StoreInUse, StoreUnavailable} from './store/contract.ts';
import {keptAddress} from './store/kept-address.ts';

/** What kept the server from starting, for the person at the terminal: one sentence where the trouble is known, else all that there is. */
export function startProblem(error: unknown, platform: NodeJS.Platform = process.platform): string {
  if (error instanceof StoreInUse) return runningAlready(error);
  if (error instanceof SettingError || error instanceof StoreUnavailable) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `The port is taken by another program. Choose another one: ${withPort(platform)}`;
  if (code === 'EACCES') return 'This port may not be used. Set PORT to a number above 1024.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.';
  return `Wrensong could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Another folder would be no way out: an empty Wrensong. A server that is just starting, or a restore, has no address. */
function runningAlready(error: StoreInUse): string {
  const address = keptAddress(error.place);
  return address === null ? error.message : `Wrensong is running already at ${address}.`;
}

/** What to type, in the words that the terminal of this machine understands. */
const withPort = (platform: NodeJS.Platform): string =>
  platform === 'win32' ? 'in the Command Prompt, type "set PORT=3001" and then "npm start".' : 'type "PORT=3001 npm start".';
