import {afterEach, describe, expect, test} from 'vitest';
import {openMemoryStore} from '../../server/store/memory.ts';
import {KNOCKS_PER_ADDRESS, MAX_KNOCKS, NEW_PHONES_PER_ADDRESS, RUSH_MISSING, RUSH_PHONES} from '../../shared/wire/limits.ts';
import type {Player} from '../players/player.ts';
import {refusalOf, Visitor, VisitorFrom} from '../players/visitor.ts';
import {fasterBy, next, SessionServer, show, write} from './session-server.ts';

// What one person can do who has the code and a program that joins again and again.

let server: SessionServer;
afterEach(() => server.close());

const behindProxy = () => SessionServer.start(openMemoryStore(), {publicUrl: 'http://sessions.example.org'});
const [ROOM, ELSEWHERE] = ['203.0.113.7', '198.51.100.20'];

const isRush = (one: Player) => one.record('door')?.isRush;
const knock = (visitor: Visitor, session: string) => visitor.postForm('/live/knock', {session});

describe('[R122] a rush', () => {
  test('of phones that are connected is told to those who may lock, while a session is under way, and to nobody else', async () => {
    // A minute of which is long enough for all of them to come in.
    server = await SessionServer.start(openMemoryStore(), {}, fasterBy(1));
    const {lead, key} = await server.open();
    const support = await server.seat(lead, 'support');
    const [inside, keeper] = [await server.phone(key), await server.seat(lead, 'note-taker')];
    await server.phones(key, RUSH_PHONES);
    await next(lead);
    expect(isRush(lead)).toBe(false);
    await server.phone(key);
    for (const one of [lead, support]) await one.until('it is told', () => isRush(one) === true);
    for (const one of [inside, keeper]) expect(JSON.stringify(one.frames)).not.toContain('isRush');
    await support.must({type: 'access.lock'});
    for (const one of [lead, support]) await one.until('it is over', () => isRush(one) === false);
  });

  test('of phones that join and never come is told after a minute, and they count neither as here nor for what a release needs', async () => {
    server = await SessionServer.start();
    const {lead, key, activity, people} = await server.inWriting(3);
    for (let at = 0; at < RUSH_MISSING; at++) await new Visitor(server.site).join({key});
    await lead.until('it is told', () => isRush(lead) === true);
    expect(lead.record('here')?.here).toBe(3);
    // Three are enough as long as fewer than eight phones are here.
    for (const phone of people) await write(phone, activity, 'A note');
    await show(lead, activity);
    expect(lead.notes).toHaveLength(3);
  });
});

describe('[R122] one network address', () => {
  test('does not use up the seats: beyond its share it waits, and whoever comes from elsewhere joins', async () => {
    server = await behindProxy();
    const {key} = await server.open();
    const said: string[] = [];
    const comes = async () => said.push(await refusalOf(new VisitorFrom(server.site, ELSEWHERE).join({key})));
    while (said.length < NEW_PHONES_PER_ADDRESS + 20) await Promise.all(Array.from({length: 60}, comes));
    expect(said.filter(one => one === 'ok')).toHaveLength(NEW_PHONES_PER_ADDRESS);
    expect(said.filter(one => one === 'too-many')).toHaveLength(said.length - NEW_PHONES_PER_ADDRESS);
    expect(await refusalOf(new VisitorFrom(server.site, ROOM).join({key}))).toBe('ok');
  }, 120_000);

  test('a room of sixty behind one comes in, and knocks', async () => {
    server = await behindProxy();
    const {session, lead, key} = await server.open();
    const said = await Promise.all(Array.from({length: 60}, () => refusalOf(new VisitorFrom(server.site, ROOM).join({key}))));
    expect(new Set(said)).toEqual(new Set(['ok']));
    await lead.must({type: 'access.lock'});
    const late = Array.from({length: MAX_KNOCKS}, () => new VisitorFrom(server.site, ROOM));
    for (const visitor of late) {
      await refusalOf(visitor.join({key}));
      expect((await knock(visitor, session)).headers.get('location')).toBe(`/live/knocked/${session}`);
    }
    await lead.until('all knock', () => lead.record('door')?.knocks.length === MAX_KNOCKS);
  }, 60_000);

  test('does not use up the knocks: who comes from elsewhere is on the list, and may knock', async () => {
    server = await behindProxy();
    const {session, lead, key} = await server.open();
    await lead.must({type: 'access.lock'});
    const comes = async (address: string) => {
      const visitor = new VisitorFrom(server.site, address);
      await refusalOf(visitor.join({key}));
      return (await knock(visitor, session)).status;
    };
    const flood: number[] = [];
    for (let at = 0; at < KNOCKS_PER_ADDRESS + 5; at++) flood.push(await comes(ELSEWHERE));
    expect(flood.filter(status => status === 303)).toHaveLength(MAX_KNOCKS);
    await lead.until('the list is full', () => lead.record('door')?.knocks.length === MAX_KNOCKS);
    const before = lead.record('door')?.knocks.map(({id}) => id) ?? [];
    expect(await comes(ROOM)).toBe(303);
    await lead.until('the one from the room is among them', () => lead.record('door')?.knocks.at(-1)?.id !== before.at(-1));
    expect(
      lead
        .record('door')
        ?.knocks.map(({id}) => id)
        .slice(0, -1),
    ).toEqual(before.slice(0, -1));
    expect(await comes(ELSEWHERE)).toBe(429);
  }, 60_000);
});
