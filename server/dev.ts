import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

// `npm run dev`: the client is built again at every change, the server starts again at every change of its own.
// It is the real server with the real pages; only the building is left running.

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (...args: string[]): ChildProcess => spawn(process.execPath, args, {cwd: root, stdio: 'inherit'});

const client = run('client/build.ts', '--watch');
const server = existsSync(`${root}/dist/client/pages/report.json`) ? Promise.resolve(watchServer()) : firstBuild().then(watchServer);

function watchServer(): ChildProcess {
  return run('--watch-path=server', '--watch-path=shared', '--watch-path=dist/client/pages', 'server/main.ts');
}

/** The server reads the pages once, when it starts. */
function firstBuild(): Promise<void> {
  return new Promise(resolve => {
    const timer = setInterval(() => {
      if (!existsSync(`${root}/dist/client/pages/report.json`)) return;
      clearInterval(timer);
      resolve();
    }, 200);
  });
}

async function stop(): Promise<void> {
  client.kill('SIGTERM');
  (await server).kill('SIGTERM');
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
client.on('exit', code => {
  if (code) process.exit(code);
});
