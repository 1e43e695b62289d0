import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {newId} from '../../server/auth/secrets.ts';
import type {TimeSource} from '../../server/rooms/clock.ts';
import {restore} from '../../server/rooms/known.ts';
import {Room} from '../../server/rooms/room.ts';
import {Rooms} from '../../server/rooms/rooms.ts';
import {type MemoryStore, newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {Command, Event} from '../../shared/session/protocol.ts';
import {noSession} from '../../shared/session/state.ts';
import {COMMANDS_REMEMBERED} from '../../shared/wire/limits.ts';
import type {Answer} from '../../shared/wire/live.ts';
import {seed} from '../property/seed.ts';
import {actor, idOf, plan} from '../telling/telling.ts';

const time: TimeSource = {wall: () => 1_800_000_000_000, steady: () => performance.now(), after: () => () => undefined};
const deps = (store: MemoryStore) => ({
  store,
  time,
  newId,
  hash: (secret: string) => `hash of ${secret}`,
  onTrouble: () => undefined,
  onStale: () => undefined,
});
const SESSION = idOf('session');

const create: Command = {
  type: 'session.create',
  code: '48291573',
  ...plan([plainActivity({kind: 'read', title: 'Welcome', minutes: 5}), plainActivity({kind: 'write', title: 'What matters', minutes: 5})]),
};
const join = (name: string): Command => ({type: 'person.join', person: idOf(name), deviceHash: name});

async function openRoom(store = openMemoryStore()) {
  const room = new Room(SESSION, await store.load(SESSION), deps(store));
  if (room.known.rev === 0) await room.submit(create, actor('organiser'));
  return {store, room};
}

describe('[R86] commands that come again', () => {
  const lead = actor('organiser');
  const lock = (isLocked: boolean): Command => ({type: isLocked ? 'access.lock' : 'access.unlock'});
  const idAt = (at: number) => idOf(`command ${at}`);
  const rows = async (store: MemoryStore, sender: string) =>
    (await store.load(SESSION))?.commands.filter(one => one.sender === sender) ?? [];
  /** So many, one after the other. */
  const press = async (room: Room, from: number, to: number) => {
    for (let at = from; at < to; at++) expect(await room.submit(lock(at % 2 === 0), lead, idAt(at))).toEqual({ok: true});
  };

  test('are known as long as they are among the newest of their sender, and what is kept of them does not grow', async () => {
    const {store, room} = await openRoom();
    await room.submit({type: 'session.open'}, lead);
    await room.submit(join('ana'), actor('server'));
    await room.submit({type: 'person.call', name: 'Ana'}, actor('participant', 'ana'), idOf('a call'));
    await press(room, 0, COMMANDS_REMEMBERED + 20);
    // What goes is deleted with the next group.
    expect((await rows(store, lead.id)).length).toBeLessThanOrEqual(COMMANDS_REMEMBERED + 1);
    const {rev} = room.known;
    await press(room, 20, 24);
    await press(room, COMMANDS_REMEMBERED, COMMANDS_REMEMBERED + 20);
    expect(room.known.rev).toBe(rev);
    // Others' are nobody's business: one sender who sends much makes nobody else's forgotten.
    await room.submit({type: 'person.call', name: 'Another'}, actor('participant', 'ana'), idOf('a call'));
    expect(room.known.rev).toBe(rev);
  });

  test('also after a restart, and a list that had grown before is brought within its bound', async () => {
    const {store, room} = await openRoom();
    await room.submit({type: 'session.open'}, lead);
    await press(room, 0, 10);
    const many = Array.from({length: COMMANDS_REMEMBERED + 100}, (_, at) => ({sender: lead.id, id: idOf(`old ${at}`)}));
    const loaded = await store.load(SESSION);
    if (!loaded) throw new Error('there is no session');
    const again = new Room(SESSION, {...loaded, commands: [...many, ...loaded.commands]}, deps(store));
    const {rev} = again.known;
    await press(again, 0, 10);
    expect(again.known.rev).toBe(rev);
    expect(await again.submit(lock(true), lead, idOf('old 3'))).toEqual({ok: true});
    expect(again.known.rev).toBe(rev + 1);
  });
});

describe('saving', () => {
  test('[R10] an answer and the listeners come after the store has it, and not before', async () => {
    const waiting: (() => void)[] = [];
    const store = openMemoryStore({whenDurable: () => new Promise(resolve => waiting.push(resolve))});
    const letThrough = async () => {
      while (waiting.length === 0) await Promise.resolve();
      waiting.shift()?.();
    };
    const loading = store.load(SESSION);
    await letThrough();
    const room = new Room(SESSION, await loading, deps(store));
    const seen: string[] = [];
    room.onCommit(events => seen.push(...events.map(event => event.type)));
    const answered = room.submit(create, actor('organiser')).then(answer => seen.push(`answered ${answer.ok}`));
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(seen).toEqual([]);
    expect(room.known.session).toBe(noSession);
    await letThrough();
    await answered;
    expect(seen).toEqual(['session.created', 'answered true'].sort().reverse());
  });

  test('[R11] a group that could not be written is decided once more; then nothing of it is seen', async () => {
    const {store, room} = await openRoom();
    const seen: Event[] = [];
    room.onCommit(events => seen.push(...events));
    store.failNext('append');
    expect(await room.submit({type: 'session.open'}, actor('organiser'))).toEqual({ok: true});
    const before = room.known;
    store.failNext('append');
    store.failNext('append');
    expect(await room.submit({type: 'access.lock'}, actor('organiser'))).toEqual({ok: false, code: 'not-saved'});
    expect(room.known).toBe(before);
    expect(seen.map(event => event.type)).toEqual(['session.opened']);
  });

  test('[R11] what hung on a command that was not written is decided anew without it', async () => {
    const {store, room} = await openRoom();
    await room.submit({type: 'session.open'}, actor('organiser'));
    store.failNext('append');
    store.failNext('append');
    const [lock, refused] = await Promise.all([
      room.submit({type: 'access.lock'}, actor('organiser')),
      room.submit(join('ana'), actor('server')),
    ]);
    expect(lock).toEqual({ok: false, code: 'not-saved'});
    // They may have been in one group or in two; never is somebody locked out by a lock that was not written.
    expect(refused).not.toEqual({ok: false, code: 'joining-locked'});
  });

  test('[R3] a command sent again gets the first answer, also after a restart', async () => {
    const {store, room} = await openRoom();
    await room.submit({type: 'session.open'}, actor('organiser'));
    const press: Command = {type: 'agenda.next', from: null};
    const id = idOf('press');
    expect(await room.submit(press, actor('organiser'), id)).toEqual({ok: true});
    expect(await room.submit(press, actor('organiser'), id)).toEqual({ok: true});
    const {rev} = room.known;
    const again = new Room(SESSION, await store.load(SESSION), deps(store));
    expect(await again.submit(press, actor('organiser'), id)).toEqual({ok: true});
    expect(again.known.rev).toBe(rev);
    // Somebody else's command with the same id is another command.
    expect(await again.submit(press, actor('organiser', 'sam'), id)).toEqual({ok: false, code: 'moved-on'});
  });

  test('[R13] a load that fails is an error, and the next one finds the session', async () => {
    const {store} = await openRoom();
    const rooms = new Rooms(store, deps(store), async () => ({close: () => undefined}));
    store.failNext('load');
    await expect(rooms.open(SESSION)).rejects.toThrow();
    expect((await rooms.open(SESSION))?.room.known.rev).toBe(1);
    expect(await rooms.open(idOf('nothing'))).toBeNull();
    await rooms.close();
  });

  test('two writers: the one that is behind can write nothing, and lets go of its room', async () => {
    const {store} = await openRoom();
    let isStale = false;
    const onStale = () => {
      isStale = true;
    };
    const room = new Room(SESSION, await store.load(SESSION), {...deps(store), onStale});
    const other = new Room(SESSION, await store.load(SESSION), deps(store));
    await other.submit({type: 'session.open'}, actor('organiser'));
    expect(await room.submit({type: 'session.open'}, actor('organiser'))).toEqual({ok: false, code: 'not-saved'});
    expect(isStale).toBe(true);
  });
});

test('[R77] what is asked around the forgetting of persons, in one turn, is kept as the room has it, and nobody is', async () => {
  const {store, room} = await openRoom();
  await room.submit({type: 'session.open'}, actor('organiser'));
  await room.submit({type: 'link.make', link: idOf('link'), duty: 'lead', key: idOf('key')}, actor('organiser'));
  await room.submit(join('ana'), actor('server'));
  const sit = (seat: string): Command => ({type: 'seat.take', seat: idOf(seat), link: idOf('link'), name: seat});
  const ask = (command: Command, by = actor('server'), id: string | null = null) => room.submit(command, by, id === null ? null : idOf(id));
  store.failNext('append');
  const answers = await Promise.all([
    ask({type: 'person.call', name: 'Ana of the third floor'}, actor('participant', 'ana'), 'call'),
    ask(sit('sam')),
    ask({type: 'session.end'}, actor('organiser'), 'end'),
    ask({type: 'persons.forget'}),
    ask(sit('tess')),
    ask({type: 'note.move', note: idOf('note'), from: null, theme: null}, actor('participant', 'ana'), 'move'),
    ask({type: 'persons.forget'}),
    ask({type: 'session.end'}, actor('organiser'), 'end'),
    ask(join('ben')),
  ]);
  expect(answers.map(answer => (answer.ok ? 'ok' : answer.code))).toEqual([
    ...['ok', 'ok', 'ok', 'ok', 'ok', 'session-ended', 'ok', 'ok', 'session-ended'],
  ]);
  const loaded = await store.load(SESSION);
  if (!loaded) throw new Error('it was written');
  expect(restore(loaded)).toEqual(room.known);
  expect([...room.known.session.seats.seats.keys()]).toEqual([idOf('sam'), idOf('tess')]);
  expect(loaded.commands).toEqual([{sender: idOf('organiser'), id: idOf('end')}]);
  expect(loaded.people).toEqual([]);
  expect(JSON.stringify([loaded.events, [...loaded.contents]])).not.toMatch(/ana-|Ana of|sam","|tess"\]/);
  expect(loaded.events.map(({n}) => n)).toEqual(loaded.events.map((_, at) => at + 1));
});

describe('open rooms', () => {
  const open = (store: MemoryStore) => {
    let closed = 0;
    const rooms = new Rooms(store, deps(store), async () => ({
      close: () => {
        closed++;
      },
    }));
    return {rooms, closed: () => closed};
  };

  test('[R13] however many ask at once, also after a failure, there is one room', async () => {
    const {store} = await openRoom();
    const {rooms} = open(store);
    store.failNext('load');
    const asked = await Promise.allSettled([rooms.open(SESSION), rooms.open(SESSION), rooms.openNew(SESSION), rooms.open(SESSION)]);
    const found = new Set(
      asked.flatMap(one => (one.status === 'fulfilled' ? [one.value && 'room' in one.value ? one.value.room : one.value] : [])),
    );
    expect(found.size).toBe(1);
    await rooms.close();
  });

  test('a room that has become stale is let go, and its successor goes on', async () => {
    const {store} = await openRoom();
    const {rooms, closed} = open(store);
    const first = (await rooms.open(SESSION))?.room;
    const elsewhere = new Room(SESSION, await store.load(SESSION), deps(store));
    await elsewhere.submit({type: 'session.open'}, actor('organiser'));
    expect(await first?.submit({type: 'access.lock'}, actor('organiser'))).toEqual({ok: false, code: 'not-open-yet'});
    expect(await first?.submit({type: 'session.open'}, actor('organiser'))).toEqual({ok: false, code: 'not-saved'});
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(closed()).toBe(1);
    const second = (await rooms.open(SESSION))?.room;
    expect(second).not.toBe(first);
    expect(await second?.submit({type: 'access.lock'}, actor('organiser'))).toEqual({ok: true});
    // What the old one learns late touches the new one no more.
    await first?.submit({type: 'session.open'}, actor('organiser'));
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect((await rooms.open(SESSION))?.room).toBe(second);
    await rooms.close();
  });
});

describe(`crashes (seed ${seed})`, () => {
  const COMMANDS: readonly Command[] = [
    {type: 'session.open'},
    {type: 'agenda.next', from: null},
    {type: 'access.lock'},
    {type: 'access.unlock'},
    join('ana'),
    join('ben'),
    join('cai'),
    {type: 'person.remove', person: idOf('ana'), reason: 'other'},
  ];

  test('[R12] what was acknowledged is there after a crash at any moment, and the log has no hole', async () => {
    const trouble = fc.record({
      commands: fc.array(fc.nat(COMMANDS.length - 1), {minLength: 1, maxLength: 30}),
      failures: fc.array(fc.nat(10), {maxLength: 3}),
      crashAfter: fc.nat(40),
      unanswered: fc.constantFrom('lost' as const, 'kept' as const),
    });
    await fc.assert(
      fc.asyncProperty(trouble, async ({commands, failures, crashAfter, unanswered}) => {
        const disk = newMemoryDisk();
        const store = openMemoryStore({disk});
        const {room} = await openRoom(store);
        const acknowledged: Event[] = [];
        room.onCommit(events => acknowledged.push(...events));
        for (const _ of failures) store.failNext('append');
        const answers: Answer[] = [];
        const running = commands.map((at, place) =>
          room
            .submit(COMMANDS[at] as Command, actor(COMMANDS[at]?.type === 'person.join' ? 'server' : 'organiser'), idOf(`c${place}`))
            .then(answer => answers.push(answer)),
        );
        for (let turn = 0; turn < crashAfter; turn++) await Promise.resolve();
        const seenBefore = acknowledged.length;
        store.crash(unanswered);
        await Promise.all(running);
        const {events} = (await openMemoryStore({disk}).load(SESSION)) ?? {events: []};
        expect(events.map(event => event.n)).toEqual(events.map((_, place) => place + 1));
        expect(events.slice(1, 1 + seenBefore).map(event => event.event)).toEqual(acknowledged.slice(0, seenBefore));
        expect(events.length).toBeGreaterThanOrEqual(1 + acknowledged.length);
      }),
      {seed, numRuns: 500},
    );
  });
});
