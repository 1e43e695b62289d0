import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import {StoreUnavailable} from '../../server/store/contract.ts';
import {restoreDatabase} from '../../server/store/restore.ts';
import {runBackup, startStoreProcess, textsInFiles} from './processes.ts';
import {append, boxOf, drop, folders, head, newFolder, newId, openSqlite, put} from './store-samples.ts';

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('a restore', () => {
  test('[R15] brings back what the copy holds, with a new lineage and the old secret, and keeps what was there aside', async () => {
    const {dataDir, copy} = folders();
    const [session, title, later] = [newId(), newId(), newId()];
    const before = await openSqlite(dataDir);
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
    const after = await openSqlite(dataDir);
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
    const store = await openSqlite(dataDir);
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
    const restored = await openSqlite(dataDir);
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

  test('[R67] a session that was removed since the copy stays removed, with all its words', async () => {
    const {dataDir, copy} = folders();
    const [gone, stays, note] = [newId(), newId(), newId()];
    const store = await openSqlite(dataDir);
    await store.append(append(gone, 0, {writes: {contents: {put: new Map([[note, 'words of the removed one']])}}}));
    await store.append(append(stays, 0));
    await store.backup(copy);
    await store.remove(gone);
    await store.close();
    expect(runBackup(dataDir, '--restore', copy)).toMatchObject({code: 0});
    const restored = await openSqlite(dataDir);
    expect(await restored.load(gone)).toBeNull();
    expect(await restored.load(stays)).toMatchObject({rev: 1});
    expect(textsInFiles(dataDir, ['words of the removed one']).filter(place => place.startsWith('wrensong.db'))).toEqual([]);
  });

  test('on an empty machine needs nothing but the copy', async () => {
    const {dataDir, copy} = folders();
    const session = newId();
    const store = await openSqlite(dataDir);
    await store.append(append(session, 0));
    await store.backup(copy);
    await store.close();
    const elsewhere = join(newFolder(), 'data');
    expect(runBackup(elsewhere, '--restore', copy)).toMatchObject({code: 0, err: ''});
    expect(readdirSync(elsewhere).sort()).toEqual(['lock.db', 'wrensong.db']);
    expect(await (await openSqlite(elsewhere)).load(session)).toMatchObject({rev: 1});
  });

  test('is refused while a server runs, which goes on untouched', async () => {
    const {dataDir, copy} = folders();
    const store = await openSqlite(dataDir);
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
    const store = await openSqlite(dataDir);
    await store.append(append(session, 0));
    await store.backup(copy);
    await store.close();
    writeFileSync(join(dataDir, 'wrensong.db'), 'no database any more '.repeat(500));
    const {code, out} = runBackup(dataDir, '--restore', copy);
    expect(code).toBe(0);
    expect(out).toContain('could not be read');
    expect(readdirSync(dataDir).some(name => name.startsWith('wrensong-before-'))).toBe(true);
    expect(await (await openSqlite(dataDir)).load(session)).toMatchObject({rev: 1});
  });

  test('after a kill takes what only the log knows to be deleted into account', async () => {
    const {dataDir, copy} = folders();
    const running = startStoreProcess('write', dataDir);
    while (running.said.filter(word => word.said === 'appended').length < 20) await wait(10);
    expect(runBackup(dataDir, '--to', copy)).toMatchObject({code: 0});
    const db = new Database(copy, {readonly: true});
    const copied = db.prepare<[], number>("SELECT rev FROM sessions WHERE session = 'one'").pluck().get() ?? 0;
    db.close();
    while (!running.said.some(word => word.said === 'appended' && word.session === 'one' && word.rev > copied)) await wait(10);
    await running.kill();
    const {code, out} = runBackup(dataDir, '--restore', copy);
    expect(code).toBe(0);
    expect(out).toMatch(/had been deleted since/);
    expect(readdirSync(dataDir).filter(name => /-(wal|shm)$/.test(name))).toEqual([]);
    await openSqlite(dataDir);
  });

  test('of a copy that is not sound is refused in a sentence, and nothing changes', async () => {
    const {dataDir, copies, copy} = folders();
    const store = await openSqlite(dataDir);
    await store.backup(copy);
    await store.close();
    const before = readdirSync(dataDir);
    for (const [name, prepare, sentence] of UNSOUND) {
      const path = join(copies, name);
      prepare(path);
      const refused = await restoreDatabase(dataDir, path, Date.now()).catch((problem: unknown) => problem);
      expect(refused, name).toBeInstanceOf(StoreUnavailable);
      expect((refused as Error).message, name).toContain(sentence);
    }
    writeFileSync(`${copy}.withdrawn`, 'half an i');
    await expect(restoreDatabase(dataDir, copy, Date.now())).rejects.toThrow('one id per line');
    expect(readdirSync(dataDir)).toEqual(before);
    expect((await openSqlite(dataDir)).lineage).toBe(store.lineage);
  });
});

const UNSOUND: readonly (readonly [name: string, prepare: (path: string) => void, sentence: string])[] = [
  ['nowhere', () => undefined, 'There is no file'],
  ['a letter', path => writeFileSync(path, 'dear all '.repeat(500)), 'damaged, or is no database'],
  ['of another program', path => new Database(path).exec('CREATE TABLE theirs (anything)').close(), 'another program'],
  ['empty', path => writeFileSync(path, ''), 'is empty'],
  ['a folder', path => mkdirSync(path), 'There is no file'],
];
