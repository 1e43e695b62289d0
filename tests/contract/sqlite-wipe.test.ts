import {join} from 'node:path';
import Database from 'better-sqlite3';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {Store} from '../../server/store/contract.ts';
import type {Id} from '../../shared/wire/ids.ts';
import {seed} from '../property/seed.ts';
import {textsInFiles} from './processes.ts';
import {forgetting, withPeople} from './promises-of-forgetting.ts';
import {append, boxOf, head, newFolder, newId, openSqlite} from './store-samples.ts';

/** Repeatable numbers from 0 to below 1 (mulberry32). */
const drawing = (from: number) => {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

describe('wiping', () => {
  test('[R16] deleted words, changed words and used boxes are in no file afterwards', async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const [session, stays, changes, goes] = [newId(), newId(), newId(), newId()];
    const put = new Map([
      [stays, 'words that stay'],
      [changes, 'words before the change'],
      [goes, 'words that go'],
    ]);
    await store.append(append(session, 0, {writes: {contents: {put}}}));
    const used = await store.putBox({session, activity: newId(), box: boxOf('a box that is used up'), replaces: []});
    const replaced = await store.putBox({session, activity: newId(), box: boxOf('a box that is replaced'), replaces: []});
    await store.putBox({session, activity: newId(), box: boxOf('a box that stays'), replaces: [replaced]});
    const contents = {put: new Map([[changes, 'words after the change']]), delete: [goes]};
    await store.append(append(session, 1, {writes: {contents, mailbox: {delete: [used]}}}));
    const gone = ['words that go', 'words before the change', 'a box that is used up', 'a box that is replaced'];
    const alive = ['words that stay', 'words after the change', 'a box that stays'];

    // Before the wiping the search does find them: it can fail.
    expect(new Set(textsInFiles(dataDir, gone).map(found => found.replace(/^.*?: /, '')))).toEqual(new Set(gone));
    expect(await store.wipe()).toBe(true);
    expect(textsInFiles(dataDir, gone)).toEqual([]);
    expect(textsInFiles(dataDir, alive)).toEqual(alive.map(words => `wrensong.db: ${words}`));
  });

  test('[R67] of a removed session nothing is in any file afterwards but its id', async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const [session, other, person, sender, title] = [newId(), newId(), newId(), newId(), newId()];
    const words = 'words of the removed one';
    const writes = {contents: {put: new Map([[title, words]])}, people: {put: [{person, deviceHash: 'its device'}]}};
    const events = [{session, n: 1, v: 2, event: {type: 'sampled', says: 'its event'}}];
    const own = head({title});
    await store.append(append(session, 0, {events, writes, head: own, commands: [{sender, id: newId()}]}));
    await store.putBox({session, activity: newId(), box: boxOf('its box'), replaces: []});
    await store.append(append(other, 0, {writes: {contents: {put: new Map([[newId(), 'words that stay']])}}}));
    const gone = [words, 'its device', 'its event', 'its box', person, sender, title, own.codeHash ?? '', own.joinKeyHash ?? ''];
    expect(textsInFiles(dataDir, gone)).not.toEqual([]);
    await store.remove(session);
    expect(await store.wipe()).toBe(true);
    expect(textsInFiles(dataDir, gone)).toEqual([]);
    expect(textsInFiles(dataDir, ['words that stay', session])).toEqual(['wrensong.db: words that stay', `wrensong.db: ${session}`]);
  });

  test('[R77] of forgotten persons nothing is in any file afterwards', async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const session = newId();
    const {ana, ben, sam, first, same} = withPeople(session);
    await store.append(first);
    const gone = [ana, ben, `device of ${ana}`, 'person.joined', 'hand.raised'];
    expect(new Set(textsInFiles(dataDir, gone).map(found => found.replace(/^.*?: /, '')))).toEqual(new Set(gone));
    await store.append(forgetting(session, 4, same));
    expect(await store.wipe()).toBe(true);
    expect(textsInFiles(dataDir, gone)).toEqual([]);
    expect(textsInFiles(dataDir, ['words that stay', sam, 'notes.shown'])).toHaveLength(3);
  });

  test('a long reader holds it up: not done, and done when the reader has gone', async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const [session, note] = [newId(), newId()];
    await store.append(append(session, 0, {writes: {contents: {put: new Map([[note, 'taken back']])}}}));
    const reader = new Database(join(dataDir, 'wrensong.db'), {readonly: true});
    onTestFinished(() => void reader.close());
    reader.exec('BEGIN');
    expect(reader.prepare('SELECT words FROM contents').pluck().get()).toBe('taken back');

    await store.append(append(session, 1, {writes: {contents: {delete: [note]}}}));
    expect(await store.wipe()).toBe(false);
    expect(textsInFiles(dataDir, ['taken back'])).not.toEqual([]);
    await store.append(append(session, 2));

    reader.exec('COMMIT');
    expect(await store.wipe()).toBe(true);
    expect(textsInFiles(dataDir, ['taken back'])).toEqual([]);
    expect(await store.load(session)).toMatchObject({rev: 3});
  });

  test(`[R16] nothing deleted stays in a file, whatever was written and deleted around it (seed ${seed})`, async () => {
    const dataDir = newFolder();
    const store = await openSqlite(dataDir);
    const draw = drawing(seed);
    const [alive, gone] = await writeAndDelete(store, draw);
    expect(await store.wipe()).toBe(true);
    expect(textsInFiles(dataDir, gone)).toEqual([]);
    expect(textsInFiles(dataDir, alive)).toHaveLength(alive.length);
  });
});

/** Many appends of short and long words, of which most are deleted or changed: pages are divided and joined. Answers the marks of what lives and of what does not. */
async function writeAndDelete(store: Store, draw: () => number): Promise<[alive: string[], gone: string[]]> {
  const living = new Map<Id, string>();
  const gone: string[] = [];
  const sessions = [newId(), newId(), newId()].map(session => ({session, rev: 0, ids: [] as Id[], head: head()}));
  let marks = 0;
  const newWords = () => {
    const mark = `<${marks++}>`;
    return {mark, words: mark.repeat(1 + Math.floor(draw() ** 4 * 400))};
  };
  for (let step = 0; step < 120; step++) {
    const at = sessions[Math.floor(draw() * sessions.length)] ?? sessions[0];
    if (!at) throw new Error('there are three sessions');
    const put = new Map<Id, string>();
    const drop: Id[] = [];
    for (let times = 0; times < 25; times++) {
      const known = at.ids[Math.floor(draw() * at.ids.length)];
      const isNew = known === undefined || draw() < 0.55;
      const id = isNew ? newId() : known;
      if (put.has(id) || drop.includes(id)) continue;
      const before = living.get(id);
      if (before !== undefined) gone.push(before);
      if (isNew || draw() < 0.3) {
        const {mark, words} = newWords();
        put.set(id, words);
        living.set(id, mark);
        if (isNew) at.ids.push(id);
      } else {
        drop.push(id);
        living.delete(id);
        at.ids.splice(at.ids.indexOf(id), 1);
      }
    }
    await store.append(append(at.session, at.rev++, {head: at.head, writes: {contents: {put, delete: drop}}}));
  }
  return [[...living.values()], gone];
}
