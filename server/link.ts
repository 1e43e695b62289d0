// `npm run link`: prints the organiser's link again, also while the server runs.
import {knownOrganiserKey, organiserLink} from './auth/organiser-key.ts';
import {readConfig, SettingError} from './config.ts';
import {ownAddress} from './http/address.ts';
import {keptAddress} from './store/kept-address.ts';
import {isHeld} from './store/sqlite-folder.ts';

function linkOf(env: NodeJS.ProcessEnv): string {
  const config = readConfig(env);
  const key = knownOrganiserKey(config.organiserKey, config.dataDir);
  if (!key) throw new SettingError(`There is no organiser's link in ${config.dataDir} yet. It is made at the first "npm start".`);
  // The settings of this terminal need not be those of the server.
  const running = isHeld(config.dataDir) ? keptAddress(config.dataDir) : null;
  return organiserLink(running ?? ownAddress(config, config.port), key);
}

try {
  process.stdout.write(`${linkOf(process.env)}\n`);
} catch (problem) {
  const isExpected = problem instanceof SettingError;
  process.stderr.write(`${isExpected ? problem.message : `The link could not be read: ${String(problem)}`}\n`);
  process.exitCode = 1;
}
