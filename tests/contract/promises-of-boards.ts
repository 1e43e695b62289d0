import {describe, expect, test} from 'vitest';
import {StaleRevision, type Store} from '../../server/store/contract.ts';
import {append, newId} from './store-samples.ts';

const document = 'board';
const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all);
const nothing = {upTo: 0, state: null, updates: []};

export function boards(at: () => Store, reopen: () => Promise<void>): void {
  const add = (session: string, n: number, update = bytes(n)) => at().appendBoard({session, document, n, update});
  const replace = (session: string, upTo: number, state = bytes(99, upTo)) => at().replaceBoard({session, document, upTo, state});
  const newSession = async () => {
    const session = newId();
    await at().append(append(session, 0));
    return session;
  };

  describe('boards', () => {
    test('a log of updates follows on one another, and is there after a restart', async () => {
      const [session, other] = [await newSession(), await newSession()];
      expect(await at().loadBoard(session, document)).toEqual(nothing);
      for (const n of [1, 2, 3]) await add(session, n);
      await add(other, 1);
      for (const n of [0, 1, 3, 5]) await expect(add(session, n), `n ${n}`).rejects.toThrow(StaleRevision);
      await reopen();
      expect(await at().loadBoard(session, document)).toEqual({upTo: 0, state: null, updates: [bytes(1), bytes(2), bytes(3)]});
      expect((await at().loadBoard(other, document)).updates).toEqual([bytes(1)]);
    });

    test('calls of one turn take effect in their order, and what does not follow takes nothing with it', async () => {
      const session = await newSession();
      const settled = await Promise.allSettled([add(session, 1), add(session, 3), add(session, 2), add(session, 3)]);
      expect(settled.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect((await at().loadBoard(session, document)).updates).toEqual([bytes(1), bytes(2), bytes(3)]);
    });

    test('a state takes the place of the rows it stands for, and of no others', async () => {
      const session = await newSession();
      for (const n of [1, 2, 3, 4]) await add(session, n);
      await replace(session, 3);
      await reopen();
      expect(await at().loadBoard(session, document)).toEqual({upTo: 3, state: bytes(99, 3), updates: [bytes(4)]});
      await add(session, 5);
      await replace(session, 5);
      await add(session, 6);
      expect(await at().loadBoard(session, document)).toEqual({upTo: 5, state: bytes(99, 5), updates: [bytes(6)]});
    });

    test('[R132] a log that goes on while a state takes its place loses nothing: neither in one turn, nor when one of them is refused', async () => {
      const session = await newSession();
      const asked = [
        add(session, 1),
        add(session, 2),
        replace(session, 2),
        add(session, 3),
        add(session, 4),
        replace(session, 3),
        replace(session, 9),
      ];
      const settled = await Promise.allSettled(asked);
      expect(settled.map(one => one.status === 'fulfilled')).toEqual([true, true, true, true, true, true, false]);
      await reopen();
      expect(await at().loadBoard(session, document)).toEqual({upTo: 3, state: bytes(99, 3), updates: [bytes(4)]});
    });

    test('a state that comes too late, or from nowhere, changes nothing', async () => {
      const session = await newSession();
      for (const n of [1, 2, 3]) await add(session, n);
      await replace(session, 2);
      for (const upTo of [0, 1, 2, 4]) await expect(replace(session, upTo), `up to ${upTo}`).rejects.toThrow(StaleRevision);
      expect(await at().loadBoard(session, document)).toEqual({upTo: 2, state: bytes(99, 2), updates: [bytes(3)]});
    });

    test('are found by their session, each once, as long as there is something of them', async () => {
      const [none, log, state] = [await newSession(), await newSession(), await newSession()];
      for (const n of [1, 2]) await add(log, n);
      await add(state, 1);
      await replace(state, 1);
      await reopen();
      const mine = new Set([none, log, state]);
      const found = async () => (await at().sessionsWithBoards()).filter(session => mine.has(session)).sort();
      expect(await found()).toEqual([log, state].sort());
      await at().remove(state);
      expect(await found()).toEqual([log]);
    });

    test('[R139] go with the commit that deletes them, and no other one does', async () => {
      const [session, other] = [await newSession(), await newSession()];
      const page = `page-${newId()}` as const;
      for (const where of [session, other]) {
        for (const n of [1, 2]) await at().appendBoard({session: where, document: page, n, update: bytes(n)});
        await at().replaceBoard({session: where, document: page, upTo: 1, state: bytes(9)});
      }
      await add(session, 1);
      await at().append(append(session, 1, {writes: {boards: {delete: [page, 'minutes']}}}));
      await expect(at().appendBoard({session, document: page, n: 3, update: bytes(3)})).rejects.toThrow(StaleRevision);
      await reopen();
      expect(await at().loadBoard(session, page)).toEqual(nothing);
      expect((await at().loadBoard(session, document)).updates).toEqual([bytes(1)]);
      expect(await at().loadBoard(other, page)).toEqual({upTo: 1, state: bytes(9), updates: [bytes(2)]});
    });

    test('belong to their session: without one there is none, and they go with it', async () => {
      await expect(add(newId(), 1)).rejects.toThrow(StaleRevision);
      const session = await newSession();
      for (const n of [1, 2]) await add(session, n);
      await replace(session, 1);
      await at().remove(session);
      await expect(add(session, 3)).rejects.toThrow(StaleRevision);
      await expect(add(session, 1)).rejects.toThrow(StaleRevision);
      await reopen();
      expect(await at().loadBoard(session, document)).toEqual(nothing);
    });
  });
}
