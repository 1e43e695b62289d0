import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import {type Store, StoreUnavailable} from '../../server/store/contract.ts';
import {restoreDatabase} from '../../server/store/restore.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import type {Id} from '../../shared/wire/ids.ts';
import {runBackup, startStoreProcess, textsInFiles} from './processes.ts';
import {append, boxOf, head, newFolder, newId} from './store-samples.ts';

const open = async (dataDir: string): Promise<Store> => {
  const store = await openSqliteStore({dataDir});
  onTestFinished(() => store.close());
  return store;
};

/** A folder for the data and one for the copies. */
const folders = () => {
  const [dataDir, copies] = [join(newFolder(), 'data'), newFolder()];
  return {dataDir, copies, copy: join(copies, 'monday.db')};
};

const put = (...entries: readonly (readonly [Id, string])[]) => ({contents: {put: new Map(entries)}});
const drop = (...ids: readonly Id[]) => ({contents: {delete: ids}});

describe('a backup', () => {
  test('made while the server writes is consistent: every session whole, as it was at one moment', async () => {
    const {dataDir, copies} = folders();
    const store = await open(dataDir);
    const sessions = [newId(), newId(), newId()].map(session => ({session, head: head()}));
    let isWriting = true;
    const writers = sessions.map(async ({session, head}) => {
      for (let rev = 0; isWriting; rev++) {
        await store.append(append(session, rev, {head, writes: put([newId(), `words of ${rev + 1}`])}));
        await store.putBox({session, activity: newId(), box: boxOf('box'), replaces: []});
      }
      return null;
    });
    const names = ['by the store', 'by the command', 'by the store again'].map(name => join(copies, name));
    await store.backup(names[0] ?? '');
    expect(runBackup(dataDir, '--to', names[1] ?? '')).toMatchObject({code: 0, err: ''});
    await store.backup(names[2] ?? '');
    isWriting = false;
    await Promise.all(writers);
    for (const name of names) {
      const db = new Database(name, {readonly: true});
      onTestFinished(() => void db.close());
      expect(db.pragma('integrity_check', {simple: true})).toBe('ok');
      const counts = db.prepare<[], {rev: number; events: number; contents: number; boxes: number}>(
        `SELECT rev,
          (SELECT count(*) FROM events WHERE events.session = sessions.session) AS events,
          (SELECT count(*) FROM contents WHERE contents.session = sessions.session) AS contents,
          (SELECT count(*) FROM mailbox WHERE mailbox.session = sessions.session) AS boxes
        FROM sessions`,
      );
      const found = counts.all();
      expect(found.length).toBeGreaterThan(0);
      for (const {rev, events, contents, boxes} of found) {
        expect([events, contents]).toEqual([rev, rev]);
        // The box of a session's last append may not have come yet.
        expect(rev - boxes === 0 || rev - boxes === 1).toBe(true);
      }
    }
  });

  test('by the command says what it has done, readable by its owner alone, and leaves nothing half done behind', async () => {
    const {dataDir, copies, copy} = folders();
    const store = await open(dataDir);
    const [session, gone] = [newId(), newId()];
    await store.append(append(session, 0, {writes: drop(gone)}));
    const {code, out, err} = runBackup(dataDir, '--to', copy);
    expect({code, err}).toEqual({code: 0, err: ''});
    expect(out).toContain(`1 session to ${copy}`);
    expect(out).toContain(`${copy}.withdrawn lists 1 deleted text`);
    expect(readdirSync(copies).sort()).toEqual(['monday.db', 'monday.db.withdrawn']);
    expect(readFileSync(`${copy}.withdrawn`, 'utf8')).toBe(`${gone}\n`);
    if (process.platform !== 'win32') expect([copy, `${copy}.withdrawn`].map(file => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  test('holds nothing that had been deleted, also before the wiping', async () => {
    const {dataDir, copies, copy} = folders();
    const store = await open(dataDir);
    const [session, note] = [newId(), newId()];
    await store.append(append(session, 0, {writes: put([note, 'taken back'])}));
    await store.append(append(session, 1, {writes: drop(note)}));
    await store.backup(copy);
    expect(textsInFiles(dataDir, ['taken back'])).not.toEqual([]);
    expect(textsInFiles(copies, ['taken back'])).toEqual([]);
  });

  test('never replaces a file', async () => {
    const {dataDir, copy} = folders();
    await open(dataDir);
    writeFileSync(copy, 'dear to somebody');
    expect(runBackup(dataDir, '--to', copy)).toMatchObject({code: 1, err: expect.stringContaining('exists already')});
    expect(readFileSync(copy, 'utf8')).toBe('dear to somebody');
  });

  test.each([
    ['there is no database', (at: ReturnType<typeof folders>) => [at.dataDir, at.copy], 'There is no database'],
    ['the place for it is missing', (at: ReturnType<typeof folders>) => [at.dataDir, join(at.copies, 'no', 'where.db')], 'does not exist'],
  ] as const)('is refused in a sentence when %s', async (what, places, sentence) => {
    const at = folders();
    if (what !== 'there is no database') await (await openSqliteStore(at)).close();
    const [dataDir, to] = places(at);
    expect(runBackup(dataDir ?? '', '--to', to ?? '')).toMatchObject({code: 1, out: '', err: expect.stringContaining(sentence)});
    expect(readdirSync(at.copies)).toEqual([]);
  });

  test('explains itself, and refuses what makes no sense with another code than a failure', () => {
    const {dataDir, copy} = folders();
    expect(runBackup(dataDir, '--help')).toMatchObject({code: 0, out: expect.stringContaining('--restore FILE'), err: ''});
    for (const words of [[], ['--to', copy, '--restore', copy], ['--to', ''], ['--from', copy]]) {
      expect(runBackup(dataDir, ...words), words.join(' ')).toMatchObject({code: 2, err: expect.stringContaining('--to FILE')});
    }
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a restore', () => {
  test('brings back what the copy holds, with a new lineage and the old secret, and keeps what was there aside', async () => {
    const {dataDir, copy} = folders();
    const [session, title, later] = [newId(), newId(), newId()];
    const before = await open(dataDir);
    const named = head({title});
    await before.append(append(session, 0, {head: named, writes: put([title, 'The title'])}));
    await before.putBox({session, activity: newId(), box: boxOf('sealed'), replaces: []});
    const [loaded, boxes] = [await before.load(session), await before.boxes(session)];
    await before.backup(copy);
    await before.append(append(session, 1, {head: named}));
    await before.append(append(later, 0));
    await before.close();

    const {code, out, err} = runBackup(dataDir, '--restore', copy);
    expect({code, err}).toEqual({code: 0, err: ''});
    const aside = readdirSync(dataDir).filter(name => name.startsWith('wrensong-before-'));
    expect(aside).toHaveLength(1);
    expect(out).toContain(join(dataDir, aside[0] ?? ''));
    const after = await open(dataDir);
    expect(after.lineage).not.toBe(before.lineage);
    expect([...after.secret]).toEqual([...before.secret]);
    expect(await after.load(session)).toEqual(loaded);
    expect(await after.boxes(session)).toEqual(boxes);
    expect(await after.load(later)).toBeNull();
    expect(await after.findByCode(named.codeHash ?? '')).toBe(session);
    await after.append(append(session, 1, {head: named}));

    const old = new Database(join(dataDir, aside[0] ?? ''), {readonly: true});
    onTestFinished(() => void old.close());
    expect(old.prepare('SELECT rev FROM sessions ORDER BY rev').pluck().all()).toEqual([1, 2]);
  });

  test('never brings back what was taken back: known to the database, to a newer list, or only to a list beside it', async () => {
    const {dataDir, copies, copy} = folders();
    const session = newId();
    const notes = ['known to the database', 'known to the newer list', 'in a list of elsewhere', 'still there'].map(
      words => [newId(), words] as const,
    );
    const [[inDatabase] = [''], [inNewerList] = [''], [elsewhere] = ['']] = notes;
    const sameHead = head();
    const store = await open(dataDir);
    await store.append(append(session, 0, {head: sameHead, writes: put(...notes)}));
    await store.backup(copy);
    await store.append(append(session, 1, {head: sameHead, writes: drop(inNewerList)}));
    await store.backup(join(copies, 'tuesday.db'));
    await store.append(append(session, 2, {head: sameHead, writes: drop(inDatabase)}));
    writeFileSync(join(copies, 'brought.withdrawn'), `${elsewhere}\n${newId()}\n`);
    await store.close();

    const {code, out} = runBackup(dataDir, '--restore', copy);
    expect(code).toBe(0);
    expect(out).toContain('3 texts in the copy had been deleted since it was made, and stayed deleted');
    const restored = await open(dataDir);
    expect((await restored.load(session))?.contents).toEqual(new Map(notes.slice(3)));
    expect(await restored.wipe()).toBe(true);
    const found = textsInFiles(
      dataDir,
      notes.map(([, words]) => words),
    ).filter(place => place.startsWith('wrensong.db'));
    expect(found).toEqual(['wrensong.db: still there']);
    // Remembered: the next backup's list has them again.
    const next = join(newFolder(), 'next.db');
    await restored.backup(next);
    const listed = readFileSync(`${next}.withdrawn`, 'utf8').split('\n');
    expect(listed).toEqual(expect.arrayContaining([inDatabase, inNewerList, elsewhere]));
  });

  test('on an empty machine needs nothing but the copy', async () => {
    const {dataDir, copy} = folders();
    const session = newId();
    const store = await open(dataDir);
    await store.append(append(session, 0));
    await store.backup(copy);
    await store.close();
    const elsewhere = join(newFolder(), 'data');
    expect(runBackup(elsewhere, '--restore', copy)).toMatchObject({code: 0, err: ''});
    expect(readdirSync(elsewhere).sort()).toEqual(['lock.db', 'wrensong.db']);
    expect(await (await open(elsewhere)).load(session)).toMatchObject({rev: 1});
  });

  test('is refused while a server runs, which goes on untouched', async () => {
    const {dataDir, copy} = folders();
    const store = await open(dataDir);
    await store.backup(copy);
    const session = newId();
    expect(runBackup(dataDir, '--restore', copy)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Another Wrensong server'),
    });
    await store.append(append(session, 0));
    expect(await store.load(session)).toMatchObject({rev: 1});
  });

  test('works after the database was damaged, keeps the damaged one, and says what it could not know', async () => {
    const {dataDir, copy} = folders();
    const session = newId();
    const store = await open(dataDir);
    await store.append(append(session, 0));
    await store.backup(copy);
    await store.close();
    writeFileSync(join(dataDir, 'wrensong.db'), 'no database any more '.repeat(500));
    const {code, out} = runBackup(dataDir, '--restore', copy);
    expect(code).toBe(0);
    expect(out).toContain('could not be read');
    expect(readdirSync(dataDir).some(name => name.startsWith('wrensong-before-'))).toBe(true);
    expect(await (await open(dataDir)).load(session)).toMatchObject({rev: 1});
  });

  test('after a kill takes what only the log knows to be deleted into account', async () => {
    const {dataDir, copy} = folders();
    const running = startStoreProcess('write', dataDir);
    while (running.said.filter(word => word.said === 'appended').length < 20) await new Promise(resolve => setTimeout(resolve, 10));
    expect(runBackup(dataDir, '--to', copy)).toMatchObject({code: 0});
    const sofar = running.said.length;
    while (running.said.length < sofar + 100) await new Promise(resolve => setTimeout(resolve, 10));
    await running.kill();
    const {code, out} = runBackup(dataDir, '--restore', copy);
    expect(code).toBe(0);
    expect(out).toMatch(/had been deleted since/);
    expect(readdirSync(dataDir).filter(name => /-(wal|shm)$/.test(name))).toEqual([]);
    await open(dataDir);
  });

  test.each([
    ['is not there', () => undefined, 'There is no file'],
    ['is no database', (copy: string) => writeFileSync(copy, 'a letter '.repeat(500)), 'damaged, or is no database'],
    ['is another program’s', (copy: string) => new Database(copy).exec('CREATE TABLE theirs (anything)').close(), 'another program'],
    ['is empty', (copy: string) => writeFileSync(copy, ''), 'is empty'],
    ['is a folder', (copy: string) => mkdirSync(copy), 'There is no file'],
    ['has a damaged list beside it', (copy: string) => writeFileSync(`${copy}.withdrawn`, 'half an i'), 'one id per line'],
  ] as const)('of a copy that %s is refused in a sentence, and nothing changes', async (what, prepare, sentence) => {
    const {dataDir, copy} = folders();
    const store = await open(dataDir);
    if (what === 'has a damaged list beside it') {
      await store.backup(join(copy, '..', 'sound.db'));
      await store.backup(copy);
    }
    await store.close();
    prepare(copy);
    const before = readdirSync(dataDir);
    const refused = await restoreDatabase(dataDir, copy, Date.now()).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect((refused as Error).message).toContain(sentence);
    expect(readdirSync(dataDir)).toEqual(before);
    expect((await open(dataDir)).lineage).toBe(store.lineage);
  });
});
