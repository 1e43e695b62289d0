import {existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import Database from 'better-sqlite3';
import {Id, type Millis} from '../../shared/wire/ids.ts';
import {StoreUnavailable} from './contract.ts';
import {checkIsWhole, writeCompactCopy} from './sqlite-copy.ts';
import {
  bringUpToDate,
  databasePath,
  eraseWhatIsDeleted,
  flush,
  holdFolder,
  newLineage,
  restoringPath,
  type Sqlite,
} from './sqlite-folder.ts';
import {prepareQueries} from './sqlite-prepared.ts';
import {codeOf, inPlainWords} from './sqlite-problems.ts';

export interface Restored {
  /** Contents that the copy still had and that had been deleted since. */
  readonly deletedAgain: number;
  /** Where the database that was there is now; null when there was none. */
  readonly keptAside: string | null;
  /** Whether that database could tell what had been deleted from it. */
  readonly couldReadOld: boolean;
}

/**
 * Puts a copy in the place of a folder's database. Whatever is known to have been deleted stays deleted: known to the
 * copy, to the lists beside it, or to the database that is replaced, which is kept aside under a dated name.
 * The restored store has a new lineage; boxes in the mailbox stay.
 * Throws `StoreInUse` while a server holds the folder, `StoreUnavailable` when the copy is not whole; then nothing has changed.
 */
export async function restoreDatabase(dataDir: string, copy: string, now: Millis): Promise<Restored> {
  if (!statSync(copy, {throwIfNoEntry: false})?.isFile()) throw new StoreUnavailable(`There is no file ${copy}.`);
  const hold = holdFolder(dataDir);
  const place = databasePath(dataDir);
  const part = restoringPath(dataDir);
  try {
    const old = existsSync(place) ? withdrawnFrom(place) : [];
    const withdrawn = [...listedBeside(copy), ...(old ?? [])];
    writeCompactCopy(copy, part);
    const deletedAgain = await makeFit(part, withdrawn);
    flush(part);
    const keptAside = putInPlace(part, place, now);
    return {deletedAgain, keptAside, couldReadOld: old !== null};
  } catch (problem) {
    throw inPlainWords(problem, dataDir);
  } finally {
    rmSync(part, {force: true});
    hold.release();
  }
}

/** What the database knows to be deleted; null when it cannot be read, which may be why a copy is put in its place. */
function withdrawnFrom(path: string): readonly Id[] | null {
  let db: Sqlite | undefined;
  try {
    // To read and write: what a crash left in the log is brought in, and no file is left beside it.
    db = new Database(path, {fileMustExist: true});
    return prepareQueries(db)
      .withdrawn.all({})
      .map(row => row.id);
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

/** Ids from every list beside the copy, also newer ones: an id is of one content in all the world, so a foreign list does no harm. */
function listedBeside(copy: string): readonly Id[] {
  const folder = dirname(copy);
  const lists = readdirSync(folder).filter(name => name.endsWith('.withdrawn'));
  return lists.flatMap(name => {
    const lines = readFileSync(join(folder, name), 'utf8')
      .split(/\r?\n/)
      .filter(line => line !== '');
    // A damaged list must not quietly bring words back.
    if (!lines.every(line => Id.safeParse(line).success))
      throw new StoreUnavailable(`${join(folder, name)} is damaged: it should hold one id per line.`);
    return lines;
  });
}

/** Brings the copy to the present schema, deletes what was withdrawn so that no trace stays, and gives it a new lineage. */
async function makeFit(path: string, withdrawn: readonly Id[]): Promise<number> {
  const db = new Database(path, {fileMustExist: true});
  try {
    // What is deleted here must not come to lie in a journal.
    db.pragma('journal_mode = MEMORY');
    db.pragma('foreign_keys = ON');
    eraseWhatIsDeleted(db);
    checkIsWhole(db, path);
    await bringUpToDate(db, path);
    const query = prepareQueries(db);
    const count = db.prepare<[], number>('SELECT count(*) FROM contents').pluck();
    const before = count.get() ?? 0;
    db.transaction(() => {
      for (const id of withdrawn) query.withdraw.run({id, session: null});
      query.deleteWithdrawn.run({});
      query.removeWithdrawn.run({});
      query.setLineage.run({lineage: newLineage()});
    })();
    db.exec('VACUUM');
    checkIsWhole(db, path);
    return before - (count.get() ?? 0);
  } finally {
    db.close();
  }
}

/** Swaps the databases so that a crash at any step leaves one of them in place, whole. Answers where the old one is. */
function putInPlace(part: string, place: string, now: Millis): string | null {
  if (!existsSync(place)) {
    renameSync(part, place);
    flush(dirname(place));
    return null;
  }
  const aside = asideName(place, now);
  settleLog(place);
  // A log that stays would be read into the new database and ruin it.
  for (const ending of ['-wal', '-shm']) if (existsSync(place + ending)) renameSync(place + ending, aside + ending);
  try {
    linkSync(place, aside);
  } catch {
    // Not every file system has a second name for a file: then there is a moment without a database.
    renameSync(place, aside);
  }
  renameSync(part, place);
  flush(dirname(place));
  return aside;
}

/** Moves what is in the database's log into it, where it is sound enough. A damaged one is kept as it is, its log beside it. */
function settleLog(path: string): void {
  let db: Sqlite | undefined;
  try {
    db = new Database(path, {fileMustExist: true});
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (problem) {
    if (codeOf(problem) === '') throw problem;
  } finally {
    db?.close();
  }
}

function asideName(place: string, now: Millis): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const name = join(dirname(place), `${basename(place, '.db')}-before-${stamp}.db`);
  if (existsSync(name)) throw new StoreUnavailable(`${name} exists already: wait a second and try again.`);
  return name;
}
