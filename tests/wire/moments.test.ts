import {afterEach, describe, expect, test} from 'vitest';
import {openMemoryStore} from '../../server/store/memory.ts';
import type {HereRecord} from '../../shared/wire/records.ts';
import {type Player, randomId} from '../players/player.ts';
import {next, QUICK, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const needs = (lead: Player) => lead.record('needs');

/** Three phones of a session that is live, with a console. */
async function live() {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const [ana, ben, cai] = (await server.phones(key, 3)) as [Player, Player, Player];
  await next(lead);
  await lead.until('three are here', () => lead.record('here')?.here === 3);
  return {session, lead, key, ana, ben, cai};
}

describe('[R56] what people need', () => {
  test('the console is told how many, nobody is told who, and the sender alone knows of their own', async () => {
    const {session, lead, ana, ben, cai} = await live();
    const screen = await server.enter(lead.visitor, session, 'stage');
    await ana.moment({type: 'signal.set', signal: 'slower', isOn: true});
    await lead.until('one asks', () => needs(lead)?.signals.slower === 1);
    await ben.moment({type: 'signal.set', signal: 'slower', isOn: true});
    await ben.moment({type: 'signal.set', signal: 'break', isOn: true});
    await lead.until('both of the other are there', () => needs(lead)?.signals.break === 1);
    await ben.until('it knows its own', () => ben.mine?.signals.length === 2);
    expect(needs(lead)).toEqual({kind: 'needs', signals: {slower: 2, break: 1}, checks: [], done: null});
    expect([ana.mine?.signals, ben.mine?.signals, cai.mine?.signals]).toEqual([['slower'], ['slower', 'break'], []]);
    expect(cai.told).toHaveLength(1);
    for (const player of [ana, ben, cai, screen]) expect(player.record('needs')).toBeUndefined();
    const told = JSON.stringify(lead.frames.map(({frame}) => frame.put.needs));
    for (const {me} of [ana, ben]) expect(told).not.toContain(me?.person);
  });

  test('said twice it is said once; taken back it is gone', async () => {
    const {lead, ana} = await live();
    const slower = {type: 'signal.set', signal: 'slower', isOn: true} as const;
    expect(await Promise.all([ana.moment(slower), ana.moment(slower), ana.moment(slower)])).toEqual([{ok: true}, {ok: true}, {ok: true}]);
    await lead.until('one asks', () => needs(lead)?.signals.slower !== undefined);
    expect(needs(lead)?.signals.slower).toBe(1);
    expect(await ana.moment({...slower, isOn: false})).toEqual({ok: true});
    expect(await ana.moment({...slower, isOn: false})).toEqual({ok: true});
    await lead.until('nobody asks', () => needs(lead)?.signals.slower === undefined);
    await ana.until('it is off', () => ana.mine?.signals.length === 0);
  });

  test('a signal fades after three minutes; "done" clears it, and its senders see that for a minute', async () => {
    const {lead, ana, ben, cai} = await live();
    const began = performance.now();
    await ana.moment({type: 'signal.set', signal: 'time', isOn: true});
    await ben.moment({type: 'signal.set', signal: 'hear', isOn: true});
    await lead.until('both are there', () => needs(lead)?.signals.hear === 1);
    expect(await lead.moment({type: 'signal.done', signal: 'hear'})).toEqual({ok: true});
    await lead.until('one is done', () => needs(lead)?.signals.hear === undefined);
    await ben.until('it is seen', () => ben.mine?.seen.length === 1);
    expect(ben.mine).toMatchObject({signals: [], seen: ['hear']});
    expect([ana.mine?.seen, cai.mine?.seen]).toEqual([[], []]);
    await ben.until('a minute is over', () => ben.mine?.seen.length === 0);
    // 40 times as fast as by the clock on the wall.
    expect(performance.now() - began).toBeGreaterThan(1_400);
    expect(needs(lead)?.signals).toEqual({time: 1});
    await lead.until('it has faded', () => needs(lead)?.signals.time === undefined);
    expect(performance.now() - began).toBeGreaterThan(4_400);
    await ana.until('its own has faded', () => ana.mine?.signals.length === 0);
    expect(ana.mine?.seen).toEqual([]);
  });

  test('who asks to be looked after is named to those who lead, and told that they do', async () => {
    const {lead, ana, ben} = await live();
    await ana.send({type: 'person.call', name: 'Ana'});
    await ana.moment({type: 'check.set', isOn: true});
    await ben.moment({type: 'check.set', isOn: true});
    await lead.until('both ask', () => needs(lead)?.checks.length === 2);
    expect(needs(lead)?.checks.map(({person, name}) => [person, name])).toEqual([
      [ana.me?.person, 'Ana'],
      [ben.me?.person, null],
    ]);
    for (const one of [ana, ben]) await one.until('it knows its own', () => one.mine?.check === 'asked');
    const support = await server.seat(lead, 'support');
    expect(await support.moment({type: 'check.done', person: randomId()})).toEqual({ok: false, code: 'unknown-id'});
    expect(await support.moment({type: 'check.done', person: ana.me?.person ?? ''})).toEqual({ok: true});
    await ana.until('it is told', () => ana.mine?.check === 'seen');
    await lead.until('one is left', () => needs(lead)?.checks.length === 1);
    expect(ben.mine?.check).toBe('asked');
    await ben.moment({type: 'check.set', isOn: false});
    await lead.until('none is left', () => needs(lead)?.checks.length === 0);
  });

  test('who has been removed needs nothing any more, and when the session has ended nobody does', async () => {
    const {lead, ana, ben} = await live();
    for (const phone of [ana, ben]) {
      await phone.moment({type: 'signal.set', signal: 'plain', isOn: true});
      await phone.moment({type: 'check.set', isOn: true});
    }
    await lead.until('both ask', () => needs(lead)?.checks.length === 2);
    await lead.must({type: 'person.remove', person: ana.me?.person ?? '', reason: 'other'});
    await lead.until('one is left', () => needs(lead)?.checks.length === 1);
    expect(needs(lead)?.signals).toEqual({plain: 1});
    await lead.must({type: 'session.end'});
    await lead.until('nothing is left', () => needs(lead)?.checks.length === 0);
    expect(needs(lead)?.signals).toEqual({});
    expect(await ben.moment({type: 'signal.set', signal: 'plain', isOn: true})).toEqual({ok: false, code: 'session-ended'});
  });

  test('nothing of it is in the store', async () => {
    const store = openMemoryStore();
    server = await SessionServer.start(store);
    const {session, lead, key} = await server.open();
    const ana = await server.phone(key);
    const before = await store.load(session);
    await ana.moment({type: 'signal.set', signal: 'slower', isOn: true});
    await ana.moment({type: 'check.set', isOn: true});
    await ana.moment({type: 'out.set', isOut: true});
    await lead.moment({type: 'signal.done', signal: 'slower'});
    expect(await store.load(session)).toEqual(before);
  });
});

describe('[R57] here, away and stepped out', () => {
  const here = ({record}: {record?: HereRecord | undefined}) => [record?.here, record?.away, record?.out];

  test('[R56] who steps out is counted apart, is nobody that could be named, and comes back', async () => {
    const {lead, ana, ben} = await live();
    await ana.moment({type: 'out.set', isOut: true});
    await lead.until('one is out', () => lead.record('here')?.out === 1);
    expect(here({record: lead.record('here')})).toEqual([2, 0, 1]);
    // How many, and never who: the list does not tell those who stepped out from the others.
    expect(lead.record('here')?.people).toContain(ana.me?.person);
    await ana.until('it knows', () => ana.mine?.isOut === true);
    // Also when its phone is off meanwhile.
    ana.drop();
    await new Promise(resolve => setTimeout(resolve, (4 * 60_000) / QUICK));
    expect(here({record: lead.record('here')})).toEqual([2, 0, 1]);
    expect(lead.record('here')?.people).toHaveLength(3);
    expect(ben.record('here')).toEqual({kind: 'here', here: 0, away: 0, out: 0, people: [], seats: [], isLed: true});
    await ana.connect();
    expect(ana.mine?.isOut).toBe(true);
    await ana.moment({type: 'out.set', isOut: false});
    await lead.until('it is back', () => lead.record('here')?.out === 0);
    expect(here({record: lead.record('here')})).toEqual([3, 0, 0]);
  });

  test('who drops off is here for three minutes, then away, and here again at once', async () => {
    const {lead, ana} = await live();
    const began = performance.now();
    ana.drop();
    await lead.until('it is away', () => lead.record('here')?.away === 1);
    expect(performance.now() - began).toBeGreaterThan(4_400);
    expect(here({record: lead.record('here')})).toEqual([2, 1, 0]);
    await ana.connect();
    await lead.until('it is here', () => lead.record('here')?.here === 3);
    expect(lead.record('here')?.people).toContain(ana.me?.person);
  });
});

describe('[R58] what one phone alone is told', () => {
  test('every socket of that person is told, and no other', async () => {
    const {session, lead, ana, ben} = await live();
    const second = await server.enter(ana.visitor, session, 'phone');
    await ana.moment({type: 'signal.set', signal: 'slower', isOn: true});
    await ana.send({type: 'hand.raise', hand: randomId()});
    await ana.send({type: 'person.call', name: 'Ana'});
    for (const socket of [ana, second]) {
      await socket.until(
        'all has come',
        () => socket.mine?.name === 'Ana' && socket.mine.hand !== null && socket.mine.signals.length === 1,
      );
      expect(socket.mine).toMatchObject({name: 'Ana', number: 1, signals: ['slower'], hand: {before: 0, turn: null}});
    }
    const other = await server.enter(ben.visitor, session, 'phone');
    expect([other.mine?.name, other.mine?.hand, other.mine?.signals]).toEqual([null, null, []]);
    expect(ben.told).toHaveLength(1);
    expect(lead.told).toHaveLength(0);
  });
});
