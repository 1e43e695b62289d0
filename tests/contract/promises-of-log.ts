import {describe, expect, test} from 'vitest';
import {StaleRevision, type Store} from '../../server/store/contract.ts';
import {append, boxOf, eventsAfter, head, newId, outcomes} from './store-samples.ts';

export function appending(at: () => Store, reopen: () => Promise<void>): void {
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

    test('commands that need not be remembered any more go, those of other sessions and senders stay', async () => {
      const [session, other, sender, another, id] = [newId(), newId(), newId(), newId(), newId()];
      const both = [sender, another].map(who => ({sender: who, id}));
      for (const one of [session, other]) await at().append(append(one, 0, {commands: both}));
      const next = {sender, id: newId()};
      await at().append(
        append(session, 1, {
          events: [],
          commands: [next],
          commandsGone: [
            {sender, id},
            {sender, id: newId()},
          ],
        }),
      );
      const left = (await at().load(session))?.commands.map(row => `${row.sender} ${row.id}`).sort();
      expect(left).toEqual([`${another} ${id}`, `${sender} ${next.id}`].sort());
      expect((await at().load(other))?.commands).toHaveLength(2);
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
