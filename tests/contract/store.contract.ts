import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {CodeTaken, StaleRevision, type Store, StoreUnavailable} from '../../server/store/contract.ts';
import {append, boxOf, eventsAfter, head, newFolder, newId, outcomes} from './store-samples.ts';

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
    ending(() => store, reopen);
  });
}

function appending(at: () => Store, reopen: () => Promise<void>): void {
  describe('the log', () => {
    test('a session is kept whole, and is there again after a restart', async () => {
      const [session, title, person, sender, id] = [newId(), newId(), newId(), newId(), newId()];
      const people = [{person, deviceHash: 'a device'}];
      const writes = {contents: {put: new Map([[title, 'Wie geht’s? 🐦']])}, people: {put: people}};
      await at().append(append(session, 0, {events: eventsAfter(session, 0, 3), writes, commands: [{sender, id}], head: head({title})}));
      for (let times = 0; times < 2; times++) {
        expect(await at().load(session)).toEqual({
          rev: 3,
          events: eventsAfter(session, 0, 3),
          contents: new Map([[title, 'Wie geht’s? 🐦']]),
          people,
          commands: [{sender, id}],
        });
        await reopen();
      }
    });

    test('a session that was never written is null, not empty', async () => {
      await at().append(append(newId(), 0));
      expect(await at().load(newId())).toBeNull();
    });

    test('an append on another revision than the last is refused as stale, and nothing of it is kept', async () => {
      const session = newId();
      await at().append(append(session, 0, {events: eventsAfter(session, 0, 2)}));
      const before = await at().load(session);
      const writes = {
        contents: {put: new Map([[newId(), 'not kept']])},
        people: {put: [{person: newId(), deviceHash: 'not kept'}]},
      };
      for (const rev of [0, 1, 3]) {
        const stale = at().append(append(session, rev, {writes, commands: [{sender: newId(), id: newId()}]}));
        await expect(stale, `rev ${rev}`).rejects.toThrow(StaleRevision);
      }
      expect(await at().load(session)).toEqual(before);
      const unknown = newId();
      await expect(at().append(append(unknown, 1))).rejects.toThrow(StaleRevision);
      expect(await at().load(unknown)).toBeNull();
    });

    test('events that leave a gap, or come in another order, are refused as stale', async () => {
      const session = newId();
      const [first, second, third] = eventsAfter(session, 0, 3);
      if (!first || !second || !third) throw new Error('three events were asked for');
      for (const events of [[second], [first, third], [second, first], [first, first]]) {
        await expect(at().append(append(session, 0, {events}))).rejects.toThrow(StaleRevision);
      }
      expect(await at().load(session)).toBeNull();
    });

    test('an event of another session is refused', async () => {
      const [session, other] = [newId(), newId()];
      await expect(at().append(append(session, 0, {events: eventsAfter(other, 0, 1)}))).rejects.toThrow();
      expect([await at().load(session), await at().load(other)]).toEqual([null, null]);
    });

    test('writes and commands need no event, and leave the revision where it was', async () => {
      const [session, sender, id, note] = [newId(), newId(), newId(), newId()];
      await at().append(append(session, 0));
      const commands = [{sender, id}];
      await at().append(append(session, 1, {events: [], commands, writes: {contents: {put: new Map([[note, 'words']])}}}));
      expect(await at().load(session)).toMatchObject({rev: 1, commands, contents: new Map([[note, 'words']])});
    });

    test('a command is remembered once, however often it is written', async () => {
      const [session, sender, id] = [newId(), newId(), newId()];
      await at().append(append(session, 0, {commands: [{sender, id}]}));
      await at().append(append(session, 1, {commands: [{sender, id}]}));
      expect((await at().load(session))?.commands).toEqual([{sender, id}]);
    });

    test('a person has one row, the latest', async () => {
      const [session, person] = [newId(), newId()];
      for (const [rev, deviceHash] of ['first', 'second'].entries()) {
        await at().append(append(session, rev, {writes: {people: {put: [{person, deviceHash}]}}}));
      }
      expect((await at().load(session))?.people).toEqual([{person, deviceHash: 'second'}]);
    });

    test('calls for one session take effect in the order in which they were made, also 200 at once', async () => {
      const session = newId();
      const sameHead = head();
      const calls = Array.from({length: 200}, (_, rev) => at().append(append(session, rev, {head: sameHead})));
      const loaded = at().load(session);
      await Promise.all(calls);
      expect(await loaded).toMatchObject({rev: 200});
      expect((await at().load(session))?.events).toEqual(eventsAfter(session, 0, 200));
    });

    test('one call that fails takes no other of its turn with it', async () => {
      const [one, two, three] = [newId(), newId(), newId()];
      const codeHash = newId();
      const calls = [
        at().append(append(one, 0, {head: head({codeHash})})),
        at().append(append(two, 7)),
        at().append(append(two, 0, {head: head({codeHash})})),
        at().putBox({session: newId(), activity: newId(), box: boxOf('stray'), replaces: []}),
        at().append(append(three, 0)),
      ];
      expect(await outcomes(calls)).toEqual(['ok', 'StaleRevision', 'CodeTaken', 'Error', 'ok']);
      expect(await at().load(two)).toBeNull();
      expect([(await at().load(one))?.rev, (await at().load(three))?.rev]).toEqual([1, 1]);
    });

    test('what the caller changes after the call is not stored', async () => {
      const session = newId();
      const event = {type: 'sampled', says: 'before'};
      const box = boxOf('before');
      const called = at().append(append(session, 0, {events: [{session, n: 1, v: 1, event}]}));
      event.says = 'after';
      await called;
      await at().putBox({session, activity: newId(), box, replaces: []});
      box.fill(0);
      expect((await at().load(session))?.events[0]?.event).toEqual({type: 'sampled', says: 'before'});
      expect((await at().boxes(session))[0]?.box).toEqual(boxOf('before'));
    });
  });
}

