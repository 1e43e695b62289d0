import {randomBytes} from 'node:crypto';
import {closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import Database from 'better-sqlite3';
import {Kysely, SqliteDialect, sql} from 'kysely';
import {Migrator} from 'kysely/migration';
import {toBase64url} from '../../shared/wire/base64url.ts';
import {StoreInUse, StoreUnavailable} from './contract.ts';
import {forgetAddress} from './kept-address.ts';
import {migrations} from './migrations.ts';
import {queries} from './queries.ts';
import {codeOf, inPlainWords} from './sqlite-problems.ts';
import type {Tables} from './tables.ts';

// Nothing in this process may open and close these files but SQLite itself: on POSIX, closing any handle of a file
// drops every lock that the process holds on it.
const DATABASE_FILE = 'wrensong.db';
const LOCK_FILE = 'lock.db';

/** Only the server's own user may read the words, the keyed hashes and their secret. */
const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/** Milliseconds to wait for the folder: a server that is just stopping needs a moment to let go. */
const HOLD_WAIT_MS = 500;
/** Milliseconds that a transaction waits for somebody who writes to the database by hand. */
export const WRITE_WAIT_MS = 5_000;

/** 'Wren', written into the database's header: tells ours from any other SQLite file. */
const APPLICATION_ID = 0x5772656e;

const SECRET_BYTES = 32;
const LINEAGE_BYTES = 16;

export type Sqlite = Database.Database;

export const databasePath = (dataDir: string): string => join(dataDir, DATABASE_FILE);

/** What a restore works on until it is in place. */
export const restoringPath = (dataDir: string): string => `${databasePath(dataDir)}.restoring`;

export const newLineage = (): string => toBase64url(randomBytes(LINEAGE_BYTES));

/** Step by step: Node's own recursive way never returns where the kernel says "no such folder" of a folder it will not make. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path, {mode: FOLDER_MODE});
}

/**
 * Holds the data folder, made where it is missing, until released or until the process ends, however it ends: the
 * lock is the operating system's, not a file that a crash leaves behind.
 * Throws `StoreInUse` when another process, or another store of this one, holds it; `StoreUnavailable` when it cannot be used.
 */
export function holdFolder(dataDir: string): {release(): void} {
  try {
    makeFolder(dataDir);
    if (!statSync(dataDir).isDirectory()) throw new StoreUnavailable(`${dataDir} is not a folder.`);
    const lock = new Database(join(dataDir, LOCK_FILE), {timeout: HOLD_WAIT_MS});
    try {
      lock.exec('BEGIN EXCLUSIVE');
      forgetAddress(dataDir);
    } catch (problem) {
      lock.close();
      throw problem;
    }
    const release = () => {
      if (!lock.open) return;
      forgetAddress(dataDir);
      lock.close();
    };
    return {release};
  } catch (problem) {
    throw codeOf(problem).startsWith('SQLITE_BUSY') ? new StoreInUse(dataDir) : inPlainWords(problem, dataDir);
  }
}

/** Whether a process holds the folder at this moment. Makes nothing, and is over sooner than anybody gives up waiting for the folder. */
export function isHeld(dataDir: string): boolean {
  const path = join(dataDir, LOCK_FILE);
  if (!existsSync(path)) return false;
  const lock = new Database(path, {readonly: true, timeout: 0});
  try {
    lock.prepare('SELECT 1 FROM sqlite_master').get();
    return false;
  } catch (problem) {
    if (codeOf(problem).startsWith('SQLITE_BUSY')) return true;
    throw problem;
  } finally {
    lock.close();
  }
}

/**
 * The database of a folder that is held, made and brought to the present schema where needed.
 * Throws `StoreUnavailable` when it is damaged, not ours, newer than this program, or when the disk cannot keep what the store promises.
 */
export async function openDatabase(dataDir: string): Promise<Sqlite> {
  let db: Sqlite | undefined;
  try {
    // Left by a restore that was interrupted; it may hold words that were taken back.
    rmSync(restoringPath(dataDir), {force: true});
    closeSync(openSync(databasePath(dataDir), 'a', FILE_MODE));
    db = new Database(databasePath(dataDir), {timeout: WRITE_WAIT_MS});
    checkIsOurs(db, databasePath(dataDir));
    makeDurable(db, dataDir);
    eraseWhatIsDeleted(db);
    await bringUpToDate(db, databasePath(dataDir));
    // SQLite flushes what is in a file; that the file is there at all stands in the folder.
    flush(dataDir);
    return db;
  } catch (problem) {
    db?.close();
    throw inPlainWords(problem, dataDir);
  }
}

export const isEmpty = (db: Sqlite): boolean => db.prepare<[], number>('SELECT count(*) FROM sqlite_master').pluck().get() === 0;

/** Passes an empty database and ours. */
export function checkIsOurs(db: Sqlite, path: string): void {
  if (!isEmpty(db) && db.pragma('application_id', {simple: true}) !== APPLICATION_ID) {
    throw new StoreUnavailable(`${path} is a database of another program.`);
  }
}

/** Sets what survives the power going off, and checks that it holds. Throws `StoreUnavailable` where it does not. */
export function makeDurable(db: Sqlite, dataDir: string): void {
  const mode = db.pragma('journal_mode = WAL', {simple: true});
  db.pragma('synchronous = FULL');
  // On macOS an ordinary fsync stops at the drive's own memory; elsewhere this does nothing.
  db.pragma('fullfsync = ON');
  db.pragma('foreign_keys = ON');
  const synchronous = db.pragma('synchronous', {simple: true});
  if (mode !== 'wal' || synchronous !== 2) {
    throw new StoreUnavailable(
      `The disk that holds ${dataDir} cannot keep a database safely (${mode}, ${synchronous}): choose a folder on a local disk.`,
    );
  }
}

/** Deleted rows are overwritten where they lie, and nothing of a query is put on the disk. */
export function eraseWhatIsDeleted(db: Sqlite): void {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
}

/** Makes the tables, or changes them to the present schema. Throws `StoreUnavailable` when a newer program has changed them. */
export async function bringUpToDate(db: Sqlite, path: string): Promise<void> {
  const kysely = kyselyOver(db);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  const known = migrations('sqlite');
  for (const name of await migrationsDone(kysely)) {
    if (!(name in known)) throw new StoreUnavailable(`${path} was written by a newer version of Wrensong: start that version.`);
  }
  // All steps or none. The library begins no transaction of its own for SQLite: killed between two tables, a folder would never open again.
  db.exec('BEGIN IMMEDIATE');
  try {
    const {error} = await new Migrator({db: kysely, provider: {getMigrations: async () => known}}).migrateToLatest();
    if (error) throw error;
    const {meta, putMeta} = queries(kysely);
    if (db.prepare(meta.text).get() === undefined) {
      const made = {lineage: newLineage(), secret: randomBytes(SECRET_BYTES)};
      db.prepare(putMeta.text).run(...putMeta.places.map(place => made[place]));
    }
    db.exec('COMMIT');
  } catch (problem) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw problem;
  }
}

async function migrationsDone(kysely: Kysely<Tables>): Promise<string[]> {
  const {rows: tables} = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(kysely);
  if (tables.length === 0) return [];
  const {rows} = await sql<{name: string}>`select name from kysely_migration`.execute(kysely);
  return rows.map(row => row.name);
}

/** Only for building queries and migrating; it is not closed, because the database is not its own. */
export const kyselyOver = (db: Sqlite): Kysely<Tables> => new Kysely<Tables>({dialect: new SqliteDialect({database: db})});

/** Waits until a file, or the names in a folder, are on the disk. Never for a database that is open. */
export function flush(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows opens no folder, and writes its names at once.
  if (isFolder && process.platform === 'win32') return;
  const file = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
