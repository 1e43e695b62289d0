import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Store, StoreUnavailable} from '../../server/store/contract.ts';
import {boards} from './promises-of-boards.ts';
import {forgettingPersons} from './promises-of-forgetting.ts';
import {finding, mailbox, words} from './promises-of-keeping.ts';
import {appending} from './promises-of-log.ts';
import {removing} from './promises-of-removing.ts';
import {append, boxOf, newFolder, newId, outcomes} from './store-samples.ts';

/** Opens a store; again, with what it kept, after the one before was closed. */
export type OpenStore = () => Promise<Store>;

/** What `contract.ts` promises, tried on one kind of store. `begin` gives a place that holds nothing yet and goes after the tests. */
export function storeContract(name: string, begin: () => OpenStore): void {
  describe(name, () => {
    const open = begin();
    let store: Store;
    const reopen = async () => {
      await store.close();
      store = await open();
    };

    // One store for all of it: a promise to one session holds beside whatever the others do.
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    appending(() => store, reopen);
    finding(() => store);
    words(() => store);
    mailbox(() => store, reopen);
    boards(() => store, reopen);
    removing(() => store, reopen);
    forgettingPersons(() => store, reopen);
    ending(() => store, reopen);
  });
}

function ending(at: () => Store, reopen: () => Promise<void>): void {
  describe('the store', () => {
    test('lineage and secret are made once and stay', async () => {
      const {lineage, secret} = at();
      expect(lineage).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect(secret).toHaveLength(32);
      await reopen();
      expect(at().lineage).toBe(lineage);
      expect([...at().secret]).toEqual([...secret]);
    });

    test('closing waits for what was begun, can be done twice, and ends every call after it', async () => {
      const [session, other] = [newId(), newId()];
      const begun = at().append(append(session, 0));
      const closings = [at().close(), at().close()];
      const after = [
        at().append(append(other, 0)),
        at().load(session),
        at().list(),
        at().setDeleteAt(session, 1),
        at().remove(session),
        at().putBox({session, activity: newId(), box: boxOf('late'), replaces: []}),
        at().wipe(),
        at().backup(join(newFolder(), 'late')),
      ];
      const [before, refused] = await Promise.all([outcomes([begun, ...closings]), outcomes(after)]);
      expect(before).toEqual(['ok', 'ok', 'ok']);
      expect(refused).toEqual(after.map(() => StoreUnavailable.name));
      await at().close();
      await reopen();
      expect(await at().load(session)).toMatchObject({rev: 1});
      expect(await at().load(other)).toBeNull();
    });

    test('a backup has a list beside it of all ids that were deleted, and of none that was put again', async () => {
      const [session, gone, again] = [newId(), newId(), newId()];
      const ids = [gone, ...Array.from({length: 20}, newId)];
      const to = join(newFolder(), 'copy');
      await at().append(append(session, 0, {writes: {contents: {put: new Map([[again, 'first']])}}}));
      await at().append(append(session, 1, {writes: {contents: {delete: [...ids, again]}}}));
      await at().append(append(session, 2, {writes: {contents: {put: new Map([[again, 'second']])}}}));
      await at().backup(to);
      const list = readFileSync(`${to}.withdrawn`, 'utf8');
      expect(list).toMatch(/^([A-Za-z0-9_-]{22}\n)*$/);
      const listed = list.split('\n').slice(0, -1);
      expect(listed).toEqual([...listed].sort());
      expect(listed).toEqual(expect.arrayContaining(ids));
      expect(listed).not.toContain(again);
      expect(readFileSync(to).length).toBeGreaterThan(0);
    });

    test('a backup never replaces a file', async () => {
      const to = join(newFolder(), 'copy');
      await at().backup(to);
      const before = readFileSync(to);
      await expect(at().backup(to)).rejects.toThrow('exists already');
      expect(readFileSync(to).equals(before)).toBe(true);
    });
  });
}