function finding(at: () => Store): void {
  describe('finding', () => {
    test('a session is found by the hash of its code and of its join key until it ends', async () => {
      const session = newId();
      const alive = head({phase: 'draft'});
      const {codeHash, joinKeyHash} = alive;
      if (codeHash === null || joinKeyHash === null) throw new Error('a live head has both');
      expect(await at().findByCode(codeHash)).toBeNull();
      await at().append(append(session, 0, {head: alive}));
      expect([await at().findByCode(codeHash), await at().findByJoinKey(joinKeyHash)]).toEqual([session, session]);
      expect([await at().findByCode(joinKeyHash), await at().findByJoinKey(codeHash)]).toEqual([null, null]);
      await at().append(append(session, 1, {head: {...alive, phase: 'closing'}}));
      expect(await at().findByCode(codeHash)).toBe(session);
      await at().append(append(session, 2, {head: {...alive, phase: 'ended', codeHash: null, joinKeyHash: null}}));
      expect([await at().findByCode(codeHash), await at().findByJoinKey(joinKeyHash)]).toEqual([null, null]);
    });

    test('an ended session is not found, also when its hashes were left', async () => {
      const ended = head({phase: 'ended'});
      await at().append(append(newId(), 0, {head: ended}));
      expect([await at().findByCode(ended.codeHash ?? ''), await at().findByJoinKey(ended.joinKeyHash ?? '')]).toEqual([null, null]);
    });

    test('two sessions cannot hold one code or join key; an ended one gives them back', async () => {
      const [first, second] = [newId(), newId()];
      const held = head();
      await at().append(append(first, 0, {head: held}));
      for (const taking of [head({codeHash: held.codeHash}), head({joinKeyHash: held.joinKeyHash})]) {
        await expect(at().append(append(second, 0, {head: taking}))).rejects.toThrow(CodeTaken);
      }
      expect(await at().load(second)).toBeNull();
      await at().append(append(first, 1, {head: {...held, phase: 'ended', codeHash: null, joinKeyHash: null}}));
      await at().append(append(second, 0, {head: held}));
      expect(await at().findByCode(held.codeHash ?? '')).toBe(second);
    });

    test('the list has the newest first, with phase, time and title; a title whose words are gone is empty', async () => {
      const [early, late, bare] = [newId(), newId(), newId()];
      const titles = [newId(), newId()] as const;
      const put = (title: string, words: string) => ({contents: {put: new Map([[title, words]])}});
      await at().append(append(early, 0, {head: head({createdAt: 10, title: titles[0], phase: 'ended'}), writes: put(titles[0], 'Early')}));
      await at().append(append(late, 0, {head: head({createdAt: 30, title: titles[1]}), writes: put(titles[1], 'Late')}));
      await at().append(append(bare, 0, {head: head({createdAt: 20, title: titles[0]})}));
      const mine = new Set([early, late, bare]);
      expect((await at().list()).filter(row => mine.has(row.session))).toEqual([
        {session: late, phase: 'live', title: 'Late', createdAt: 30},
        {session: bare, phase: 'live', title: '', createdAt: 20},
        {session: early, phase: 'ended', title: 'Early', createdAt: 10},
      ]);
    });
  });
}

