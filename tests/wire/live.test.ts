import {afterEach, describe, expect, test} from 'vitest';
import {PROTOCOL, type Welcome} from '../../shared/wire/live.ts';
import {newNote, postBox} from '../players/lane.ts';
import {connected, openSocket, Player, randomId} from '../players/player.ts';
import {stubbornProxy} from '../players/stubborn-proxy.ts';
import {Visitor} from '../players/visitor.ts';
import {next, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const codeOf = (connecting: Promise<Welcome>) => connecting.then(() => 'ok').catch((error: Error) => error.message);

describe('coming in', () => {
  test('[R17] a ticket opens one socket', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const ticket = await lead.visitor.ticket(session, 'console');
    const again = () => codeOf(new Player(lead.visitor, session, 'console').connect({}, {ticket}));
    expect(await again()).toBe('ok');
    expect(await again()).toBe('ticket-spent');
  });

  test('[R17] a ticket is good for 30 seconds', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const ticket = await lead.visitor.ticket(session, 'console');
    // The server's time runs faster here: 30 of its seconds.
    await new Promise(resolve => setTimeout(resolve, 900));
    expect(await codeOf(new Player(lead.visitor, session, 'console').connect({}, {ticket}))).toBe('ticket-spent');
  });

  test('[R17] before hello a socket may say nothing', async () => {
    server = await SessionServer.start();
    await server.open();
    const socket = openSocket(new Visitor(server.site));
    await connected(socket);
    const answer = await socket.emitWithAck('command', {id: randomId(), command: {type: 'session.end'}});
    expect(answer).toEqual({ok: false, code: 'not-signed-in'});
    socket.disconnect();
  });

  test('[R18] a socket or form from another page is turned away, by WebSocket and by polling', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const hosts = ['https://evil.example', 'null', 'http://127.0.0.1:1', `${server.site}.evil.example`];
    for (const origin of hosts) {
      for (const transports of [['websocket'], ['polling']]) {
        const socket = openSocket(lead.visitor, {transports, extraHeaders: {Origin: origin, Cookie: lead.visitor.cookieHeader}});
        await expect(connected(socket), `${transports} from ${origin}`).rejects.toThrow();
      }
      const response = await lead.visitor.fetch('/live/ticket', {
        method: 'POST',
        headers: {Origin: origin, 'Content-Type': 'application/json'},
        body: JSON.stringify({session, as: 'console'}),
      });
      expect(response.status).toBe(403);
    }
    const missing = openSocket(lead.visitor, {extraHeaders: {}});
    await expect(connected(missing)).rejects.toThrow();
  });

  test('[R24] a client of another protocol is told to reload', async () => {
    server = await SessionServer.start();
    const {session, lead} = await server.open();
    for (const protocol of [PROTOCOL - 1, PROTOCOL + 1])
      expect(await codeOf(new Player(lead.visitor, session, 'console').connect({}, {protocol}))).toBe('reload');
  });

  test('[R28] through a proxy that blocks WebSocket, long polling carries the same messages', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const proxy = await stubbornProxy(server.server.port);
    const visitor = new Visitor(proxy.site);
    await visitor.join({key});
    const phone = new Player(visitor, session, 'phone');
    await phone.connect({transports: ['websocket', 'polling'], tryAllTransports: true});
    expect(proxy.refused()).toBeGreaterThan(0);
    expect(phone.socket?.io.engine.transport.name).toBe('polling');
    await next(lead);
    const activity = await next(lead);
    await phone.until('the activity is open', () => phone.record('session')?.current === activity);
    await write(phone, activity, 'Through the proxy', 'show');
    await show(lead, activity);
    await phone.until('the note is shown', () => phone.notes.length === 1);
    phone.drop();
    await proxy.close();
  });
});

test('a phone that has woken can ask whether anybody is there', async () => {
  server = await SessionServer.start();
  const {key} = await server.open();
  const phone = await server.phone(key);
  await phone.socket?.timeout(5_000).emitWithAck('look');
  expect(phone.bye).toBeNull();
});

/** A phone that is not the server's to end: it goes and comes back as the test says. */
async function goesAway(session: string, key: string) {
  const visitor = new Visitor(server.site);
  await visitor.join({key});
  const away = new Player(visitor, session, 'phone');
  await away.connect();
  return {visitor, away};
}

