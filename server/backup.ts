import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {StoreInUse, StoreUnavailable} from './store/contract.ts';
import {restoreDatabase} from './store/restore.ts';
import {copyDatabase, listPath} from './store/sqlite-copy.ts';

const DONE = 0;
const FAILED = 1;
const MISUSED = 2;

const HELP = `Copies the database of Wrensong, or puts a copy back.

  npm run backup -- --to FILE        copies, also while the server runs, and checks the copy
  npm run backup -- --restore FILE   puts a copy in the place of the database; the server must be stopped

Beside FILE a list is written, FILE.withdrawn: the ids of the words that were deleted up to then. When a copy
is restored, every list in its folder is read, and what stands in one of them stays deleted. So keep the
newest list with older copies. A copy holds everything that people wrote: keep it as safe as the server.

A restore keeps the database that was there, under a dated name in the same folder.

DATA_DIR is the folder with the database; without it, ./data is.
`;

interface Wish {
  readonly to: string | undefined;
  readonly restore: string | undefined;
}

/** Null when the words after the command make no sense. */
function readWish(words: readonly string[]): Wish | 'help' | null {
  try {
    const {values} = parseArgs({
      args: [...words],
      options: {to: {type: 'string'}, restore: {type: 'string'}, help: {type: 'boolean', short: 'h'}},
    });
    if (values.help) return 'help';
    const {to, restore} = values;
    // Exactly one of the two, and with a name.
    return Boolean(to) === Boolean(restore) ? null : {to, restore};
  } catch {
    return null;
  }
}

const say = (...sentences: readonly string[]) => process.stdout.write(`${sentences.join('\n')}\n`);

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function backUp(dataDir: string, to: string): void {
  const {bytes, sessions, withdrawn} = copyDatabase(dataDir, to);
  say(
    `Copied ${counted(sessions, 'session', 'sessions')} to ${to} (${Math.ceil(bytes / 1024)} KB), checked and found whole.`,
    `${listPath(to)} lists ${counted(withdrawn, 'deleted text', 'deleted texts')}: keep the newest list with every copy.`,
  );
}

async function restore(dataDir: string, from: string): Promise<void> {
  const {deletedAgain, keptAside, couldReadOld} = await restoreDatabase(dataDir, from, Date.now());
  say(`${from} is now the database in ${dataDir}. Start the server as usual.`);
  if (deletedAgain > 0)
    say(`${counted(deletedAgain, 'text', 'texts')} in the copy had been deleted since it was made, and stayed deleted.`);
  if (keptAside !== null)
    say(`What was there before is kept as ${keptAside}. Nothing in it is ever deleted by itself: remove it when it is not needed.`);
  if (!couldReadOld)
    say('The database that was there could not be read. If words were deleted after the newest list was written, they may be back.');
}

async function main(words: readonly string[], dataDir: string): Promise<number> {
  const wish = readWish(words);
  if (wish === 'help') say(HELP.trimEnd());
  if (wish === null) process.stderr.write(HELP);
  if (wish === 'help' || wish === null) return wish === null ? MISUSED : DONE;
  try {
    if (wish.to !== undefined) backUp(dataDir, resolve(wish.to));
    else if (wish.restore !== undefined) await restore(dataDir, resolve(wish.restore));
    return DONE;
  } catch (problem) {
    const isExpected = problem instanceof StoreInUse || problem instanceof StoreUnavailable;
    process.stderr.write(`${isExpected ? problem.message : `It did not work: ${String(problem)}`}\n`);
    return FAILED;
  }
}

process.exitCode = await main(process.argv.slice(2), resolve(process.env.DATA_DIR?.trim() || 'data'));
