import {connect} from 'node:net';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {encodeLaneRequest, packBox} from '../../shared/wire/lane.ts';
import {MAX_STARTS_AT} from '../../shared/wire/limits.ts';
import {PROTOCOL} from '../../shared/wire/live.ts';
import {newNote, postBox, postLane, withoutKey} from '../players/lane.ts';
import {connected, openSocket, type Player, randomId} from '../players/player.ts';
import {plan} from '../telling/telling.ts';
import {ID, MOMENT_SHAPES, SHAPES} from './bad-shapes.ts';
import {type SessionServer, show, write} from './session-server.ts';
import {nobodyElseNotices, type Untroubled, untroubled} from './untroubled.ts';

// One table of bad input, sent to each way in: the socket's hello and commands, the forms and JSON of /live, and the lane.
// After each of them the same session must go on as if nothing had come.

let room: Untroubled;
let server: SessionServer;
let session: string;
let key: string;
let lead: Player;
let phone: Player;
let writing: string;

beforeAll(async () => {
  room = await untroubled();
  ({server, session, key, lead, phone, writing} = room);
});
afterAll(() => server.close());

type Loose = {emit: (...args: unknown[]) => void; timeout: (ms: number) => {emitWithAck: (...args: unknown[]) => Promise<unknown>}};
const loose = (player: Player): Loose => player.socket as unknown as Loose;

