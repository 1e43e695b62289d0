import {describe, expect, test} from 'vitest';
import {CodeTaken, StaleRevision, type Store} from '../../server/store/contract.ts';
import {append, boxOf, head, newId} from './store-samples.ts';

export function finding(at: () => Store): void {
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

    test('the list has the newest first, with phase, time, turnout and title; a title whose words are gone is empty', async () => {
      const [early, late, bare] = [newId(), newId(), newId()];
      const titles = [newId(), newId()] as const;
      const put = (title: string, words: string) => ({contents: {put: new Map([[title, words]])}});
      const ages = {startsAt: null, endedAt: null, usedOn: 0, forgottenAt: null, turnout: 0};
      await at().append(
        append(early, 0, {
          head: head({...ages, createdAt: 10, title: titles[0], phase: 'ended', endedAt: 15, forgottenAt: 18, turnout: 10}),
          writes: put(titles[0], 'Early'),
        }),
      );
      await at().append(
        append(late, 0, {head: head({...ages, createdAt: 30, startsAt: 50, title: titles[1]}), writes: put(titles[1], 'Late')}),
      );
      await at().append(append(bare, 0, {head: head({...ages, createdAt: 20, usedOn: 20, title: titles[0]})}));
      const mine = new Set([early, late, bare]);
      expect((await at().list()).filter(row => mine.has(row.session))).toEqual([
        {
          session: late,
          phase: 'live',
          title: 'Late',
          createdAt: 30,
          startsAt: 50,
          endedAt: null,
          usedOn: 0,
          forgottenAt: null,
          turnout: 0,
          deleteAt: null,
        },
        {
          session: bare,
          phase: 'live',
          title: '',
          createdAt: 20,
          startsAt: null,
          endedAt: null,
          usedOn: 20,
          forgottenAt: null,
          turnout: 0,
          deleteAt: null,
        },
        {
          session: early,
          phase: 'ended',
          title: 'Early',
          createdAt: 10,
          startsAt: null,
          endedAt: 15,
          usedOn: 0,
          forgottenAt: 18,
          turnout: 10,
          deleteAt: null,
        },
      ]);
    });
  });
}

export function words(at: () => Store): void {
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

export function mailbox(at: () => Store, reopen: () => Promise<void>): void {
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
