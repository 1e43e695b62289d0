import {afterEach, describe, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {AddressAnswer, StartAnswer} from '../../shared/wire/http.ts';
import {randomId} from '../players/player.ts';
import {answered, refusalOf, Visitor} from '../players/visitor.ts';
import {plan} from '../telling/telling.ts';
import {next, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

describe('coming in', () => {
  test('[R43] a code is forgiven its spaces, hyphens and what was pasted around it', async () => {
    server = await SessionServer.start();
    const {session, code} = await server.open();
    for (const typed of [code, `${code.slice(0, 4)} ${code.slice(4)}`, `${code.slice(0, 4)}-${code.slice(4)}`, ` code: ${code} `]) {
      expect(await new Visitor(server.site).join({code: typed})).toBe(session);
    }
    for (const typed of ['', '1234567', '123456789', 'abcdefgh'])
      expect(await refusalOf(new Visitor(server.site).join({code: typed}))).toMatch(/wrong-code|malformed/);
  });

  test('[R43] after many wrong codes typed ones wait, and links go on', async () => {
    server = await SessionServer.start();
    const {session, code, key} = await server.open();
    const wrong = (at: number) => String((Number(code) + 1 + at) % 100_000_000).padStart(8, '0');
    for (let at = 0; at < 60; at++) expect(await refusalOf(new Visitor(server.site).join({code: wrong(at)}))).toBe('wrong-code');
    expect(await refusalOf(new Visitor(server.site).join({code: wrong(61)}))).toBe('codes-wait');
    expect(await refusalOf(new Visitor(server.site).join({code}))).toBe('codes-wait');
    expect(await new Visitor(server.site).join({key})).toBe(session);
  });

  test('[R43] guesses at the same time count as well', async () => {
    server = await SessionServer.start();
    const {code} = await server.open();
    const guesses = Array.from({length: 100}, (_, at) => String((Number(code) + 1 + at) % 100_000_000).padStart(8, '0'));
    const answers = await Promise.all(guesses.map(guess => refusalOf(new Visitor(server.site).join({code: guess}))));
    expect(answers.filter(answer => answer === 'wrong-code')).toHaveLength(60);
    expect(answers.filter(answer => answer === 'codes-wait')).toHaveLength(40);
  });

  test('[R96] whether there is a way to leave quickly is told before joining, to who has the code or link, and joins nobody', async () => {
    server = await SessionServer.start();
    const organiser = await server.organiser();
    for (const hasQuickExit of [true, false]) {
      const id = randomId();
      const activities = [plainActivity({kind: 'read', title: 'Welcome', minutes: 5})];
      expect((await organiser.post('/live/sessions', {id, plan: plan(activities, {hasQuickExit})})).ok).toBe(true);
      const lead = await server.console(id, organiser);
      await lead.must({type: 'session.open'});
      const {code = '', joinKey: key = ''} = lead.record('access') ?? {};
      const visitor = new Visitor(server.site);
      for (const asked of [{key}, {code}])
        expect(await answered<StartAnswer>(await visitor.post('/live/start', asked))).toEqual({hasQuickExit});
      expect(visitor.cookieHeader).toBe('');
      const page = await visitor.fetch('/live/code', {method: 'POST', body: new URLSearchParams({code})});
      expect(await page.text()).toContain(`data-exit="${hasQuickExit ? 'on' : 'off'}"`);
    }
    const stranger = new Visitor(server.site);
    expect(await refusalOf(stranger.post('/live/start', {key: randomId()}).then(answered))).toBe('no-session');
    expect((await stranger.post('/live/start', {session: randomId()})).status).toBe(400);
    // To guess a code this way is no better than any other.
    for (let at = 0; at < 60; at++) await stranger.post('/live/start', {code: String(at).padStart(8, '0')});
    expect((await stranger.post('/live/start', {code: '00000061'})).status).toBe(429);
  });

  test('[R44] the same phone is the same person, also when it asks twice at once', async () => {
    server = await SessionServer.start();
    const {lead, key} = await server.open();
    const visitor = new Visitor(server.site);
    await visitor.join({key});
    await Promise.all([visitor.join({key}), visitor.join({key}), visitor.join({key})]);
    await lead.until('it is listed', () => [...lead.records.keys()].some(id => id.startsWith('person:')));
    expect([...lead.records.keys()].filter(id => id.startsWith('person:'))).toHaveLength(1);
  });

  test('[R70] a phone that is cleared is nobody that was here before', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const visitor = new Visitor(server.site);
    await visitor.join({key});
    const before = visitor.cookieHeader;
    expect((await visitor.post('/live/forget', {})).status).toBe(204);
    expect(visitor.cookieHeader).not.toBe(before);
    expect(await refusalOf(visitor.ticket(session, 'phone'))).toBe('not-signed-in');
    await visitor.join({key});
    await lead.until('there are two', () => [...lead.records.keys()].filter(id => id.startsWith('person:')).length === 2);
  });

  test('[R70] no answer that only some may see is kept by a browser', async () => {
    server = await SessionServer.start();
    const {session, lead} = await server.open();
    const paths = [
      'sessions',
      'address',
      `sessions/${session}/plan`,
      `sessions/${session}/links`,
      `sessions/${session}/notes.csv`,
      'nothing',
    ];
    for (const path of paths) {
      const {headers} = await lead.visitor.fetch(`/live/${path}`);
      expect([path, headers.get('Cache-Control')]).toEqual([path, 'no-store']);
    }
  });

  test('[R45] a locked session takes nobody new; who is in comes back', async () => {
    server = await SessionServer.start();
    const {session, lead, key, code} = await server.open();
    const inside = new Visitor(server.site);
    await inside.join({key});
    await lead.must({type: 'access.lock'});
    expect(await refusalOf(new Visitor(server.site).join({key}))).toBe('joining-locked');
    expect(await refusalOf(new Visitor(server.site).join({code}))).toBe('joining-locked');
    expect(await inside.join({key})).toBe(session);
  });

  test('a draft takes nobody, and an ended session’s code and link lead nowhere', async () => {
    server = await SessionServer.start();
    const draft = await server.create();
    const lead = await server.console(draft);
    const access = lead.record('access');
    expect(await refusalOf(new Visitor(server.site).join({key: access?.joinKey ?? ''}))).toBe('not-open-yet');
    await lead.must({type: 'session.open'});
    await next(lead);
    await lead.must({type: 'session.end'});
    await lead.until('it has ended', () => lead.record('session')?.phase === 'ended');
    expect(await refusalOf(new Visitor(server.site).join({key: access?.joinKey ?? ''}))).toBe('no-session');
    expect(await refusalOf(new Visitor(server.site).join({code: access?.code ?? ''}))).toBe('wrong-code');
  });
});

describe('without script', () => {
  test('the code form leads to a page that asks nothing more, and that to the session', async () => {
    server = await SessionServer.start();
    const {session, code} = await server.open();
    const visitor = new Visitor(server.site);
    const start = await visitor.postForm('/live/code', {code: `${code.slice(0, 4)} ${code.slice(4)}`});
    expect(start.status).toBe(200);
    expect(await start.text()).toContain(`value="${code}"`);
    const joined = await visitor.postForm('/live/join', {code});
    expect([joined.status, joined.headers.get('location')]).toEqual([303, `/s/${session}`]);
    expect(joined.headers.getSetCookie()[0]).toMatch(/Path=\/live;.*HttpOnly; SameSite=Lax/);
  });

  test('a wrong code comes back with a sentence and what was typed, as text', async () => {
    server = await SessionServer.start();
    for (const typed of ['', '123', '99999999', '"><script>alert(1)</script>']) {
      const page = await new Visitor(server.site).postForm('/live/code', {code: typed});
      expect(page.status).toBe(400);
      const html = await page.text();
      expect(html).toContain('There is a problem');
      expect(html).not.toContain('<script>alert');
    }
  });
});

describe('those who lead', () => {
  test('without the organiser’s cookie nothing is listed, made, opened or taken away', async () => {
    server = await SessionServer.start();
    const {session} = await server.open();
    const stranger = new Visitor(server.site);
    const asked = [
      stranger.fetch('/live/sessions'),
      stranger.post('/live/sessions', {}),
      stranger.post('/live/ticket', {session, as: 'console'}),
      stranger.post('/live/ticket', {session, as: 'stage'}),
      stranger.fetch(`/live/sessions/${session}/links`),
      stranger.post(`/live/sessions/${session}/links`, {link: randomId(), duty: 'lead'}),
      stranger.fetch(`/live/sessions/${session}/links/${randomId()}`, {method: 'DELETE'}),
      stranger.fetch(`/live/sessions/${session}/notes.md`),
      stranger.fetch(`/live/sessions/${session}/notes.json`),
    ];
    for (const response of await Promise.all(asked)) expect(response.status).toBe(401);
    expect(await refusalOf(stranger.signIn('not-the-key-not-the-key'))).toBe('not-signed-in');
  });

  test('a forged cookie is no cookie', async () => {
    server = await SessionServer.start();
    const forged = `wrensong_organiser=${randomId()}.${Date.now() + 1_000_000}.${randomId()}`;
    const response = await fetch(`${server.site}/live/sessions`, {headers: {Cookie: forged}});
    expect(response.status).toBe(401);
  });

  test('a session made twice with one id is one session', async () => {
    server = await SessionServer.start();
    const organiser = await server.organiser();
    const request = {id: randomId(), plan: plan([plainActivity({kind: 'read', title: 'Welcome', minutes: 5})])};
    const answers = await Promise.all([organiser.post('/live/sessions', request), organiser.post('/live/sessions', request)]);
    expect(answers.map(answer => answer.status)).toEqual([201, 201]);
    const sessions = (await (await organiser.fetch('/live/sessions')).json()) as readonly unknown[];
    expect(sessions).toHaveLength(1);
  });
});

describe('[R111] where phones find the server', () => {
  const asked = async () => answered<AddressAnswer>(await new Visitor(server.site).fetch('/live/address'));

  test('a server kept to its own computer says so, and offers no address that would not open', async () => {
    server = await SessionServer.start();
    expect(await asked()).toEqual({origin: server.site, others: [], keptTo: '127.0.0.1'});
  });

  test('where an address was set, that one is told', async () => {
    server = await SessionServer.start(undefined, {publicUrl: 'https://sessions.example.org'});
    expect(await asked()).toEqual({origin: 'https://sessions.example.org', others: [], keptTo: null});
  });
});
