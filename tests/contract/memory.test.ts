import {describe, expect, test} from 'vitest';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {forgetting, withPeople} from './promises-of-forgetting.ts';
import {storeContract} from './store.contract.ts';
import {append, newId, outcomes} from './store-samples.ts';

storeContract('in memory', () => {
  const disk = newMemoryDisk();
  return async () => openMemoryStore({disk});
});

describe('the memory store, for tests', () => {
  test('fails the next call of an operation when told to, and only that', async () => {
    const store = openMemoryStore();
    const session = newId();
    store.failNext('append', new Error('the disk is full'));
    await expect(store.append(append(session, 0))).rejects.toThrow('the disk is full');
    expect(await store.load(session)).toBeNull();
    await store.append(append(session, 0));
    store.failNext('load');
    await expect(store.load(session)).rejects.toThrow('The disk refuses.');
    expect(await store.load(session)).toMatchObject({rev: 1});
  });

  test('fails a whole group when its commit fails', async () => {
    const store = openMemoryStore();
    const [one, two] = [newId(), newId()];
    store.failNext('commit');
    expect(await outcomes([store.append(append(one, 0)), store.append(append(two, 0))])).toEqual(['StoreUnavailable', 'StoreUnavailable']);
    expect([await store.load(one), await store.load(two)]).toEqual([null, null]);
  });

  test('shows nothing of a group before the disk has it', async () => {
    const disk = newMemoryDisk();
    const waiting: (() => void)[] = [];
    const store = openMemoryStore({disk, whenDurable: () => new Promise(resolve => waiting.push(resolve))});
    const session = newId();
    const called = store.append(append(session, 0));
    await Promise.resolve();
    expect(await openMemoryStore({disk}).load(session)).toBeNull();
    waiting.shift()?.();
    await called;
    expect(await openMemoryStore({disk}).load(session)).toMatchObject({rev: 1});
  });

  test.each(['lost', 'kept'] as const)('[R77] a crash in the middle of forgetting leaves all or nothing of it, %s', async unanswered => {
    const disk = newMemoryDisk();
    const store = openMemoryStore({disk});
    const session = newId();
    const {first, same} = withPeople(session);
    await store.append(first);
    const before = await store.load(session);
    const called = store.append(forgetting(session, 4, same));
    store.crash(unanswered);
    await expect(called).rejects.toThrow();
    const found = await openMemoryStore({disk}).load(session);
    if (unanswered === 'lost') expect(found).toEqual(before);
    else expect([found?.rev, found?.people, found?.commands.length]).toEqual([5, [], 1]);
  });

  test.each([
    ['lost', null],
    ['kept', {rev: 1}],
  ] as const)('a crash answers nothing more; what had not been answered is %s', async (unanswered, expected) => {
    const disk = newMemoryDisk();
    const store = openMemoryStore({disk});
    const [answered, session] = [newId(), newId()];
    await store.append(append(answered, 0));
    const called = store.append(append(session, 0));
    store.crash(unanswered);
    expect(await outcomes([called, store.load(answered), store.close()])).toEqual(['StoreUnavailable', 'StoreUnavailable', 'ok']);
    const restarted = openMemoryStore({disk});
    expect(await restarted.load(answered)).toMatchObject({rev: 1});
    const found = await restarted.load(session);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeNull();
  });
});
