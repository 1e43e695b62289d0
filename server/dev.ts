import {type ChildProcess, spawn} from 'node:child_process';
import {statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

// `npm run dev`: the client is built again at every change, the server starts again at every change of its own
// or of the pages. It is the real server with the real pages; only the building is left running.

const root = fileURLToPath(new URL('..', import.meta.url));
/** The page that the build writes last. */
const LAST_PAGE = `${root}/dist/client/pages/report.json`;
const LOOK_MS = 200;

const run = (...args: string[]): ChildProcess => spawn(process.execPath, args, {cwd: root, stdio: 'inherit'});

const began = Date.now();
const client = run('client/build.ts', '--watch');
let server: ChildProcess | null = null;

// The server reads the pages when it starts, and what an earlier build left is being replaced.
const looking = setInterval(() => {
  if (!isFresh()) return;
  clearInterval(looking);
  server = run('--watch-path=server', '--watch-path=shared', '--watch-path=dist/client/pages', 'server/main.ts');
}, LOOK_MS);

function isFresh(): boolean {
  const stats = statSync(LAST_PAGE, {throwIfNoEntry: false});
  return stats !== undefined && stats.mtimeMs >= began;
}

function stop(): void {
  clearInterval(looking);
  client.kill('SIGTERM');
  server?.kill('SIGTERM');
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
client.on('exit', code => {
  if (code) process.exit(code);
});
