import {afterEach, describe, expect, test} from 'vitest';
import {ASKS_PER_DEVICE, ASKS_PER_SESSION, MAX_ASKING} from '../../shared/wire/limits.ts';
import {newFolder, openSqlite} from '../contract/store-samples.ts';
import type {Player} from '../players/player.ts';
import {Refusal, Visitor} from '../players/visitor.ts';
import {QUICK, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(() => 'ok').catch((error: unknown) => (error instanceof Refusal ? JSON.parse(error.body).code : String(error)));

const ask = (visitor: Visitor, session: string) => visitor.postForm('/live/ask', {session});
const standing = async (visitor: Visitor, session: string) => {
  const response = await visitor.fetch(`/live/asked/${session}`, {headers: {Accept: 'application/json'}});
  const body = (await response.json()) as {readonly at?: string; readonly code?: string};
  return body.at ?? body.code;
};
const door = (lead: Player) => lead.record('door')?.asks ?? [];
const persons = (lead: Player) => [...lead.records.keys()].filter(id => id.startsWith('person:')).length;

/** Locked, with one phone inside and whoever leads in front of it. */
async function locked() {
  server = await SessionServer.start();
  const {session, lead, key, code} = await server.open();
  const inside = await server.phone(key);
  await lead.must({type: 'access.lock'});
  return {session, lead, key, code, inside};
}

/** A device that has shown the link and asked. */
async function asker(session: string, key: string): Promise<Visitor> {
  const visitor = new Visitor(server.site);
  expect(await refusalOf(visitor.join({key}))).toBe('joining-locked');
  expect((await ask(visitor, session)).headers.get('location')).toBe(`/live/asked/${session}`);
  return visitor;
}

const answer = (lead: Player, isLetIn: boolean, asks = door(lead).map(({id}) => id)) => lead.moment({type: 'ask.answer', asks, isLetIn});

describe('[R80] asking to join', () => {
  test('without script: a form, a page that looks again, and the session once one is let in', async () => {
    const {session, lead, code} = await locked();
    const visitor = new Visitor(server.site);
    const refused = await visitor.postForm('/live/join', {code});
    expect([refused.status, refused.headers.get('location')]).toEqual([303, `/live/asked/${session}`]);
    const page = async () => {
      const response = await visitor.fetch(`/live/asked/${session}`, {headers: {Accept: 'text/html'}});
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      return response.text();
    };
    expect(await page()).toMatch(/closed to new people[\s\S]*action="\/live\/ask"[\s\S]*Ask to join/);
    expect((await ask(visitor, session)).status).toBe(303);
    expect(await page()).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"\/><\/noscript>[\s\S]*We have asked/);
    await lead.until('one asks', () => door(lead).length === 1);
    expect(await answer(lead, true)).toEqual({ok: true});
    await lead.until('nobody asks', () => door(lead).length === 0);
    expect(await page()).toMatch(/You can come in[\s\S]*action="\/live\/ask"[\s\S]*Join now/);
    const joined = await ask(visitor, session);
    expect([joined.status, joined.headers.get('location')]).toEqual([303, `/s/${session}`]);
    const phone = await server.enter(visitor, session, 'phone');
    expect(phone.mine?.number).toBe(2);
    // Who is in comes back, as everybody does.
    expect((await ask(visitor, session)).headers.get('location')).toBe(`/s/${session}`);
  });

  test('those who may let in are told how many; nobody else is told anything, and nothing is stored before the join', async () => {
    const {session, lead, key, inside} = await locked();
    const support = await server.seat(lead, 'support');
    const others = [inside, await server.seat(lead, 'note-taker'), await server.seat(lead, 'operator'), await server.seat(lead, 'screen')];
    const before = await server.store.load(session);
    const visitors = [await asker(session, key), await asker(session, key)];
    for (const helper of [lead, support]) await helper.until('both ask', () => door(helper).length === 2);
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

  test('whoever has not shown the code or link cannot ask, nor look', async () => {
    const {session, lead, key} = await locked();
    const stranger = new Visitor(server.site);
    expect((await ask(stranger, session)).headers.get('location')).toBe('/');
    expect(await standing(stranger, session)).toBe('not-signed-in');
    // What was shown to one session, or by one device, is good for no other.
    const elsewhere = await server.open();
    await elsewhere.lead.must({type: 'access.lock'});
    const other = await asker(elsewhere.session, elsewhere.key);
    expect(await standing(other, session)).toBe('not-signed-in');
    const visitor = await asker(session, key);
    const [, proof = ''] = /wrensong_ask=([^;]+)/.exec(visitor.cookieHeader) ?? [];
    const forged = await fetch(`${server.site}/live/asked/${session}`, {
      headers: {Cookie: `wrensong_ask=${proof}; wrensong_device=${session}`, Accept: 'application/json'},
    });
    expect(forged.status).toBe(401);
    expect((await ask(visitor, 'no-such-session')).status).toBe(400);
    await lead.until('one asks', () => door(lead).length === 1);
  });
});

describe('[R81] being let in', () => {
  test('is for that device alone and for once; a no is said, and can be asked again after a while', async () => {
    const {session, lead, key} = await locked();
    const ana = await asker(session, key);
    await lead.until('one asks', () => door(lead).length === 1);
    const ben = await asker(session, key);
    await lead.until('both ask', () => door(lead).length === 2);
    const [first = '', second = ''] = door(lead).map(({id}) => id);
    await answer(lead, true, [first]);
    await answer(lead, false, [second]);
    expect([await standing(ana, session), await standing(ben, session)]).toEqual(['let-in', 'not-now']);
    expect(await refusalOf(ben.join({key}))).toBe('joining-locked');
    expect(await refusalOf(new Visitor(server.site).join({key}))).toBe('joining-locked');
    expect((await ask(ben, session)).headers.get('location')).toBe(`/live/asked/${session}`);
    expect(door(lead)).toEqual([]);
    // Also by the way everybody takes.
    expect(await ana.join({key})).toBe(session);
    await lead.until('there are two', () => persons(lead) === 2);
    await new Promise(resolve => setTimeout(resolve, (2 * 60_000) / QUICK + 100));
    expect(await standing(ben, session)).toBe('closed');
    await ask(ben, session);
    await lead.until('it asks again', () => door(lead).length === 1);
  });

  test('ends after a few minutes', async () => {
    const {session, lead, key} = await locked();
    const visitor = await asker(session, key);
    await lead.until('one asks', () => door(lead).length === 1);
    await answer(lead, true);
    await new Promise(resolve => setTimeout(resolve, (5 * 60_000) / QUICK + 100));
    expect(await standing(visitor, session)).toBe('closed');
    expect(await refusalOf(visitor.join({key}))).toBe('joining-locked');
  });

  test('does not bring back whom the facilitator has removed', async () => {
    const {session, lead, key, inside} = await locked();
    const visitor = await asker(session, key);
    await lead.until('one asks', () => door(lead).length === 1);
    await answer(lead, true);
    await ask(visitor, session);
    const phone = await server.enter(visitor, session, 'phone');
    for (const {me} of [phone, inside]) await lead.must({type: 'person.remove', person: me?.person ?? '', reason: 'harm'});
    expect(await standing(visitor, session)).toBe('removed');
    expect((await ask(visitor, session)).status).toBe(403);
    expect(await refusalOf(inside.visitor.join({key}))).toBe('removed');
    expect((await ask(inside.visitor, session)).headers.get('location')).toBe('/');
    expect(door(lead)).toEqual([]);
  });

  test('is not needed once the door is open, and is nothing once the session has ended', async () => {
    const {session, lead, key} = await locked();
    const [ana, ben] = [await asker(session, key), await asker(session, key)];
    await lead.until('both ask', () => door(lead).length === 2);
    await lead.must({type: 'access.unlock'});
    await lead.until('nobody asks', () => door(lead).length === 0);
    expect(await standing(ana, session)).toBe('open');
    expect((await ask(ana, session)).headers.get('location')).toBe(`/s/${session}`);
    await lead.must({type: 'session.end'});
    expect(await standing(ben, session)).toBe('session-ended');
    expect((await ask(ben, session)).status).toBe(410);
  });

  test('is forgotten with the process; the page then offers to ask again, without the code', async () => {
    const folder = newFolder();
    server = await SessionServer.start(await openSqlite(folder));
    const {session, lead, key} = await server.open();
    await lead.must({type: 'access.lock'});
    const {cookieHeader: Cookie} = await asker(session, key);
    await lead.until('one asks', () => door(lead).length === 1);
    await server.close();
    server = await SessionServer.start(await openSqlite(folder));
    const after = await server.console(session);
    expect(door(after)).toEqual([]);
    const page = await fetch(`${server.site}/live/asked/${session}`, {headers: {Cookie, Accept: 'text/html'}});
    expect(await page.text()).toContain('Ask to join');
    const asked = await fetch(`${server.site}/live/ask`, {
      method: 'POST',
      body: new URLSearchParams({session}),
      headers: {Cookie, Origin: server.site},
      redirect: 'manual',
    });
    expect(asked.headers.get('location')).toBe(`/live/asked/${session}`);
    await after.until('it asks again', () => door(after).length === 1);
  });
});

describe('[R82] asking too often', () => {
  test('one device asks a few times, then waits', async () => {
    const {session, lead, key} = await locked();
    const visitor = await asker(session, key);
    for (let at = 0; at < 20; at++) expect((await ask(visitor, session)).status).toBe(303);
    await lead.until('one asks', () => door(lead).length === 1);
    for (let at = 1; at < ASKS_PER_DEVICE; at++) {
      await answer(lead, false);
      await new Promise(resolve => setTimeout(resolve, (2 * 60_000) / QUICK + 100));
      expect((await ask(visitor, session)).status).toBe(303);
      await lead.until('it asks again', () => door(lead).length === 1);
    }
    await answer(lead, false);
    await new Promise(resolve => setTimeout(resolve, (2 * 60_000) / QUICK + 100));
    expect((await ask(visitor, session)).status).toBe(429);
  }, 30_000);

  test('many devices fill the list and no more; one press answers all of them', async () => {
    const {session, lead, key, inside} = await locked();
    const visitors = Array.from({length: ASKS_PER_SESSION + 10}, () => new Visitor(server.site));
    const asked: number[] = [];
    for (const visitor of visitors) {
      await refusalOf(visitor.join({key}));
      asked.push((await ask(visitor, session)).status);
    }
    expect(asked.filter(status => status === 303)).toHaveLength(MAX_ASKING);
    await lead.until('the list is full', () => door(lead).length === MAX_ASKING);
    expect(await answer(lead, false)).toEqual({ok: true});
    await lead.until('it is empty', () => door(lead).length === 0);
    // So many have tried meanwhile that nobody can ask for a while; those who are in notice nothing.
    expect((await ask(visitors.at(-1) ?? inside.visitor, session)).status).toBe(429);
    expect([inside.bye, inside.socket?.connected, persons(lead)]).toEqual([null, true, 1]);
  }, 30_000);
});
