import {mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Worker} from 'node:worker_threads';
import Database from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import {StoreInUse, StoreUnavailable} from '../../server/store/contract.ts';
import {openSqliteStore, type SqliteOptions} from '../../server/store/sqlite.ts';
import {bringUpToDate, makeDurable} from '../../server/store/sqlite-folder.ts';
import {startStoreProcess} from './processes.ts';
import {append, newFolder, newId, openSqlite, outcomes} from './store-samples.ts';

const inDatabase = (dataDir: string, sql: string) => {
  const db = new Database(join(dataDir, 'wrensong.db'));
  db.exec(sql);
  db.close();
};

/** A database that dies at its `last`th statement: what it was in the middle of is as a killed process leaves it. */
async function dyingAt(path: string, last: number): Promise<'died' | 'done'> {
  const db = new Database(path);
  let count = 0;
  const dying = new Proxy(db, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      if (name !== 'prepare') return found.bind(target);
      return (sql: string) => {
        count += 1;
        if (count > last) throw new Error('killed');
        return target.prepare(sql);
      };
    },
  });
  try {
    await bringUpToDate(dying, path);
    return 'done';
  } catch {
    return 'died';
  } finally {
    db.close();
  }
}

test('killed at whatever statement while its tables are made, a database is made whole at the next start', async () => {
  const folder = newFolder();
  let died = 0;
  for (let last = 0; ; last++) {
    const path = join(folder, `${last}.db`);
    if ((await dyingAt(path, last)) === 'done') break;
    died += 1;
    expect(await dyingAt(path, Number.POSITIVE_INFINITY), `after ${last} statements`).toBe('done');
  }
  expect(died).toBeGreaterThan(20);
});

describe('the lock', () => {
  test('a second process on the same folder is refused, and the first goes on', async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const second = await startStoreProcess('hold', dataDir).first;
    expect(second).toEqual({said: 'refused', name: 'StoreInUse', message: expect.stringContaining(dataDir)});
    await store.append(append(newId(), 0));
  });

  test('a second store in one process is refused', async () => {
    const dataDir = newFolder();
    await openSqlite(dataDir);
    await expect(openSqliteStore({dataDir})).rejects.toThrow(StoreInUse);
  });

  test('a process that is killed leaves no lock behind', async () => {
    const dataDir = newFolder();
    const first = startStoreProcess('hold', dataDir);
    expect(await first.first).toEqual({said: 'open'});
    await expect(openSqliteStore({dataDir})).rejects.toThrow(StoreInUse);
    await first.kill();
    await openSqlite(dataDir);
  });

  test('a store that is closed lets go of the folder', async () => {
    const dataDir = newFolder();
    await (await openSqliteStore({dataDir})).close();
    await openSqlite(dataDir);
  });
});

