import {closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import Database from 'better-sqlite3';
import {StoreUnavailable} from './contract.ts';
import {checkIsOurs, databasePath, FILE_MODE, flush, isEmpty, type Sqlite} from './sqlite-folder.ts';
import {prepareQueries} from './sqlite-prepared.ts';
import {codeOf, inPlainWords} from './sqlite-problems.ts';

export interface Copied {
  readonly bytes: number;
  readonly sessions: number;
  /** How many ids of deleted contents are in the list beside the copy. */
  readonly withdrawn: number;
}

/** The list that travels with a copy: the ids of contents that were deleted before it was made, sorted, one per line. */
export const listPath = (copy: string): string => `${copy}.withdrawn`;

/**
 * Copies the database of a folder, also while a server uses it, checks the copy and puts the list beside it.
 * Both appear under their names only when they are whole and on the disk.
 * Throws `StoreUnavailable` when there is no database, when either file exists, or when the copy cannot be made.
 */
export function copyDatabase(dataDir: string, to: string): Copied {
  const list = listPath(to);
  const taken = [to, list].find(path => existsSync(path));
  if (taken !== undefined) throw new StoreUnavailable(`${taken} exists already: choose another name.`);
  const parts = [`${to}.part`, `${list}.part`] as const;
  try {
    writeCompactCopy(databasePath(dataDir), parts[0]);
    const {withdrawn, sessions} = inspect(parts[0]);
    writeFileSync(parts[1], withdrawn.map(id => `${id}\n`).join(''), {mode: FILE_MODE});
    for (const part of parts) flush(part);
    // The list first: a copy without its list could bring words back.
    renameSync(parts[1], list);
    renameSync(parts[0], to);
    flush(dirname(to));
    return {bytes: statSync(to).size, sessions, withdrawn: withdrawn.length};
  } catch (problem) {
    throw inPlainWords(problem, dirname(to));
  } finally {
    for (const part of parts) rmSync(part, {force: true});
  }
}

/** Writes all that lives in one database into a new file, row by row: what was deleted is not carried along. */
export function writeCompactCopy(from: string, to: string): void {
  if (!existsSync(from)) throw new StoreUnavailable(`There is no database at ${from}.`);
  const db = openToRead(from);
  try {
    checkIsOurs(db, from);
    if (isEmpty(db)) throw new StoreUnavailable(`${from} is empty.`);
    rmSync(to, {force: true});
    closeSync(openSync(to, 'wx', FILE_MODE));
    db.prepare('VACUUM INTO ?').run(to);
  } catch (problem) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(problem))) throw problem;
    throw new StoreUnavailable(`${from} is damaged, or is no database.`, {cause: problem});
  } finally {
    db.close();
  }
}

/** What a copy holds, once it has been found whole. */
function inspect(path: string): {withdrawn: string[]; sessions: number} {
  const db = openToRead(path);
  try {
    checkIsWhole(db, path);
    const query = prepareQueries(db);
    return {withdrawn: query.withdrawn.all({}).map(row => row.id), sessions: query.list.all({}).length};
  } finally {
    db.close();
  }
}

export function checkIsWhole(db: Sqlite, path: string): void {
  checkIsOurs(db, path);
  const found = db.pragma('integrity_check', {simple: true});
  if (found !== 'ok') throw new StoreUnavailable(`${path} is damaged: ${String(found)}.`);
}

const openToRead = (path: string): Sqlite => new Database(path, {readonly: true, fileMustExist: true});
