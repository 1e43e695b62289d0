import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build, isBuilt, projectNode, projectRoot} from '../../server/install.mjs';
import {ended, freePort} from '../players/child-process.ts';

/** A server that has not answered by then will not. In milliseconds. */
const READY_WITHIN_MS = 20_000;
/** Lines of its output that are kept: the last ones hold the reason. */
const KEPT_LINES = 200;

/** What a process takes, by /proc: memory in megabytes, processor time in seconds since its start. */
export interface Usage {
  readonly now: number;
  readonly peak: number;
  readonly processor: number;
}

/** Of a second, in which Linux counts processor time for everybody. */
const TICKS = 100;

/** The built server as a child process, in a temporary folder and on a free port of loopback. */
export class OwnServer {
  readonly organiserKey = randomBytes(16).toString('base64url');
  readonly site: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'wrensong-rehearsal-'));
  readonly #onLost: (problem: string) => void;
  readonly #settings: Readonly<Record<string, string>>;
  /** How long each start took, in milliseconds, until the server answered. */
  readonly starts: number[] = [];
  /** What it logged, beside its greeting. */
  readonly logged: string[] = [];
  #child: ChildProcess | null = null;
  /** Whether its end is our doing. */
  #isExpected = false;

  private constructor(port: number, onLost: (problem: string) => void, settings: Readonly<Record<string, string>>) {
    this.#port = port;
    this.#onLost = onLost;
    this.#settings = settings;
    this.site = `http://127.0.0.1:${port}`;
  }

  /** Builds what is missing first. `onLost` is told when the server ends without being asked to. `settings` go into its environment. */
  static async start(onLost: (problem: string) => void, settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
    if (!existsSync(join(projectRoot, 'dist', 'server', 'main.js'))) {
      const built = await build(projectRoot, {quiet: true});
      if (!built.ok) throw new Error(built.problem.trim());
    }
    const server = new OwnServer(await freePort(), onLost, settings);
    try {
      await server.#start();
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  /** True when `dist/` may have been made from other sources than those that lie here. */
  static isStale(): boolean {
    return !isBuilt(projectRoot);
  }

  /** SIGKILL at this very moment, then a new start on the same folder and port. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#isExpected = true;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await this.#start();
  }

  /** Null where there is no /proc. */
  get usage(): Usage | null {
    try {
      const place = `/proc/${this.#child?.pid}`;
      const status = readFileSync(`${place}/status`, 'utf8');
      const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
      // Fields 14 and 15 of proc(5), counted behind the name: it stands in brackets and may hold blanks.
      const [user = 0, system = 0] = readFileSync(`${place}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
      return {now: megabytes('VmRSS'), peak: megabytes('VmHWM'), processor: (user + system) / TICKS};
    } catch {
      return null;
    }
  }

  /** Stops it as an operator would, and removes its folder. Null, or what was wrong with its end. */
  async close(): Promise<string | null> {
    const problem = await this.#stop();
    rmSync(this.#folder, {recursive: true, force: true});
    return problem;
  }

  /** Without waiting for anything; for a second Ctrl+C. */
  endNow(): void {
    this.#isExpected = true;
    this.#child?.kill('SIGKILL');
    rmSync(this.#folder, {recursive: true, force: true});
  }

  async #start(): Promise<void> {
    const began = performance.now();
    const child = spawn(projectNode(projectRoot), [join(projectRoot, 'dist', 'server', 'main.js')], {
      cwd: this.#folder,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        DATA_DIR: this.#folder,
        ORGANISER_KEY: this.organiserKey,
        LOG_LEVEL: 'warn',
        ...this.#settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl+C in a terminal is for the rehearsal, which then stops the server.
      detached: true,
    });
    this.#child = child;
    this.#isExpected = false;
    let hasEnded = false;
    child.once('exit', (code, signal) => {
      hasEnded = true;
      if (!this.#isExpected) this.#onLost(`The server ended by itself (${signal ?? code}).`);
    });
    child.stdout?.setEncoding('utf8').on('data', (words: string) => this.#keep(words, /^\{/));
    child.stderr?.setEncoding('utf8').on('data', (words: string) => this.#keep(words, /\S/));
    while (!(await answers(this.site))) {
      if (hasEnded) throw new Error(`The server did not start.\n${this.logged.join('\n')}`);
      if (performance.now() - began > READY_WITHIN_MS) throw new Error('The server did not answer in time.');
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    this.starts.push(performance.now() - began);
  }

  #keep(words: string, wanted: RegExp): void {
    this.logged.push(...words.split('\n').filter(line => wanted.test(line)));
    this.logged.splice(0, this.logged.length - KEPT_LINES);
  }

  async #stop(): Promise<string | null> {
    const child = this.#child;
    this.#child = null;
    if (!child) return null;
    this.#isExpected = true;
    const end = await ended(child);
    return end === null || end.how === 0 ? null : `The server did not stop well (${end.how}).`;
  }
}

async function answers(site: string): Promise<boolean> {
  try {
    return (await fetch(`${site}/healthz`, {signal: AbortSignal.timeout(2_000)})).ok;
  } catch {
    return false;
  }
}
