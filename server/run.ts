import {type OrganiserKey, organiserKey, organiserLink} from './auth/organiser-key.ts';
import {type Config, readConfig, SettingError} from './config.ts';
import {isForAll, isThisMachine, localAddresses, ownAddress} from './http/address.ts';
import {createLog, type Log} from './ops/log.ts';
import {type RunningServer, startServer} from './server.ts';
import {startProblem} from './start-problem.ts';
import type {Store} from './store/contract.ts';
import {keepAddress} from './store/kept-address.ts';
import {openSqliteStore} from './store/sqlite.ts';

/** After this a stop is not waited for any longer. In milliseconds. */
const STOP_WITHIN_MS = 10_000;

/** Starts the server for a person at a terminal: every trouble is one clear sentence and a non-zero exit. */
export async function run(env: NodeJS.ProcessEnv, clientFolder: string | null): Promise<void> {
  try {
    if (clientFolder === null) throw new SettingError('The pages are not built yet. Run "npm run build", or simply "npm start".');
    await start(readConfig(env), clientFolder);
  } catch (error) {
    process.stderr.write(`${startProblem(error)}\n`);
    process.exit(1);
  }
}

async function start(config: Config, clientFolder: string): Promise<void> {
  const log = createLog(config.logLevel);
  let server: RunningServer | null = null;
  const store: Store = await openSqliteStore({
    dataDir: config.dataDir,
    onLost: error => {
      log.fatal({error}, 'the store is lost');
      process.exit(1);
    },
  });
  let isStopping = false;
  const stop = () => {
    // A terminal and "npm start" may both pass the same Ctrl+C on: the repeat is the same request.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void (server?.close() ?? store.close()).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({error}, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const organiser = organiserKey(config.organiserKey, config.dataDir);
    server = await startServer({config, store, organiserKey: organiser.key, clientFolder, log});
    const address = ownAddress(config, server.port);
    keep(config.dataDir, address, log);
    process.stdout.write(greeting(config, {address, port: server.port}, organiser));
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A full disk must not keep anybody from taking notes away. */
function keep(dataDir: string, address: string, log: Log): void {
  try {
    keepAddress(dataDir, address);
  } catch (error) {
    log.warn({error}, 'the address could not be kept: "npm run link" knows it by the settings alone');
  }
}

interface At {
  readonly address: string;
  readonly port: number;
}

function greeting(config: Config, {address, port}: At, {key, isNew, file}: OrganiserKey): string {
  return [
    '',
    `Wrensong is running at ${address}`,
    ...forPhones(config, port),
    '',
    ...(isNew
      ? ["The organiser's link, which opens every session. Keep it to yourself:", `  ${organiserLink(address, key)}`]
      : [
          `The organiser's link is ${organiserLink(address, '')} followed by ${file ? `the key in ${file}` : 'ORGANISER_KEY'}.`,
          'To see all of it, type "npm run link" in another window, with the same settings.',
        ]),
    '',
    'Stop with Ctrl+C.',
    '',
  ].join('\n');
}

function forPhones({publicUrl, host}: Config, port: number): readonly string[] {
  if (publicUrl !== null) return [];
  if (isThisMachine(host)) return [`Phones cannot open it: HOST=${host} lets in this computer only.`];
  const [first, ...others] = isForAll(host) ? localAddresses().map(local => `http://${local}:${port}`) : [];
  if (first === undefined) return [];
  return [`Phones on the same network: ${first}`, ...others.map(other => `If that does not open, try ${other}`)];
}