function words(at: () => Store): void {
  describe('contents', () => {
    test('words are replaced and removed by id, in the transaction of their event', async () => {
      const [session, stays, changes, goes] = [newId(), newId(), newId(), newId()];
      const sameHead = head();
      const put = new Map([
        [stays, 'stays'],
        [changes, 'before'],
        [goes, 'goes'],
      ]);
      await at().append(append(session, 0, {head: sameHead, writes: {contents: {put}}}));
      const writes = {contents: {put: new Map([[changes, 'after']]), delete: [goes, newId()]}};
      await expect(at().append(append(session, 0, {head: sameHead, writes}))).rejects.toThrow(StaleRevision);
      expect((await at().load(session))?.contents).toEqual(put);
      await at().append(append(session, 1, {head: sameHead, writes}));
      expect((await at().load(session))?.contents).toEqual(
        new Map([
          [stays, 'stays'],
          [changes, 'after'],
        ]),
      );
    });

    test('what one write removes and puts is put', async () => {
      const [session, note] = [newId(), newId()];
      await at().append(append(session, 0, {writes: {contents: {put: new Map([[note, 'first']])}}}));
      await at().append(append(session, 1, {writes: {contents: {put: new Map([[note, 'second']]), delete: [note]}}}));
      expect((await at().load(session))?.contents).toEqual(new Map([[note, 'second']]));
    });

    test('one id in two sessions is two contents: neither session touches the other’s', async () => {
      const [one, other, note] = [newId(), newId(), newId()];
      await at().append(append(one, 0, {writes: {contents: {put: new Map([[note, 'of one']])}}}));
      await at().append(append(other, 0, {writes: {contents: {put: new Map([[note, 'of the other']])}}}));
      expect((await at().load(one))?.contents).toEqual(new Map([[note, 'of one']]));
      await at().append(append(other, 1, {writes: {contents: {delete: [note]}}}));
      expect((await at().load(one))?.contents).toEqual(new Map([[note, 'of one']]));
    });

    test('wiping says when it is done', async () => {
      const [session, note] = [newId(), newId()];
      await at().append(append(session, 0, {writes: {contents: {put: new Map([[note, 'words']])}}}));
      await at().append(append(session, 1, {writes: {contents: {delete: [note]}}}));
      expect(await at().wipe()).toBe(true);
      expect(await at().load(session)).toMatchObject({rev: 2, contents: new Map()});
    });
  });
}

function mailbox(at: () => Store, reopen: () => Promise<void>): void {
  describe('the mailbox', () => {
    test('boxes are kept unopened, in rising number, without those that were replaced', async () => {
      const [session, activity, later] = [newId(), newId(), newId()];
      await at().append(append(session, 0));
      const first = await at().putBox({session, activity, box: boxOf('first'), replaces: []});
      const second = await at().putBox({session, activity, box: boxOf('second'), replaces: []});
      const third = await at().putBox({session, activity: later, box: boxOf('third'), replaces: [first]});
      expect(second).toBeGreaterThan(first);
      expect(third).toBeGreaterThan(second);
      const kept = [
        {number: second, activity, box: boxOf('second')},
        {number: third, activity: later, box: boxOf('third')},
      ];
      expect(await at().boxes(session)).toEqual(kept);
      await reopen();
      expect(await at().boxes(session)).toEqual(kept);
      expect(await at().boxes(newId())).toEqual([]);
    });

    test('an append takes the boxes away that it has used up, with all it writes or not at all', async () => {
      const [session, note] = [newId(), newId()];
      await at().append(append(session, 0));
      const [one, two] = await Promise.all(
        ['one', 'two'].map(words => at().putBox({session, activity: newId(), box: boxOf(words), replaces: []})),
      );
      if (one === undefined || two === undefined) throw new Error('two boxes were put');
      const writes = {contents: {put: new Map([[note, 'released']])}, mailbox: {delete: [one]}};
      await expect(at().append(append(session, 5, {writes}))).rejects.toThrow(StaleRevision);
      expect(await at().boxes(session)).toHaveLength(2);
      await at().append(append(session, 1, {writes}));
      expect((await at().boxes(session)).map(box => box.number)).toEqual([two]);
    });

    test('no session can drop the boxes of another', async () => {
      const [one, other, activity] = [newId(), newId(), newId()];
      await at().append(append(one, 0));
      await at().append(append(other, 0));
      const number = await at().putBox({session: one, activity, box: boxOf('mine'), replaces: []});
      await at().putBox({session: other, activity, box: boxOf('theirs'), replaces: [number]});
      await at().append(append(other, 1, {writes: {mailbox: {delete: [number]}}}));
      expect((await at().boxes(one)).map(box => box.number)).toEqual([number]);
    });

    test('a number is never given twice, also after a restart with the newest box gone', async () => {
      const [session, activity] = [newId(), newId()];
      await at().append(append(session, 0));
      const first = await at().putBox({session, activity, box: boxOf('first'), replaces: []});
      await at().append(append(session, 1, {writes: {mailbox: {delete: [first]}}}));
      await at().wipe();
      await reopen();
      expect(await at().putBox({session, activity, box: boxOf('second'), replaces: [first]})).toBeGreaterThan(first);
    });

    test('a box for a session that is not there is refused', async () => {
      await expect(at().putBox({session: newId(), activity: newId(), box: boxOf('lost'), replaces: []})).rejects.toThrow();
    });

    test('the sessions with boxes are those that have some now', async () => {
      const [empty, full, emptied] = [newId(), newId(), newId()];
      for (const session of [empty, full, emptied]) await at().append(append(session, 0));
      for (const session of [full, full, emptied]) {
        await at().putBox({session, activity: newId(), box: boxOf('box'), replaces: []});
      }
      const used = (await at().boxes(emptied)).map(box => box.number);
      await at().append(append(emptied, 1, {writes: {mailbox: {delete: used}}}));
      const mine = new Set([empty, full, emptied]);
      expect((await at().sessionsWithBoxes()).filter(session => mine.has(session))).toEqual([full]);
    });
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
