import {afterEach, describe, expect, test} from 'vitest';
import {KNOCKS_PER_ADDRESS, KNOCKS_PER_DEVICE, MAX_KNOCKS, NEW_PHONES} from '../../shared/wire/limits.ts';
import {newFolder, openSqlite} from '../contract/store-samples.ts';
import type {Player} from '../players/player.ts';
import {refusalOf, Visitor} from '../players/visitor.ts';
import {QUICK, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const knock = (visitor: Visitor, session: string) => visitor.postForm('/live/knock', {session});
const standing = async (visitor: Visitor, session: string) => {
  const response = await visitor.fetch(`/live/knocked/${session}`, {headers: {Accept: 'application/json'}});
  const body = (await response.json()) as {readonly at?: string; readonly code?: string};
  return body.at ?? body.code;
};
const door = (lead: Player) => lead.record('door')?.knocks ?? [];
const persons = (lead: Player) => [...lead.records.keys()].filter(id => id.startsWith('person:')).length;

/** Locked, with one phone inside and whoever leads in front of it. */
async function locked() {
  server = await SessionServer.start();
  const {session, lead, key, code} = await server.open();
  const inside = await server.phone(key);
  await lead.must({type: 'access.lock'});
  return {session, lead, key, code, inside};
}

/** A device that has shown the link and knocked. */
async function knocker(session: string, key: string): Promise<Visitor> {
  const visitor = new Visitor(server.site);
  expect(await refusalOf(visitor.join({key}))).toBe('joining-locked');
  expect((await knock(visitor, session)).headers.get('location')).toBe(`/live/knocked/${session}`);
  return visitor;
}

const answer = (lead: Player, isLetIn: boolean, knocks = door(lead).map(({id}) => id)) =>
  lead.moment({type: 'knock.answer', knocks, isLetIn});

describe('[R80] knocking', () => {
  test('without script: a form, a page that looks again, and the session once one is let in', async () => {
    const {session, lead, code} = await locked();
    const visitor = new Visitor(server.site);
    const refused = await visitor.postForm('/live/join', {code});
    expect([refused.status, refused.headers.get('location')]).toEqual([303, `/live/knocked/${session}`]);
    const page = async () => {
      const response = await visitor.fetch(`/live/knocked/${session}`, {headers: {Accept: 'text/html'}});
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      return response.text();
    };
    expect(await page()).toMatch(/closed to new people[\s\S]*action="\/live\/knock"[\s\S]*Ask to join/);
    expect((await knock(visitor, session)).status).toBe(303);
    expect(await page()).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"\/><\/noscript>[\s\S]*We have asked/);
    await lead.until('one knocks', () => door(lead).length === 1);
    expect(await answer(lead, true)).toEqual({ok: true});
    await lead.until('nobody knocks', () => door(lead).length === 0);
    expect(await page()).toMatch(/You can come in[\s\S]*action="\/live\/knock"[\s\S]*Join now/);
    const joined = await knock(visitor, session);
    expect([joined.status, joined.headers.get('location')]).toEqual([303, `/s/${session}`]);
    const phone = await server.enter(visitor, session, 'phone');
    expect(phone.mine?.number).toBe(2);
    // Who is in comes back, as everybody does.
    expect((await knock(visitor, session)).headers.get('location')).toBe(`/s/${session}`);
  });

  test('those who may let in are told how many; nobody else is told anything, and nothing is stored before the join', async () => {
    const {session, lead, key, inside} = await locked();
    const support = await server.seat(lead, 'support');
    const others = [inside, await server.seat(lead, 'note-taker'), await server.seat(lead, 'operator'), await server.seat(lead, 'screen')];
    const before = await server.store.load(session);
    const visitors = [await knocker(session, key), await knocker(session, key)];
    for (const helper of [lead, support]) await helper.until('both knock', () => door(helper).length === 2);
    expect(await server.store.load(session)).toEqual(before);
    for (const player of others) {
      expect(player.record('door')).toBeUndefined();
      expect(JSON.stringify(player.frames)).not.toContain('door');
      expect(
        await answer(
          player,
          true,
          door(lead).map(({id}) => id),
        ),
      ).toEqual({ok: false, code: 'not-allowed'});
    }
    expect(await answer(support, false)).toEqual({ok: true});
    expect(await Promise.all(visitors.map(visitor => standing(visitor, session)))).toEqual(['not-now', 'not-now']);
    expect(await server.store.load(session)).toEqual(before);
  });

  test('whoever has not shown the code or link cannot knock, nor look', async () => {
    const {session, lead, key} = await locked();
    const stranger = new Visitor(server.site);
    expect((await knock(stranger, session)).headers.get('location')).toBe('/');
    expect(await standing(stranger, session)).toBe('not-signed-in');
    // What was shown to one session, or by one device, is good for no other.
    const elsewhere = await server.open();
    await elsewhere.lead.must({type: 'access.lock'});
    const other = await knocker(elsewhere.session, elsewhere.key);
    expect(await standing(other, session)).toBe('not-signed-in');
    const visitor = await knocker(session, key);
    const [, proof = ''] = /wrensong_knock=([^;]+)/.exec(visitor.cookieHeader) ?? [];
    const forged = await fetch(`${server.site}/live/knocked/${session}`, {
      headers: {Cookie: `wrensong_knock=${proof}; wrensong_device=${session}`, Accept: 'application/json'},
    });
    expect(forged.status).toBe(401);
    expect((await knock(visitor, 'no-such-session')).status).toBe(400);
    await lead.until('one knocks', () => door(lead).length === 1);
  });
});

describe('[R81] being let in', () => {
  test('is for that device alone and for once; a no is said, and can be followed by another knock after a while', async () => {
    const {session, lead, key} = await locked();
    const ana = await knocker(session, key);
    await lead.until('one knocks', () => door(lead).length === 1);
    const ben = await knocker(session, key);
    await lead.until('both knock', () => door(lead).length === 2);
    const [first = '', second = ''] = door(lead).map(({id}) => id);
    await answer(lead, true, [first]);
    await answer(lead, false, [second]);
    expect([await standing(ana, session), await standing(ben, session)]).toEqual(['let-in', 'not-now']);
    expect(await refusalOf(ben.join({key}))).toBe('joining-locked');
    expect(await refusalOf(new Visitor(server.site).join({key}))).toBe('joining-locked');
    expect((await knock(ben, session)).headers.get('location')).toBe(`/live/knocked/${session}`);
    expect(door(lead)).toEqual([]);
    // Also by the way everybody takes.
    expect(await ana.join({key})).toBe(session);
    await lead.until('there are two', () => persons(lead) === 2);
    await new Promise(resolve => setTimeout(resolve, (2 * 60_000) / QUICK + 100));
    expect(await standing(ben, session)).toBe('closed');
    await knock(ben, session);
    await lead.until('it knocks again', () => door(lead).length === 1);
  });

  test('holds also while others who have the link try to come in without end', async () => {
    const {session, lead, key} = await locked();
    const ana = await knocker(session, key);
    await lead.until('one asks', () => door(lead).length === 1);
    await answer(lead, true);
    const stranger = new Visitor(server.site);
    let isTurnedAway = false;
    for (let tries = 0; tries < NEW_PHONES + 100 && !isTurnedAway; tries += 50) {
      const said = await Promise.all(Array.from({length: 50}, () => refusalOf(stranger.join({key}))));
      isTurnedAway = said.includes('too-many');
    }
    expect(isTurnedAway).toBe(true);
    expect(await ana.join({key})).toBe(session);
    await lead.until('there are two', () => persons(lead) === 2);
  }, 30_000);

  test('ends after a few minutes', async () => {
    const {session, lead, key} = await locked();
    const visitor = await knocker(session, key);
    await lead.until('one knocks', () => door(lead).length === 1);
    await answer(lead, true);
    await new Promise(resolve => setTimeout(resolve, (5 * 60_000) / QUICK + 100));
    expect(await standing(visitor, session)).toBe('closed');
    expect(await refusalOf(visitor.join({key}))).toBe('joining-locked');
  });

  test('does not bring back whom the facilitator has removed', async () => {
    const {session, lead, key, inside} = await locked();
    const visitor = await knocker(session, key);
    await lead.until('one knocks', () => door(lead).length === 1);
    await answer(lead, true);
    await knock(visitor, session);
    const phone = await server.enter(visitor, session, 'phone');
    for (const {me} of [phone, inside]) await lead.must({type: 'person.remove', person: me?.person ?? '', reason: 'harm'});
    expect(await standing(visitor, session)).toBe('removed');
    expect((await knock(visitor, session)).status).toBe(403);
    expect(await refusalOf(inside.visitor.join({key}))).toBe('removed');
    expect((await knock(inside.visitor, session)).headers.get('location')).toBe('/');
    expect(door(lead)).toEqual([]);
  });

  test('is not needed once the door is open, and is nothing once the session has ended', async () => {
    const {session, lead, key} = await locked();
    const [ana, ben] = [await knocker(session, key), await knocker(session, key)];
    await lead.until('both knock', () => door(lead).length === 2);
    await lead.must({type: 'access.unlock'});
    await lead.until('nobody knocks', () => door(lead).length === 0);
    expect(await standing(ana, session)).toBe('open');
    expect((await knock(ana, session)).headers.get('location')).toBe(`/s/${session}`);
    await lead.must({type: 'session.end'});
    expect(await standing(ben, session)).toBe('session-ended');
    expect((await knock(ben, session)).status).toBe(410);
  });

  test('is forgotten with the process; the page then offers to knock again, without the code', async () => {
    const folder = newFolder();
    server = await SessionServer.start(await openSqlite(folder));
    const {session, lead, key} = await server.open();
    await lead.must({type: 'access.lock'});
    const {cookieHeader: Cookie} = await knocker(session, key);
    await lead.until('one knocks', () => door(lead).length === 1);
    await server.close();
    server = await SessionServer.start(await openSqlite(folder));
    const after = await server.console(session);
    expect(door(after)).toEqual([]);
    const page = await fetch(`${server.site}/live/knocked/${session}`, {headers: {Cookie, Accept: 'text/html'}});
    expect(await page.text()).toContain('Ask to join');
    const knocked = await fetch(`${server.site}/live/knock`, {
      method: 'POST',
      body: new URLSearchParams({session}),
      headers: {Cookie, Origin: server.site},
      redirect: 'manual',
    });
    expect(knocked.headers.get('location')).toBe(`/live/knocked/${session}`);
    await after.until('it knocks again', () => door(after).length === 1);
  });
});

describe('[R82] knocking too often', () => {
  test('one device knocks a few times, then waits', async () => {
    const {session, lead, key} = await locked();
    const visitor = await knocker(session, key);
    for (let at = 0; at < 20; at++) expect((await knock(visitor, session)).status).toBe(303);
    await lead.until('one knocks', () => door(lead).length === 1);
    for (let at = 1; at < KNOCKS_PER_DEVICE; at++) {
      await answer(lead, false);
      await new Promise(resolve => setTimeout(resolve, (2 * 60_000) / QUICK + 100));
      expect((await knock(visitor, session)).status).toBe(303);
      await lead.until('it knocks again', () => door(lead).length === 1);
    }
    await answer(lead, false);
    await new Promise(resolve => setTimeout(resolve, (2 * 60_000) / QUICK + 100));
    expect((await knock(visitor, session)).status).toBe(429);
  }, 30_000);

  test('many devices fill the list and no more; one press answers all of them', async () => {
    const {session, lead, key, inside} = await locked();
    const visitors = Array.from({length: KNOCKS_PER_ADDRESS + 10}, () => new Visitor(server.site));
    const knocked: number[] = [];
    for (const visitor of visitors) {
      await refusalOf(visitor.join({key}));
      knocked.push((await knock(visitor, session)).status);
    }
    expect(knocked.filter(status => status === 303)).toHaveLength(MAX_KNOCKS);
    await lead.until('the list is full', () => door(lead).length === MAX_KNOCKS);
    expect(await answer(lead, false)).toEqual({ok: true});
    await lead.until('it is empty', () => door(lead).length === 0);
    // So many have tried meanwhile that nobody can knock for a while; those who are in notice nothing.
    expect((await knock(visitors.at(-1) ?? inside.visitor, session)).status).toBe(429);
    expect([inside.bye, inside.socket?.connected, persons(lead)]).toEqual([null, true, 1]);
  }, 30_000);
});
