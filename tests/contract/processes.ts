import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {onTestFinished} from 'vitest';
import type {Said} from './store-process.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export interface StoreProcess {
  readonly child: ChildProcess;
  /** All it has said so far. */
  readonly said: readonly Said[];
  /** Resolves with the first thing that it says. */
  readonly first: Promise<Said>;
  /** Ends it without warning, and resolves when all that it said has arrived. */
  kill(): Promise<void>;
}

export function startStoreProcess(mode: 'hold' | 'write', dataDir: string): StoreProcess {
  const child = spawn(process.execPath, [path('store-process.ts'), mode, dataDir], {stdio: ['ignore', 'pipe', 'inherit']});
  const lines = createInterface({input: child.stdout});
  const said: Said[] = [];
  const first = new Promise<Said>((resolve, reject) => {
    lines.once('line', line => resolve(JSON.parse(line)));
    child.once('exit', () => reject(new Error('the process ended before it said anything')));
  });
  first.catch(() => undefined);
  lines.on('line', line => said.push(JSON.parse(line)));
  const closed = new Promise<void>(resolve => lines.once('close', resolve));
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {child, said, first, kill};
}

/**
 * Which of the texts stand in which files of the folder, as `file: text`. In a process of its own: on POSIX, closing
 * a file that SQLite has open in this one would drop its locks.
 */
export function textsInFiles(folder: string, texts: readonly string[]): string[] {
  const {stdout, status, stderr} = spawnSync(process.execPath, [path('search-process.ts'), folder], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run backup` as a person would, from a folder of theirs. */
export function runBackup(dataDir: string, ...words: readonly string[]): Finished {
  const {status, stdout, stderr} = spawnSync(process.execPath, [path('../../server/backup.ts'), ...words], {
    env: {...process.env, DATA_DIR: dataDir},
    encoding: 'utf8',
  });
  return {code: status, out: stdout, err: stderr};
}
