import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Append, Store} from '../../server/store/contract.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import type {Id} from '../../shared/wire/ids.ts';
import {seed} from '../property/seed.ts';
import {boxOf, eventsAfter, newFolder, newId} from './store-samples.ts';

/** Of few things, so that calls meet. */
const SESSIONS = 3;
const few = fc.nat({max: 3});
const fewOf = fc.array(few, {maxLength: 3});

const Call = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      call: fc.constant('append' as const),
      session: fc.nat({max: SESSIONS - 1}),
      events: fc.nat({max: 3}),
      // Mostly right: a writer that is always stale tries nothing.
      offBy: fc.oneof({weight: 9, arbitrary: fc.constant(0)}, {weight: 1, arbitrary: fc.integer({min: -1, max: 1})}),
      phase: fc.constantFrom('draft' as const, 'live' as const, 'ended' as const),
      code: fc.option(few),
      joinKey: fc.option(few),
      put: fc.array(fc.tuple(few, fc.string({unit: 'grapheme'})), {maxLength: 3}),
      gone: fewOf,
      people: fewOf,
      commands: fewOf,
      commandsGone: fewOf,
      boxes: fewOf,
      forget: fc.oneof({weight: 4, arbitrary: fc.constant([])}, {weight: 1, arbitrary: fc.subarray(['sampled', 'sampled again'])}),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      call: fc.constant('setDeleteAt' as const),
      session: fc.nat({max: SESSIONS}),
      deleteAt: fc.option(fc.nat({max: 3_000})),
    }),
  },
  {weight: 1, arbitrary: fc.record({call: fc.constant('remove' as const), session: fc.nat({max: SESSIONS})})},
  {weight: 2, arbitrary: fc.record({call: fc.constant('putBox' as const), session: fc.nat({max: SESSIONS}), words: few, replaces: fewOf})},
  {weight: 1, arbitrary: fc.record({call: fc.constantFrom('load' as const, 'boxes' as const), session: fc.nat({max: SESSIONS})})},
  {weight: 1, arbitrary: fc.record({call: fc.constantFrom('findByCode' as const, 'findByJoinKey' as const), hash: few})},
  {weight: 1, arbitrary: fc.record({call: fc.constantFrom('list' as const, 'sessionsWithBoxes' as const)})},
);
type Call = typeof Call extends fc.Arbitrary<infer C> ? C : never;

/** The names of one run: fresh, because the stores live longer than it. */
const newNames = () => ({
  sessions: Array.from({length: SESSIONS + 1}, newId),
  ids: Array.from({length: 4}, newId),
});
type Names = ReturnType<typeof newNames>;

let memory: Store;
let sqlite: Store;
let boxesSoFar = 0;

beforeAll(async () => {
  memory = openMemoryStore();
  sqlite = await openSqliteStore({dataDir: newFolder(afterAll)});
});
afterAll(() => sqlite.close());

/** What a caller who believes the session to be at `rev` would ask for. */
function appendOf(asked: Call & {call: 'append'}, names: Names, rev: number): Append {
  const id = (at: number): Id => names.ids[at] ?? '';
  const session = names.sessions[asked.session] ?? '';
  const mine = `${names.sessions[0]}`;
  return {
    session,
    rev: Math.max(0, rev + asked.offBy),
    events: eventsAfter(session, Math.max(0, rev + asked.offBy), asked.events),
    writes: {
      contents: {put: new Map(asked.put.map(([at, words]) => [id(at), words])), delete: asked.gone.map(id)},
      people: {put: asked.people.map(at => ({person: id(at), deviceHash: `device ${asked.events}`}))},
      mailbox: {delete: asked.boxes.map(at => boxesSoFar - at)},
      forget: asked.forget,
    },
    commands: asked.commands.map(at => ({sender: id(at), id: id(3 - at)})),
    commandsGone: asked.commandsGone.map(at => ({sender: id(at), id: id(3 - at)})),
    head: {
      phase: asked.phase,
      title: id(0),
      createdAt: 1_000 + asked.session,
      startsAt: asked.events,
      endedAt: asked.phase === 'ended' ? 2_000 : null,
      usedOn: 1_000 * asked.events,
      forgottenAt: asked.forget.length > 0 ? 3_000 : null,
      turnout: asked.events,
      codeHash: asked.code === null ? null : `${mine} code ${asked.code}`,
      joinKeyHash: asked.joinKey === null ? null : `${mine} key ${asked.joinKey}`,
    },
  };
}

function make(store: Store, asked: Call, names: Names, rev: number): Promise<unknown> {
  const session = 'session' in asked ? (names.sessions[asked.session] ?? '') : '';
  switch (asked.call) {
    case 'append':
      return store.append(appendOf(asked, names, rev));
    case 'putBox':
      return store.putBox({
        session,
        activity: names.ids[0] ?? '',
        box: boxOf(`box ${asked.words}`),
        replaces: asked.replaces.map(at => boxesSoFar - at),
      });
    case 'setDeleteAt':
      return store.setDeleteAt(session, asked.deleteAt);
    case 'remove':
      return store.remove(session);
    case 'load':
      return store.load(session).then(sorted);
    case 'boxes':
      return store.boxes(session);
    case 'findByCode':
      return store.findByCode(`${names.sessions[0]} code ${asked.hash}`);
    case 'findByJoinKey':
      return store.findByJoinKey(`${names.sessions[0]} key ${asked.hash}`);
    case 'list':
      return store.list();
    case 'sessionsWithBoxes':
      return store.sessionsWithBoxes().then(found => [...found].sort());
  }
}

/** The order of rows is promised for events and boxes alone. */
const sorted = (loaded: Awaited<ReturnType<Store['load']>>) =>
  loaded && {
    ...loaded,
    people: [...loaded.people].map(row => `${row.person} ${row.deviceHash}`).sort(),
    commands: [...loaded.commands].map(row => `${row.sender} ${row.id}`).sort(),
  };

const settled = async (calls: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map(call =>
    call.status === 'fulfilled' ? {value: call.value} : {refused: (call.reason as Error).name},
  );

test(`memory and SQLite answer alike, whatever is asked in whatever turns (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(Call, {minLength: 1, maxLength: 8}), {maxLength: 8}), async turns => {
      const names = newNames();
      for (const turn of turns) {
        const revs = await Promise.all(names.sessions.map(async session => (await memory.load(session))?.rev ?? 0));
        const calls = turn.map(asked => {
          const rev = 'session' in asked ? (revs[asked.session] ?? 0) : 0;
          if (asked.call === 'append') revs[asked.session] = Math.max(0, rev + asked.offBy) + asked.events;
          return {asked, rev};
        });
        const [expected, found] = await Promise.all(
          [memory, sqlite].map(store => settled(calls.map(({asked, rev}) => make(store, asked, names, rev)))),
        );
        expect(found).toEqual(expected);
        boxesSoFar += (expected ?? []).filter((outcome, at) => turn[at]?.call === 'putBox' && 'value' in outcome).length;
      }
      for (const session of names.sessions) {
        expect(sorted(await sqlite.load(session))).toEqual(sorted(await memory.load(session)));
        expect(await sqlite.boxes(session)).toEqual(await memory.boxes(session));
      }
    }),
    {seed, numRuns: 150},
  );
});
