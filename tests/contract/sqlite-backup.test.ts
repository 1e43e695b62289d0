import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import {runBackup, textsInFiles} from './processes.ts';
import {append, boxOf, drop, type Folders, folders, head, newId, openSqlite, put} from './store-samples.ts';

describe('a backup', () => {
  test('[R15] made while the server writes is consistent: every session whole, as it was at one moment', async () => {
    const {dataDir, copies} = folders();
    const store = await openSqlite(dataDir);
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
    const store = await openSqlite(dataDir);
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
    const store = await openSqlite(dataDir);
    const [session, note] = [newId(), newId()];
    await store.append(append(session, 0, {writes: put([note, 'taken back'])}));
    await store.append(append(session, 1, {writes: drop(note)}));
    await store.backup(copy);
    expect(textsInFiles(dataDir, ['taken back'])).not.toEqual([]);
    expect(textsInFiles(copies, ['taken back'])).toEqual([]);
  });

  test('never replaces a file', async () => {
    const {dataDir, copy} = folders();
    await openSqlite(dataDir);
    writeFileSync(copy, 'dear to somebody');
    expect(runBackup(dataDir, '--to', copy)).toMatchObject({code: 1, err: expect.stringContaining('exists already')});
    expect(readFileSync(copy, 'utf8')).toBe('dear to somebody');
  });

  test.each([
    ['there is no database', (at: Folders) => [at.dataDir, at.copy], 'There is no database'],
    ['the place for it is missing', (at: Folders) => [at.dataDir, join(at.copies, 'no', 'where.db')], 'does not exist'],
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
