import {type ChildProcess, fork} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {connect} from 'node:net';
import {join} from 'node:path';
import {projectNode, projectRoot} from '../../../server/install.mjs';
import {ended, freePort} from '../../players/child-process.ts';

/** In milliseconds. */
const READY_WITHIN_MS = 20_000;
const KEPT_LINES = 100;

/** What a server's process has taken since its start: seconds of processor time, bytes of memory. */
export interface Taken {
  readonly cpu: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly peak: number;
}

export interface Program {
  readonly script: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node's own. */
  readonly flags?: readonly string[];
}

/** A server that is measured: a process of its own on a free port of loopback, with the probe in it. */
export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #asked = new Map<number, (taken: Taken) => void>();
  readonly #said: string[] = [];
  #asks = 0;
  #isExpected = false;

  private constructor(port: number, {script, env = {}, flags = []}: Program) {
    this.port = port;
    this.#child = fork(script, {
      execPath: projectNode(projectRoot),
      execArgv: ['--import', join(projectRoot, 'tests', 'bench', 'board', 'probe.mjs'), ...flags],
      env: {PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...env},
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl+C in a terminal is for the bench, which then ends the server.
      detached: true,
    });
    this.#child.on('message', (answer: Taken & {readonly ask: number}) => {
      this.#asked.get(answer.ask)?.(answer);
      this.#asked.delete(answer.ask);
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (words: string) => {
        this.#said.push(words);
        this.#said.splice(0, this.#said.length - KEPT_LINES);
      });
    }
    this.#child.once('exit', (code, signal) => {
      if (!this.#isExpected) process.stderr.write(`A server that was measured has ended (${signal ?? code}).\n${this.said}\n`);
    });
  }

  static async start(program: Program): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), program);
    const until = performance.now() + READY_WITHIN_MS;
    while (!(await accepts(server.port))) {
      if (server.#child.exitCode !== null || performance.now() > until) {
        await server.stop(true);
        throw new Error(`${program.script} did not start.\n${server.said}`);
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    return server;
  }

  /** What it has printed last. */
  get said(): string {
    return this.#said.join('');
  }

  /** `isTidy`: after collecting what nobody holds any more. */
  taken({isTidy = false} = {}): Promise<Taken> {
    const ask = ++this.#asks;
    return new Promise((resolve, reject) => {
      this.#asked.set(ask, resolve);
      this.#child.send({ask, isTidy}, problem => {
        if (problem) reject(problem);
      });
    });
  }

  /**
   * Seconds of processor time, seen from outside: a server that has fallen behind would answer late, and its time would be counted with what was sent
   * meanwhile. Where there is no /proc it is asked all the same.
   */
  async cpu(): Promise<number> {
    try {
      const threads = readdirSync(`/proc/${this.#child.pid}/task`);
      const times = threads.map(thread => Number(readFileSync(`/proc/${this.#child.pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]));
      return times.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e9;
    } catch {
      return (await this.taken()).cpu;
    }
  }

  /** `isAtOnce`: without letting it end by itself. */
  async stop(isAtOnce = false): Promise<void> {
    this.#isExpected = true;
    await ended(this.#child, isAtOnce ? 'SIGKILL' : 'SIGTERM');
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const answer = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