describe('[R21] the socket', () => {
  test.each(Object.entries(SHAPES))('a command that is %s is refused', async (_name, command) => {
    const seat = await server.console(session);
    for (const message of [command, {id: randomId(), command}, {id: command, command: {type: 'session.open'}}]) {
      expect(await loose(seat).timeout(5_000).emitWithAck('command', message)).toEqual({ok: false, code: 'malformed'});
    }
    loose(seat).emit('command', command);
    loose(seat).emit('command');
    await nobodyElseNotices(room);
  });

  test.each(Object.entries(MOMENT_SHAPES))('a moment that is %s is refused', async (_name, moment) => {
    const guest = await server.phone(key);
    expect(await loose(guest).timeout(5_000).emitWithAck('moment', moment)).toEqual({ok: false, code: 'malformed'});
    loose(guest).emit('moment', moment);
    loose(guest).emit('moment');
    await lead.until('the guest is there', () => lead.record(`person:${guest.me?.person ?? ''}`) !== undefined);
    expect(lead.record('needs')).toEqual({kind: 'needs', signals: {}, checks: [], done: null});
    guest.drop();
  });

  test('a moment before hello is nobody’s', async () => {
    const socket = openSocket(phone.visitor);
    await connected(socket);
    const answer = await (socket as unknown as Loose).timeout(5_000).emitWithAck('moment', {type: 'out.set', isOut: true});
    expect(answer).toEqual({ok: false, code: 'not-signed-in'});
    socket.disconnect();
  });

  test.each(Object.entries(SHAPES))('a hello that is %s is refused', async (_name, hello) => {
    const socket = openSocket(lead.visitor);
    await connected(socket);
    expect(await (socket as unknown as Loose).timeout(5_000).emitWithAck('hello', hello)).toEqual({ok: false, code: 'malformed'});
    socket.disconnect();
    await nobodyElseNotices(room);
  });

  test('events nobody knows, second hellos and forged tickets are refused', async () => {
    const seat = await server.console(session);
    for (const name of ['frame', 'welcome', 'error', 'constructor', '__proto__', 'x'.repeat(1_000)]) {
      expect(await loose(seat).timeout(5_000).emitWithAck(name, {})).toEqual({ok: false, code: 'malformed'});
    }
    expect(await loose(seat).timeout(5_000).emitWithAck('hello', {ticket: 'x', protocol: 1, have: null})).toEqual({
      ok: false,
      code: 'malformed',
    });
    for (const ticket of ['', randomId(), 'x'.repeat(64)]) {
      const socket = openSocket(lead.visitor);
      await connected(socket);
      expect(await (socket as unknown as Loose).timeout(5_000).emitWithAck('hello', {ticket, protocol: PROTOCOL, have: null})).toEqual({
        ok: false,
        code: 'ticket-spent',
      });
    }
    await nobodyElseNotices(room);
  });

  test('an error event with nothing in it, before and after hello, changes nothing', async () => {
    const seat = await server.console(session);
    const stranger = openSocket(lead.visitor);
    await connected(stranger);
    for (const socket of [loose(seat), stranger as unknown as Loose]) {
      socket.emit('error');
      socket.emit('error', null);
      socket.emit('error', {message: 'mine'});
    }
    await nobodyElseNotices(room);
    stranger.disconnect();
  });

  test('a connection that asks for thousands of sockets is ended', async () => {
    const socket = new WebSocket(`${server.site.replace('http', 'ws')}/live/socket/?EIO=4&transport=websocket`, {
      headers: {Origin: server.site},
    } as unknown as string[]);
    const gone = new Promise(resolve => socket.addEventListener('close', resolve));
    await new Promise(resolve => socket.addEventListener('open', resolve));
    for (let at = 0; at < 1_000; at++) if (socket.readyState === WebSocket.OPEN) socket.send('40');
    await gone;
    await nobodyElseNotices(room);
  });

  test('upgrades that nobody owns are ended, also when the client keeps its half open', async () => {
    const {port} = new URL(server.site);
    for (const path of ['/nothing', '/live/socketfoo', '/lane']) {
      const socket = connect({port: Number(port), host: '127.0.0.1', allowHalfOpen: true});
      const ended = new Promise(resolve => socket.on('close', resolve));
      socket.on('error', () => undefined);
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${server.site}\r\n\r\n`,
      );
      socket.on('end', () => setTimeout(() => socket.end('x'), 50));
      socket.resume();
      await ended;
    }
    await nobodyElseNotices(room);
  });

  test('a frame too large ends its own connection only', async () => {
    const seat = await server.console(session);
    const gone = new Promise(resolve => seat.socket?.once('disconnect', resolve));
    loose(seat).emit('command', {id: randomId(), command: {type: 'prompt.set', activity: writing, text: 'x'.repeat(40_000)}});
    await gone;
    await nobodyElseNotices(room);
  });

  test('raw rubbish on the socket’s path ends that connection only', async () => {
    const socket = new WebSocket(`${server.site.replace('http', 'ws')}/live/socket/?EIO=4&transport=websocket`, {
      headers: {Origin: server.site},
    } as unknown as string[]);
    const gone = new Promise(resolve => socket.addEventListener('close', resolve));
    await new Promise(resolve => socket.addEventListener('open', resolve));
    for (const packet of [
      '40',
      '42',
      '42[',
      '42["command"',
      '42{"a":1}',
      '451-["command",{"_placeholder":true,"num":0}]',
      '4451-["x"]',
      '9',
      '\u0000',
    ]) {
      if (socket.readyState === WebSocket.OPEN) socket.send(packet);
    }
    await gone;
    await nobodyElseNotices(room);
  });
});

describe('[R21] HTTP below /live', () => {
  const send = (path: string, body: string, type: string) =>
    lead.visitor.fetch(path, {method: 'POST', body, headers: {'Content-Type': type, Origin: server.site}});
  const paths = ['/live/join', '/live/code', '/live/ticket', '/live/sign-in', '/live/sessions', '/live/sit', 'links'];

  test.each(paths)('%s refuses everything that is not its form', async path => {
    const bodies: readonly (readonly [string, string])[] = [
      ...Object.values(SHAPES).map(shape => [JSON.stringify(shape) ?? '', 'application/json'] as const),
      ['{', 'application/json'],
      ['code[]=1&code[]=2&key[x]=y', 'application/x-www-form-urlencoded'],
      ['code=%00%ff%fe', 'application/x-www-form-urlencoded'],
      ['<x/>', 'text/xml'],
      ['x'.repeat(1_000_000), 'application/json'],
      [`{"code":"${'9'.repeat(1_900)}"}`, 'application/json'],
      ['\u0000', 'application/json; charset=utf-16'],
    ];
    for (const [body, type] of bodies) {
      const response = await send(path === 'links' ? `/live/sessions/${session}/links` : path, body, type);
      expect([body.slice(0, 40), type, response.status >= 400 && response.status < 500]).toEqual([body.slice(0, 40), type, true]);
      const text = await response.text();
      expect(text).not.toMatch(/\bat .*\.ts:\d+|node_modules/);
    }
    await nobodyElseNotices(room);
  });

  test('unknown addresses, ids and methods get a page or a code', async () => {
    for (const path of [
      '/live/sessions/x/notes.md',
      `/live/sessions/${randomId()}/notes.json`,
      `/live/pages/${randomId()}`,
      '/live/pages/%2e%2e',
      '/live/sessions/x/links',
      `/live/sessions/${randomId()}/links`,
      '/live/nothing',
      '/nothing',
      '/assets/../server/main.ts',
      '/assets/none.js',
      '/%',
    ]) {
      const response = await lead.visitor.fetch(path);
      expect([path, response.status >= 400 && response.status < 500]).toEqual([path, true]);
    }
    for (const link of ['x', '%2e%2e', '__proto__'])
      expect((await lead.visitor.fetch(`/live/sessions/${session}/links/${link}`, {method: 'DELETE'})).status).toBe(400);
    expect((await lead.visitor.fetch('/live/join', {method: 'PUT', headers: {Origin: server.site}})).status).toBe(404);
    await nobodyElseNotices(room);
  });

  test('links and seats with bad parts are refused', async () => {
    const path = `/live/sessions/${session}/links`;
    for (const body of [
      {link: randomId(), duty: 'organiser'},
      {link: randomId(), duty: ['lead']},
      {link: 'x', duty: 'lead'},
      {link: randomId(), duty: 'lead', key: ID},
    ]) {
      expect([body, (await lead.visitor.post(path, body)).status]).toEqual([body, 400]);
    }
    const {key: linkKey} = await server.link(lead, 'support');
    for (const part of [
      {name: 'x'.repeat(41)},
      {name: 7},
      {name: '\ud800'},
      {key: '../../etc/passwd'},
      {key: [linkKey]},
      {session: 'x'},
      {duty: 'lead'},
    ]) {
      const body = {session, key: linkKey, name: '', ...part};
      expect([part, (await lead.visitor.post('/live/sit', body)).status]).toEqual([part, 400]);
    }
    await nobodyElseNotices(room);
  });

  test('a session with bad activities is refused whole', async () => {
    const activity = plainActivity({kind: 'read', title: 'Fine', minutes: 5});
    const bad = [
      {minutes: 0},
      {minutes: -1},
      {minutes: 1.5},
      {minutes: 1e9},
      {minutes: '5'},
      {kind: 'dance'},
      {title: ''},
      {title: ' \n '},
      {title: 'x'.repeat(121)},
      {title: '\u0000'},
      {prompt: 'x'.repeat(601)},
      {extra: 1},
      {shortest: 6},
      {stretch: 'rubber'},
      {kind: 'dots', dots: 0},
      {kind: 'dots', dots: 5, source: 0},
      {kind: 'dots', dots: 21},
      {kind: 'choice'},
      {kind: 'choice', rows: [{question: 'Which?', options: []}]},
      {kind: 'sort', source: -1},
      {themes: Array.from({length: 13}, () => 'One more')},
      {script: 'x'.repeat(2_001)},
    ];
    for (const part of bad) {
      const response = await lead.visitor.post('/live/sessions', {
        id: randomId(),
        plan: {...plan([activity]), title: 'Bad', activities: [activity, {...activity, ...part}]},
      });
      expect([JSON.stringify(part).slice(0, 40), response.status]).toEqual([JSON.stringify(part).slice(0, 40), 400]);
    }
    // A day after the last one that has a name would leave a list that no browser can show.
    for (const startsAt of [-1, 1.5, MAX_STARTS_AT + 1, 9e15, '1'])
      expect(
        (await lead.visitor.post('/live/sessions', {id: randomId(), plan: {...plan([activity], {title: 'Bad'}), startsAt}})).status,
      ).toBe(400);
    for (const activities of [[], Array.from({length: 201}, () => activity)]) {
      expect((await lead.visitor.post('/live/sessions', {id: randomId(), plan: plan(activities, {title: 'Bad'})})).status).toBe(400);
    }
    const sessions = (await (await lead.visitor.fetch('/live/sessions')).json()) as readonly {title: string}[];
    expect(sessions.map(one => one.title)).not.toContain('Bad');
  });
});

describe('[R21] the lane', () => {
  test.each(Object.entries(SHAPES))('a box that holds %s is refused', async (_name, shape) => {
    const box = packBox(shape as Parameters<typeof packBox>[0] & object) ?? new Uint8Array(4_000);
    const reply = await postLane(server.site, encodeLaneRequest({activity: writing, box}));
    expect([reply.status, reply.answer]).toEqual([200, {ok: false, code: 'malformed'}]);
  });

  test('notes that are too long, empty, or too heavy are refused, and control characters are taken out', async () => {
    const bearer = phone.laneTickets.get(writing)?.write ?? '';
    const post = (text: string) =>
      postBox(server.site, writing, {holds: 'notes', session, bearer, notes: [withoutKey(newNote(text))], gone: []});
    for (const text of ['', ' \n\t ', 'x'.repeat(1_001), '\u0000\u0007', '\ud800', '漢'.repeat(1_001)])
      expect(await post(text)).toEqual({ok: false, code: 'malformed'});
    await show(lead, writing);
    await write(phone, writing, 'a\u0000b\u0007c\u202Ed', 'show');
    await show(lead, writing);
    expect(lead.notes.map(one => one.text)).toEqual(['abcd']);
    await nobodyElseNotices(room);
  });
});

describe('[R22] too much', () => {
  test('a thousand commands at once from one person are limited, then cut off, and nobody else notices', async () => {
    const seat = await server.phone(key);
    const gone = new Promise(resolve => seat.socket?.once('disconnect', resolve));
    const answers: unknown[] = [];
    for (let at = 0; at < 1_000; at++) {
      seat.socket?.emit('command', {id: randomId(), command: {type: 'session.end'}}, answer => answers.push(answer));
    }
    await nobodyElseNotices(room);
    await gone;
    expect(answers).toContainEqual({ok: false, code: 'too-many'});
    expect(answers.length).toBeLessThan(300);
    await nobodyElseNotices(room);
  });
});
