import {afterEach, describe, expect, test} from 'vitest';
import {openMemoryStore} from '../../server/store/memory.ts';
import {JOIN_AGAIN_MS, NEW_PHONES_PER_ADDRESS} from '../../shared/wire/limits.ts';
import {refusalOf, Visitor, VisitorFrom} from '../players/visitor.ts';
import {SessionServer} from './session-server.ts';

// Whom the door cannot take yet, and who goes in by waiting.

let server: SessionServer;
afterEach(() => server.close());

/** The form on the page that was answered, as a browser would send it. */
async function formOn(response: Response): Promise<{readonly action: string; readonly fields: Readonly<Record<string, string>>}> {
  const page = await response.text();
  const [, attributes = '', inside = ''] = /<form([^>]*data-again[^>]*)>(.*?)<\/form>/s.exec(page) ?? [];
  const attribute = (text: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(text)?.[1] ?? '';
  return {action: attribute(attributes, 'action'), fields: {[attribute(inside, 'name')]: attribute(inside, 'value')}};
}

async function useUpCodes(): Promise<void> {
  const guess = (at: number) => new Visitor(server.site).post('/live/start', {code: String(at).padStart(8, '0')});
  await Promise.all(Array.from({length: 80}, (_, at) => guess(at)));
}

describe('[R125] too much at once', () => {
  test('a code that was right gets a page that keeps it, with the time to wait, also in the second step', async () => {
    server = await SessionServer.start();
    const {code} = await server.open();
    await useUpCodes();
    for (const action of ['/live/code', '/live/join']) {
      const answer = await new Visitor(server.site).postForm(action, {code});
      expect(answer.status).toBe(429);
      expect(answer.headers.get('Retry-After')).toBe(String(JOIN_AGAIN_MS / 1_000));
      expect(await formOn(answer)).toEqual({action, fields: {code}});
    }
  });

  test('what was no code is told so at once', async () => {
    server = await SessionServer.start();
    await server.open();
    await useUpCodes();
    const answer = await new Visitor(server.site).postForm('/live/code', {code: '1234'});
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('The code must be 8 numbers');
  });

  test('new phones beyond the share of their place get such a page, and its form joins from elsewhere', async () => {
    server = await SessionServer.start(openMemoryStore(), {publicUrl: 'http://sessions.example.org'});
    const {session, key} = await server.open();
    const join = (address: string) => new VisitorFrom(server.site, address).postForm('/live/join', {key});
    let last = await join('203.0.113.7');
    for (let done = 1; done <= NEW_PHONES_PER_ADDRESS; done += 60) {
      [last = last] = (await Promise.all(Array.from({length: 60}, () => join('203.0.113.7')))).slice(-1);
    }
    expect(last.status).toBe(429);
    expect(await formOn(last)).toEqual({action: '/live/join', fields: {key}});
    expect((await join('198.51.100.20')).headers.get('location')).toBe(`/s/${session}`);
  }, 120_000);
});

describe('[R126] before a session is open', () => {
  test('a page says when it is meant to begin, and its form joins once it is open', async () => {
    server = await SessionServer.start();
    const startsAt = Date.UTC(2031, 2, 4, 10);
    const organiser = await server.organiser();
    const lead = await server.console(await server.create(organiser, undefined, {startsAt}), organiser);
    const {code = '', joinKey: key = ''} = lead.record('access') ?? {};
    const visitor = new Visitor(server.site);
    for (const fields of [{code}, {key}]) {
      const answer = await visitor.postForm('/live/join', fields);
      expect(answer.status).toBe(409);
      const page = answer.clone();
      expect(await page.text()).toContain('dateTime="2031-03-04T10:00:00.000Z"');
      expect(await formOn(answer)).toEqual({action: '/live/join', fields});
    }
    await lead.must({type: 'session.open'});
    expect((await visitor.postForm('/live/join', {key})).headers.get('location')).toBe(`/s/${lead.session}`);
  });

  test('without a planned start it says none', async () => {
    server = await SessionServer.start();
    const lead = await server.console(await server.create());
    const answer = await new Visitor(server.site).postForm('/live/join', {key: lead.record('access')?.joinKey ?? ''});
    expect(await answer.text()).toContain('dateTime=""');
  });

  test('waiting uses up nobody’s share', async () => {
    server = await SessionServer.start(openMemoryStore(), {publicUrl: 'http://sessions.example.org'});
    const lead = await server.console(await server.create());
    const key = lead.record('access')?.joinKey ?? '';
    const visitor = new VisitorFrom(server.site, '203.0.113.7');
    const ask = () => refusalOf(visitor.join({key}));
    for (let done = 0; done <= NEW_PHONES_PER_ADDRESS; done += 60) {
      expect(new Set(await Promise.all(Array.from({length: 60}, ask)))).toEqual(new Set(['not-open-yet']));
    }
    await lead.must({type: 'session.open'});
    expect(await ask()).toBe('ok');
  }, 120_000);
});