describe('the folder', () => {
  test('is made where it is missing, and only its owner may read what is in it', async () => {
    const dataDir = join(newFolder(), 'not', 'there');
    const store = await openSqlite(dataDir);
    await store.append(append(newId(), 0));
    if (process.platform === 'win32') return;
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dataDir).filter(file => file.startsWith('wrensong'))) {
      expect(statSync(join(dataDir, name)).mode & 0o777, name).toBe(0o600);
    }
  });

  test.each([
    ['is a file', (place: string) => writeFileSync(place, ''), 'is not a folder'],
    ['has a folder where the database should be', (place: string) => mkdirSync(join(place, 'wrensong.db'), {recursive: true}), 'The disk'],
    ['holds something damaged', (place: string) => damaged(place), 'damaged: restore a backup'],
    ['holds the database of another program', (place: string) => foreign(place), 'another program'],
  ] as const)('that %s is refused in one sentence', async (_, prepare, sentence) => {
    const place = join(newFolder(), 'data');
    prepare(place);
    const refused = await openSqliteStore({dataDir: place}).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect((refused as Error).message).toContain(sentence);
    expect((refused as Error).message).toContain(place);
  });

  test('that lies under a file is refused in one sentence', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    await expect(openSqliteStore({dataDir: join(file, 'data')})).rejects.toThrow('is not a folder');
  });

  // The kernel's own folder takes no files, not even from root.
  test.runIf(process.platform === 'linux')('that cannot be written to is refused in one sentence', async () => {
    await expect(openSqliteStore({dataDir: '/proc'})).rejects.toThrow('cannot be written to');
  });

  test('of a newer program is refused and left as it is', async () => {
    const dataDir = newFolder();
    await (await openSqliteStore({dataDir})).close();
    inDatabase(dataDir, "INSERT INTO kysely_migration VALUES ('9999-of-the-future', '')");
    await expect(openSqliteStore({dataDir})).rejects.toThrow('newer version of Wrensong');
    inDatabase(dataDir, "DELETE FROM kysely_migration WHERE name = '9999-of-the-future'");
    await openSqlite(dataDir);
  });

  test('of an older program knows how many phones had joined', async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const [running, over, empty] = [newId(), newId(), newId()];
    const joined = Array.from({length: 12}, () => ({person: newId(), deviceHash: newId()}));
    await store.append(append(running, 0, {writes: {people: {put: joined}}}));
    const forgotten = {type: 'persons.forgotten', at: 1, devices: 3, seats: []};
    await store.append(append(over, 0, {events: [{session: over, n: 1, v: 1, event: forgotten as never}]}));
    await store.append(append(empty, 0));
    await store.close();
    // As the step before left it.
    for (const table of ['board_states', 'board_updates']) inDatabase(dataDir, `DROP TABLE ${table}`);
    inDatabase(dataDir, 'ALTER TABLE sessions DROP COLUMN turnout');
    inDatabase(dataDir, "DELETE FROM kysely_migration WHERE name >= '0004'");
    const listed = await (await openSqlite(dataDir)).list();
    expect(new Map(listed.map(({session, turnout}) => [session, turnout]))).toEqual(
      new Map([
        [running, 10],
        [over, 1],
        [empty, 0],
      ]),
    );
  });

  test('that an interrupted restore has left something in is cleaned: it may hold words that were taken back', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'wrensong.db.restoring'), 'taken back');
    await openSqlite(dataDir);
    expect(readdirSync(dataDir)).not.toContain('wrensong.db.restoring');
  });

  test('on a disk that cannot keep a log is refused', () => {
    const db = new Database(':memory:');
    onTestFinished(() => void db.close());
    expect(() => makeDurable(db, 'the folder')).toThrow(StoreUnavailable);
  });
});

function damaged(place: string): void {
  mkdirSync(place);
  writeFileSync(join(place, 'wrensong.db'), 'this was a database once '.repeat(1_000));
}

function foreign(place: string): void {
  mkdirSync(place);
  inDatabase(place, 'CREATE TABLE theirs (anything)');
}

describe('the worker', () => {
  const withWorker = async (options: SqliteOptions) => {
    const started = new Promise<Worker>(resolve => process.once('worker', resolve));
    return {store: await openSqliteStore(options), worker: await started};
  };

  test('dies once for all: what waits and what comes later is refused, and the owner is told once', async () => {
    const losses: StoreUnavailable[] = [];
    const dataDir = newFolder();
    const {store, worker} = await withWorker({dataDir, onLost: problem => losses.push(problem)});
    const session = newId();
    await store.append(append(session, 0));
    const ended = new Promise(resolve => worker.once('exit', resolve));
    const waiting = [store.append(append(newId(), 0)), store.load(session)];
    void worker.terminate();
    const settled = outcomes(waiting);
    await ended;
    expect(await settled).toEqual(['StoreUnavailable', 'StoreUnavailable']);
    expect(await outcomes([store.append(append(newId(), 0)), store.list(), store.backup(join(dataDir, 'copy'))])).toEqual(
      Array.from({length: 3}, () => 'StoreUnavailable'),
    );
    await store.close();
    expect(losses).toHaveLength(1);
    expect(losses[0]).toBeInstanceOf(StoreUnavailable);
    expect(await (await openSqlite(dataDir)).load(session)).toMatchObject({rev: 1});
  });

  test('that is closed is not lost', async () => {
    const losses: StoreUnavailable[] = [];
    const {store, worker} = await withWorker({dataDir: newFolder(), onLost: problem => losses.push(problem)});
    const ended = new Promise(resolve => worker.once('exit', resolve));
    await store.close();
    await ended;
    expect(losses).toEqual([]);
  });
});
