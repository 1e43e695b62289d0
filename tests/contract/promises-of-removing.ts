import {describe, expect, test} from 'vitest';
import {StaleRevision, type Store} from '../../server/store/contract.ts';
import {append, boxOf, head, newId} from './store-samples.ts';

export function removing(at: () => Store, reopen: () => Promise<void>): void {
  const rowOf = async (session: string) => (await at().list()).find(row => row.session === session);

  describe('removing', () => {
    test('the day of deletion is kept, changed and taken back, and no append touches it', async () => {
      const session = newId();
      const same = head();
      await at().append(append(session, 0, {head: same}));
      for (const day of [7_000, 9_000, null, 5_000]) {
        expect(await at().setDeleteAt(session, day)).toBe(true);
        expect((await rowOf(session))?.deleteAt).toBe(day);
      }
      await at().append(append(session, 1, {head: {...same, phase: 'ended', endedAt: 12}}));
      await reopen();
      expect(await rowOf(session)).toMatchObject({deleteAt: 5_000, phase: 'ended', endedAt: 12});
      expect(await at().setDeleteAt(newId(), 1)).toBe(false);
    });

    test('[R67] a removed session is gone with all that was its own, and nothing of another one is', async () => {
      const [gone, other, note, activity] = [newId(), newId(), newId(), newId()];
      const [mine, theirs] = [head(), head()];
      const writes = {contents: {put: new Map([[note, 'words']])}, people: {put: [{person: newId(), deviceHash: 'a device'}]}};
      const commands = [{sender: newId(), id: newId()}];
      // The same ids in both: whoever holds a note's key may use it in two sessions.
      await at().append(append(gone, 0, {head: mine, writes, commands}));
      await at().append(append(other, 0, {head: theirs, writes, commands}));
      await at().putBox({session: gone, activity, box: boxOf('of the gone one'), replaces: []});
      const kept = await at().putBox({session: other, activity, box: boxOf('of the other one'), replaces: []});
      const before = await at().load(other);
      expect(await at().remove(gone)).toBe(true);
      await reopen();
      expect(await at().load(gone)).toBeNull();
      expect(await rowOf(gone)).toBeUndefined();
      expect([await at().findByCode(mine.codeHash ?? ''), await at().findByJoinKey(mine.joinKeyHash ?? '')]).toEqual([null, null]);
      expect(await at().boxes(gone)).toEqual([]);
      expect(await at().sessionsWithBoxes()).not.toContain(gone);
      expect(await at().load(other)).toEqual(before);
      expect((await at().boxes(other)).map(box => box.number)).toEqual([kept]);
      expect(await at().remove(gone)).toBe(false);
    });

    test('[R67] nothing comes to a removed session any more, neither from who still has it in memory nor anew', async () => {
      const session = newId();
      await at().append(append(session, 0));
      await at().remove(session);
      for (const rev of [1, 0]) await expect(at().append(append(session, rev)), `rev ${rev}`).rejects.toThrow(StaleRevision);
      await expect(at().putBox({session, activity: newId(), box: boxOf('late'), replaces: []})).rejects.toThrow();
      await reopen();
      await expect(at().append(append(session, 0))).rejects.toThrow(StaleRevision);
      expect(await at().load(session)).toBeNull();
    });

    test('its code and join key can be used again', async () => {
      const [session, next] = [newId(), newId()];
      const held = head();
      await at().append(append(session, 0, {head: held}));
      await at().remove(session);
      await at().append(append(next, 0, {head: held}));
      expect(await at().findByCode(held.codeHash ?? '')).toBe(next);
    });
  });
}