describe('frames', () => {
  test('[R19] who was away for a few frames gets those; who has another lineage gets the whole view; both end alike', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const stays = await server.phone(key);
    const {visitor, away} = await goesAway(session, key);
    away.drop();
    const activity = await next(lead);
    for (let change = 0; change < 5; change++) await lead.must({type: 'prompt.set', activity, text: `Change ${change}`});
    await stays.until('all has come', () => stays.record(`activity:${activity}`)?.prompt === 'Change 4');
    const welcome = await away.connect();
    expect(welcome.whole).toBeNull();
    expect(welcome.frames.length).toBeGreaterThan(0);
    const fresh = new Player(visitor, session, 'phone');
    const whole = await fresh.connect({}, {have: {lineage: 'from-before-a-restore', n: 3}});
    expect(whole.whole).not.toBeNull();
    for (const phone of [away, fresh]) await phone.until('it is up to date', () => phone.n === stays.n);
    expect(away.records).toEqual(stays.records);
    expect(fresh.records).toEqual(stays.records);
    away.drop();
    fresh.drop();
  });

  test('[R19, R37] who comes back is sent nothing that was taken back or hidden meanwhile', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const [ana, ben, cai] = (await server.phones(key, 3)) as [Player, Player, Player];
    const {away} = await goesAway(session, key);
    await next(lead);
    const activity = await next(lead);
    await away.until('the activity is open', () => away.record('session')?.current === activity);
    away.drop();
    const hidden = await write(ana, activity, 'Hidden meanwhile');
    await write(ben, activity, 'Stays');
    await write(cai, activity, 'Stays as well');
    await show(lead, activity);
    await lead.must({type: 'note.hide', note: hidden.id});
    await ana.until('it is hidden', () => ana.record(`note:${hidden.id}`)?.isHidden === true);
    const welcome = await away.connect();
    expect(welcome.whole).toBeNull();
    expect(JSON.stringify(welcome)).not.toContain('Hidden meanwhile');
    expect(away.records).toEqual(ana.records);
    away.drop();
  });

  test('[R19] more frames than are kept are made good by the whole view', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const stays = await server.phone(key);
    const {away} = await goesAway(session, key);
    away.drop();
    const activity = await next(lead);
    // One after another, so that each is a frame of its own; by several people, so that none is limited.
    const leads = [lead, ...(await Promise.all(Array.from({length: 11}, () => server.console(session))))];
    for (let change = 0; change < 300; change++) {
      await leads[change % leads.length]?.must({type: 'prompt.set', activity, text: `Change ${change}`});
      await stays.until('it has come', () => stays.record(`activity:${activity}`)?.prompt === `Change ${change}`);
    }
    const welcome = await away.connect();
    expect(welcome.whole).not.toBeNull();
    await away.until('it is up to date', () => away.n === stays.n);
    expect(away.records).toEqual(stays.records);
    away.drop();
  });

  test('[R20] joins are told to phones as a band of five, and to the console as a number', async () => {
    server = await SessionServer.start();
    const {lead, key} = await server.open();
    const [first] = await server.phones(key, 4);
    await lead.until('four are here', () => lead.record('here')?.here === 4);
    await first?.until('the band is told', () => first.record('here')?.here === 0);
    await server.phones(key, 2);
    await lead.until('six are here', () => lead.record('here')?.here === 6);
    await first?.until('the next band is told', () => first.record('here')?.here === 5);
    const told = first?.frames.map(({frame}) => frame.put.here).filter(here => here !== undefined) ?? [];
    expect(told.every(here => here.kind === 'here' && here.here % 5 === 0)).toBe(true);
    expect(JSON.stringify(first?.frames)).not.toContain('person');
  });

  test('[R27, R70] a large release is told as pages that no browser keeps, and everyone ends with all of it', async () => {
    server = await SessionServer.start();
    const {lead, key} = await server.open();
    const phones = await server.phones(key, 10);
    await next(lead);
    const activity = await next(lead);
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        phones.map((phone, at) =>
          Promise.all([0, 1, 2, 3].map(more => write(phone, activity, `${round} ${at} ${more} ${'long '.repeat(190)}`))),
        ),
      );
      // Six boxes in 20 of the room's seconds.
      await new Promise(resolve => setTimeout(resolve, 550));
    }
    await show(lead, activity);
    for (const phone of phones) await phone.until('all notes are there', () => phone.notes.length === 200);
    const frame = phones[0]?.frames.find(one => one.frame.pages)?.frame;
    expect(frame?.pages).toHaveLength(4);
    const page = await phones[0]?.visitor.fetch(frame?.pages?.[0] ?? '');
    expect([page?.status, page?.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const late = await server.phone(key);
    expect(late.notes).toHaveLength(200);
  });
});

describe('going', () => {
  test('[R23] a removed person’s sockets are closed, and that phone can neither come back nor write', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const phone = await server.phone(key);
    const person = [...lead.records.values()].find(record => record.kind === 'person');
    await next(lead);
    const activity = await next(lead);
    await write(phone, activity, 'Before');
    if (!person) throw new Error('nobody is listed');
    await lead.must({type: 'person.remove', person: person.id, reason: 'other'});
    await phone.until('it has been told', () => phone.bye !== null);
    expect(phone.bye).toEqual({ok: false, code: 'removed'});
    await expect(phone.visitor.join({key})).rejects.toThrow('removed');
    await expect(phone.visitor.ticket(session, 'phone')).rejects.toThrow('removed');
    const {write: bearer = ''} = phone.laneTickets.get(activity) ?? {};
    await expect(write(phone, activity, 'After')).rejects.toThrow('unknown-bearer');
    const change = {holds: 'change', session, bearer, noteKey: newNote('x').key, text: 'Changed after'} as const;
    expect(await postBox(server.site, activity, change)).toEqual({ok: false, code: 'unknown-bearer'});
  });

  test('[R26] a server that stops tells everyone to come back, each at another moment', async () => {
    server = await SessionServer.start();
    const {key} = await server.open();
    const phones = await server.phones(key, 6);
    const closing = server.server.close();
    for (const phone of phones) await phone.until('it has been told', () => phone.goaway !== null);
    expect(new Set(phones.map(phone => phone.goaway)).size).toBeGreaterThan(1);
    await closing;
  });
});
