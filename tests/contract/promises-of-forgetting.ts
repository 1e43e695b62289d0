import {describe, expect, test} from 'vitest';
import {StaleRevision, type Store} from '../../server/store/contract.ts';
import {append, head, newId} from './store-samples.ts';

const KINDS = ['person.joined', 'notes.shown', 'hand.raised', 'person.joined'];

/** Two people, four events of which three are about them, and a command of each and of somebody else. */
export function withPeople(session: string) {
  const [ana, ben, sam, note] = [newId(), newId(), newId(), newId()];
  const events = KINDS.map((type, at) => ({
    session,
    n: at + 1,
    v: 1 + (at % 2),
    event: type === 'notes.shown' ? {type, at} : {type, at, person: at === 3 ? ben : ana},
  }));
  const people = [
    {person: ana, deviceHash: `device of ${ana}`},
    {person: ben, deviceHash: `device of ${ben}`},
  ];
  const commands = [ana, ben, sam].map(sender => ({sender, id: newId()}));
  const same = head();
  const writes = {people: {put: people}, contents: {put: new Map([[note, 'words that stay']])}};
  return {ana, ben, sam, commands, events, same, first: append(session, 0, {events, commands, writes, head: same})};
}

export const FORGET = ['person.joined', 'hand.raised'];

/** The append that forgets them, after `rev` events. */
export const forgetting = (session: string, rev: number, same = head()) => ({
  ...append(session, rev, {head: {...same, forgottenAt: 9}}),
  events: [{session, n: rev + 1, v: 2, event: {type: 'persons.forgotten'}}],
  writes: {forget: FORGET},
});

export function forgettingPersons(at: () => Store, reopen: () => Promise<void>): void {
  describe('forgetting', () => {
    test('[R77] leaves every number of the log, no event of those types, no person, and no command of one', async () => {
      const session = newId();
      const {sam, commands, events, same, first} = withPeople(session);
      await at().append(first);
      await at().append(forgetting(session, 4, same));
      const gone = {type: 'gone'};
      for (let times = 0; times < 2; times++) {
        const loaded = await at().load(session);
        expect(loaded?.events.map(({n, v}) => [n, v])).toEqual([...events.map(({n, v}) => [n, v]), [5, 2]]);
        expect(loaded?.events.map(({event}) => event)).toEqual([gone, events[1]?.event, gone, gone, {type: 'persons.forgotten'}]);
        expect(loaded).toMatchObject({rev: 5, people: [], commands: commands.filter(({sender}) => sender === sam)});
        expect([...(loaded?.contents.values() ?? [])]).toEqual(['words that stay']);
        expect((await at().list()).find(row => row.session === session)?.forgottenAt).toBe(9);
        await reopen();
      }
    });

    test('takes what comes with it in the same append, and nothing of a later one', async () => {
      const session = newId();
      const {ana, same} = withPeople(session);
      const joined = (n: number) => ({session, n, v: 2, event: {type: 'person.joined', person: ana}});
      const people = {put: [{person: ana, deviceHash: 'a device'}]};
      const forget = append(session, 0, {
        events: [joined(1)],
        commands: [{sender: ana, id: newId()}],
        writes: {people, forget: FORGET},
        head: same,
      });
      await at().append(forget);
      expect(await at().load(session)).toMatchObject({events: [{n: 1, event: {type: 'gone'}}], people: [], commands: []});
      await at().append(append(session, 1, {events: [joined(2)], head: same}));
      expect((await at().load(session))?.events.map(({event}) => event)).toEqual([{type: 'gone'}, joined(2).event]);
    });

    test('done again it changes nothing more', async () => {
      const session = newId();
      const {first, same} = withPeople(session);
      await at().append(first);
      await at().append(forgetting(session, 4, same));
      const once = await at().load(session);
      await at().append({...forgetting(session, 5, same), events: []});
      expect(await at().load(session)).toEqual(once);
    });

    test('touches no other session, and nothing at all when it is refused', async () => {
      const [session, other] = [newId(), newId()];
      const {first, same} = withPeople(session);
      await at().append(first);
      // The same people and commands in both: ids are only looked for in their own session.
      const theirs = {...first, session: other, head: head(), events: first.events.map(event => ({...event, session: other}))};
      await at().append(theirs);
      const [before, untouched] = [await at().load(session), await at().load(other)];
      await expect(at().append(forgetting(session, 3, same))).rejects.toThrow(StaleRevision);
      expect(await at().load(session)).toEqual(before);
      await at().append(forgetting(session, 4, same));
      expect(await at().load(other)).toEqual(untouched);
    });
  });
}
