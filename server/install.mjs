// What `npm start` and `npm test` share. It runs before anything is installed, on Node 20 as well,
// so it is plain JavaScript and imports nothing that does not come with Node.
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import {constants} from 'node:os';
import {delimiter, dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What the built server and client are made of; `dist/` is stale when the content of any of it changed. */
export const BUILD_INPUTS = ['shared', 'server', 'client', 'package-lock.json', 'vite.config.ts'];

/** How much of a failing step's output is shown; the end holds the reason. */
const SHOWN_OUTPUT_CHARS = 6_000;

const OFFLINE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/;

export const say = sentence => {
  process.stdout.write(`${sentence}\n`);
};

// ---- Stamps: has what is on disk been made from what is on disk? ----

const sha256 = content => createHash('sha256').update(content).digest('hex');

const readText = path => (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined);

const installStampPath = root => join(root, 'node_modules', '.wrensong-installed');
const buildStampPath = root => join(root, 'dist', '.built-from');

/** Every file under `path`, as paths relative to `root` with forward slashes. A missing path has none. */
const filesUnder = (root, path) => {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [path];
  return readdirSync(whole, {withFileTypes: true})
    .filter(entry => entry.isDirectory() || entry.isFile())
    .flatMap(entry => filesUnder(root, `${path}/${entry.name}`));
};

export const lockStamp = root => sha256(readFileSync(join(root, 'package-lock.json')));

/** A hash over the paths and contents of everything the build reads. */
export const sourceStamp = root => {
  const hash = createHash('sha256');
  for (const path of BUILD_INPUTS.flatMap(input => filesUnder(root, input)).sort()) {
    hash.update(`${path}\n${sha256(readFileSync(join(root, path)))}\n`);
  }
  return hash.digest('hex');
};

/** What a lock file, or npm's record of a tree, says of each package; undefined when it cannot be read. */
const packagesIn = path => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

const isSamePackage = (one, other) => one.version === other.version && one.integrity === other.integrity;

/** Packages that are optional may be missing: most of them are for other machines. */
const isWhatIsLocked = (installed, locked) =>
  Object.entries(locked).every(([path, wanted]) =>
    installed[path] === undefined ? path === '' || wanted.optional === true : isSamePackage(installed[path], wanted),
  ) && Object.keys(installed).every(path => path in locked);

/**
 * Whether node_modules belongs to package-lock.json. Where there is a stamp, it alone says so. Without one somebody may
 * have run npm by hand: then npm's own record of the tree does, which it writes last, so an interrupted installation has
 * none. Never the dates: a ZIP brings a lock file with the date of its version.
 */
export const isInstalled = root => {
  const stamp = readText(installStampPath(root));
  if (stamp !== undefined) return stamp === lockStamp(root);
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const locked = packagesIn(join(root, 'package-lock.json'));
  return installed !== undefined && locked !== undefined && isWhatIsLocked(installed, locked);
};

export const isBuilt = root => existsSync(join(root, 'dist', 'server', 'main.js')) && readText(buildStampPath(root)) === sourceStamp(root);

export const markInstalled = root => writeFileSync(installStampPath(root), `${lockStamp(root)}\n`);

/** `stamp` was taken before the build began, so that a file changed during it makes the result stale. */
export const markBuilt = (root, stamp) => {
  mkdirSync(join(root, 'dist'), {recursive: true});
  writeFileSync(buildStampPath(root), `${stamp}\n`);
};

// ---- Commands ----

/** The Node that was installed with the project, whatever the machine itself has. */
export const projectNode = root => join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const isProjectBin = (root, folder) => resolve(folder) === join(root, 'node_modules', '.bin');

/**
 * The environment with the project's commands first on the path, or without them: `npm ci` deletes node_modules
 * while it works, so it must not be run by the Node that lies there.
 */
export const withPath = (root, environment, {projectFirst}) => {
  const name = Object.keys(environment).find(key => key.toUpperCase() === 'PATH') ?? 'PATH';
  const others = (environment[name] ?? '').split(delimiter).filter(folder => folder !== '' && !isProjectBin(root, folder));
  const folders = projectFirst ? [join(root, 'node_modules', '.bin'), ...others] : others;
  return {...environment, [name]: folders.join(delimiter)};
};

const exitCode = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Runs a command to its end. A first interrupt or termination is passed on to it once; the command decides how to end.
 * @param {{cwd: string, env?: object, quiet?: boolean, limit?: number}} options `quiet` keeps the output instead of showing it; `limit` in milliseconds.
 * @returns {Promise<{code: number, output: string, stoppedBy?: string, tookTooLong?: boolean}>} never rejects
 */
export const run = (command, args, {cwd, env = process.env, quiet = false, limit}) =>
  new Promise(done => {
    const child = spawn(command, args, {cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', shell: command.endsWith('.cmd')});
    const result = {code: 1, output: ''};
    const keep = chunk => {
      result.output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);

    const forward = signal => {
      if (result.stoppedBy !== undefined) return;
      result.stoppedBy = signal;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);

    const timers = [];
    if (limit !== undefined) {
      const giveUp = () => {
        result.tookTooLong = true;
        child.kill('SIGTERM');
        // What does not end when asked is ended.
        timers.push(setTimeout(() => child.kill('SIGKILL'), 10_000));
      };
      timers.push(setTimeout(giveUp, limit));
    }

    const finish = code => {
      for (const signal of signals) process.off(signal, forward);
      for (const timer of timers) clearTimeout(timer);
      done({...result, code});
    };
    child.once('error', problem => {
      result.output += problem.message;
      if (!quiet) say(problem.message);
      finish(127);
    });
    child.once('close', (code, signal) => finish(exitCode(code, signal)));
  });

/**
 * npm starts scripts through a shell, and a shell that is told to end does not pass it on: without this, stopping
 * npm would leave the server behind. Only under npm, because elsewhere a process may well outlive who started it.
 */
export const endWithNpm = () => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
};

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

// ---- The network ----

/** npm's own pauses between tries add up to minutes: too long a silence. */
const SHORT_WAITS = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** Milliseconds in which a packages' host answers, if it is going to. */
const REACH_LIMIT = 8_000;

const canReach = ({hostname, port, protocol}) =>
  new Promise(done => {
    const socket = connect({host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443), timeout: REACH_LIMIT});
    const answer = isReached => {
      socket.destroy();
      done(isReached);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    // In doubt npm may try: it knows more ways than this question does.
    socket.once('error', problem => answer(!OFFLINE.test(problem.code)));
  });

/**
 * Whether the packages are out of reach. One question beforehand, because npm without a network asks for every
 * package in turn and is silent for minutes. Behind a proxy only npm itself can tell, so the answer is no.
 */
export const isOffline = async (root, env, execute = run) => {
  const {output} = await execute(npm, ['config', 'get', 'registry', 'proxy', 'https-proxy'], {cwd: root, env, quiet: true});
  const hasProxy = /proxy=(?!null$)/m.test(output) || Object.keys(env).some(name => /^(https?|all)_proxy$/i.test(name));
  const address = /^registry=(https?:\/\/\S+)$/m.exec(output)?.[1];
  return !hasProxy && address !== undefined && !(await canReach(new URL(address)));
};

// ---- The two steps ----

const failed = (result, sentence) => ({
  ok: false,
  code: result.stoppedBy === undefined ? 1 : result.code,
  problem: result.stoppedBy === undefined ? `${result.output.trimEnd().slice(-SHOWN_OUTPUT_CHARS)}\n\n${sentence}` : 'Stopped.',
});

/** What to say when npm could not install. */
export const installProblem = output =>
  OFFLINE.test(output)
    ? 'The packages could not be fetched. The first start needs the internet; once it has worked, later starts do not.'
    : 'The packages could not be installed; the lines above say why.';

const hasNode = root =>
  existsSync(projectNode(root))
    ? {ok: true}
    : {
        ok: false,
        code: 1,
        problem: 'Node is missing from node_modules: allow npm to run install scripts, delete node_modules and try again.',
      };

/** Installs what the lock file names, unless it is there already. Answers `{ok: true}` or `{ok: false, code, problem}`. */
export const ensureInstalled = async (root, {execute = run, tell = say, offline = isOffline} = {}) => {
  if (!existsSync(join(root, 'package-lock.json'))) {
    return {ok: false, code: 1, problem: 'package-lock.json is missing: this folder is not a whole copy of Wrensong.'};
  }
  if (isInstalled(root)) return hasNode(root);
  tell('Installing (about half a minute, once)…');
  const env = withPath(root, process.env, {projectFirst: false});
  // The build needs the development packages even where NODE_ENV=production would leave them out. Without a network,
  // what an earlier installation left in npm's own cache may still be enough.
  const args = ['ci', '--include=dev', '--loglevel=error', ...((await offline(root, env)) ? ['--offline'] : SHORT_WAITS)];
  const result = await execute(npm, args, {cwd: root, env, quiet: true});
  if (result.code !== 0) return failed(result, installProblem(result.output));
  markInstalled(root);
  return hasNode(root);
};

/** Builds the server and the client now, and remembers from what. */
export const build = async (root, {quiet, execute = run}) => {
  const stamp = sourceStamp(root);
  const env = withPath(root, process.env, {projectFirst: true});
  const result = await execute(npm, ['run', '--silent', 'build'], {cwd: root, env, quiet});
  if (result.code !== 0) return failed(result, 'The build failed; the lines above say why.');
  markBuilt(root, stamp);
  return {ok: true};
};

/** Builds unless `dist/` was made from what lies here now. */
export const ensureBuilt = async (root, {execute = run, tell = say} = {}) => {
  if (isBuilt(root)) return {ok: true};
  tell('Building (a few seconds, after each change)…');
  return build(root, {quiet: true, execute});
};
