import {afterEach, expect, test} from 'vitest';
import {FORM_NOTES_PER_READER, MAX_NOTE_CHARS} from '../../shared/wire/limits.ts';
import type {Player} from '../players/player.ts';
import {Visitor} from '../players/visitor.ts';
import {next, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const MARKUP = '<b>Not bold</b> & "so"';

async function inWriting(phones: number) {
  server = await SessionServer.start();
  return server.inWriting(phones);
}

/** Somebody whose browser runs no script: they came in by the form and look at the page that they are led to. */
async function reader(key: string): Promise<Visitor> {
  const visitor = new Visitor(server.site);
  const joined = await visitor.postForm('/live/join', {key});
  expect(joined.status).toBe(303);
  return visitor;
}

async function look(visitor: Visitor, session: string): Promise<string> {
  const response = await visitor.fetch(`/live/plain/${session}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return response.text();
}

const field = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** As the browser sends the form on this page: without a cookie, because of its path. */
const send = (page: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${server.site}/lane-form`, {
    method: 'POST',
    redirect: 'manual',
    headers: {Origin: server.site},
    body: new URLSearchParams({session: field(page, 'session'), activity: field(page, 'activity'), key: field(page, 'key'), text, ...more}),
  });

const textsOf = (player: Player) => player.notes.map(note => note.text).sort();

test('[R123] a page without script has the prompt, the time and where help is; the notes only once they are shown, as text', async () => {
  const {session, lead, key, activity, people} = await inWriting(3);
  const visitor = await reader(key);
  const shell = await visitor.fetch(`/s/${session}?plain`);
  expect([shell.status, shell.headers.get('Location')]).toEqual([303, `/live/plain/${session}`]);
  for (const phone of people) await write(phone, activity, MARKUP);
  const before = await look(visitor, session);
  expect(before).toContain('<h1 dir="auto">What matters</h1>');
  expect(before).toContain('What matters to you?');
  expect(before).toContain('About 10 minutes left');
  expect(before).toContain('Get support');
  expect(before).not.toContain('Not bold');
  // What only the console has: the next prompt and the script.
  expect(before).not.toContain('What should change first?');
  expect(before).not.toContain('Take your time with this one.');
  await show(lead, activity);
  const after = await look(visitor, session);
  expect(after.split('&lt;b&gt;Not bold&lt;/b&gt; &amp; &quot;so&quot;')).toHaveLength(4);
  expect(after).not.toContain('<b>');
});

test('[R123] before the first activity, in a pause and at the end it says so', async () => {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const visitor = await reader(key);
  expect(await look(visitor, session)).toContain('You are in');
  await next(lead);
  expect(await look(visitor, session)).toContain('You can step out of any part.');
  await lead.must({type: 'session.pause'});
  expect(await look(visitor, session)).toContain('We have paused.');
  await lead.must({type: 'session.resume'});
  await lead.must({type: 'session.end'});
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
  expect(await look(visitor, session)).toContain('The session has finished');
});

test('[R123] nobody reads it who is not in the session: strangers are led to the door, a removed phone is told', async () => {
  const {session, lead, key} = await inWriting(1);
  const stranger = await new Visitor(server.site).fetch(`/live/plain/${session}`);
  expect([stranger.status, stranger.headers.get('Location')]).toEqual([303, '/']);
  const visitor = await reader(key);
  expect((await visitor.fetch('/live/plain/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  const people = () => [...lead.records.values()].filter(record => record.kind === 'person').map(({id}) => id);
  const known = people();
  const phone = await reader(key);
  await lead.until('they have come', () => people().length === known.length + 1);
  const person = people().find(id => !known.includes(id)) ?? '';
  await lead.must({type: 'person.remove', person, reason: 'other'});
  expect((await phone.fetch(`/live/plain/${session}`)).status).toBe(403);
});

test('[R123] whoever leaves by its button is led to the door and is nobody there any more', async () => {
  const {session, key} = await inWriting(1);
  const visitor = await reader(key);
  const left = await visitor.fetch('/live/forget', {method: 'POST', headers: {Accept: 'text/html,application/xhtml+xml,*/*;q=0.8'}});
  expect([left.status, left.headers.get('Location')]).toEqual([303, '/']);
  expect((await visitor.fetch(`/live/plain/${session}`)).headers.get('Location')).toBe('/');
});

test('[R124] the form says the same on every phone, but for the key of the note', async () => {
  const {session, key} = await inWriting(1);
  const pages = [await look(await reader(key), session), await look(await reader(key), session)];
  const [one, other] = pages.map(page => page.replace(field(page, 'key'), ''));
  expect(one).toContain('This page cannot hide you from the computer that runs it.');
  expect(one).toBe(other);
  expect(field(pages[0] ?? '', 'key')).not.toBe(field(pages[1] ?? '', 'key'));
});

test('[R35, R124] what is sent by the form is shown with all others, counts for nobody, and twice sent is one note', async () => {
  const {session, lead, key, activity, people} = await inWriting(3);
  const page = await look(await reader(key), session);
  const sent = await send(page, 'By the form', {few: 'show'});
  expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/live/plain/${session}?sent`]);
  expect(sent.headers.getSetCookie()).toEqual([]);
  expect((await send(page, 'By the form, in other words')).status).toBe(303);
  const second = await look(await reader(key), session);
  expect((await send(second, 'By another form')).status).toBe(303);
  for (const phone of people.slice(0, 2)) await write(phone, activity, 'Mine');
  await show(lead, activity);
  // Two phones wrote: were the forms' notes counted, it would be enough.
  expect(textsOf(lead)).toEqual([]);
  await write(people[2] as Player, activity, 'Mine');
  await show(lead, activity);
  expect(textsOf(lead)).toEqual(['By another form', 'By the form, in other words', 'Mine', 'Mine', 'Mine']);
  // Its first words are on the screens now.
  expect((await send(page, 'Too late to change it')).status).toBe(409);
});

test('[R124] those who have the page share an allowance', async () => {
  const {session, key} = await inWriting(1);
  const visitors = [await reader(key), await reader(key)];
  const statuses: number[] = [];
  for (let count = 0; count <= 2 * FORM_NOTES_PER_READER; count += 1) {
    const page = await look(visitors[count % 2] as Visitor, session);
    statuses.push((await send(page, `Note ${count}`)).status);
  }
  expect(statuses).toEqual([...Array.from({length: 2 * FORM_NOTES_PER_READER}, () => 303), 429]);
});

test('[R124] a removed person has no share in it', async () => {
  const {session, lead, key} = await inWriting(1);
  const people = () => [...lead.records.values()].filter(record => record.kind === 'person').map(({id}) => id);
  const known = people();
  const page = await look(await reader(key), session);
  await lead.until('they have come', () => people().length === known.length + 1);
  await lead.must({type: 'person.remove', person: people().find(id => !known.includes(id)) ?? '', reason: 'other'});
  expect((await send(page, 'After the end')).status).toBe(429);
});

test.each([
  ['nothing', '  \n ', 'Write something first'],
  ['what nobody can see', '\u200B\u2060', 'Write something first'],
  ['too much', 'a'.repeat(MAX_NOTE_CHARS + 1), 'Your note is too long'],
  ['markup and far too much', MARKUP.repeat(200), 'Your note is too long'],
])('[R124] %s is refused with a sentence, and the words come back as text', async (_, text, sentence) => {
  const {session, key} = await inWriting(1);
  const response = await send(await look(await reader(key), session), text);
  const body = await response.text();
  expect(response.status).toBe(400);
  expect(body).toContain(sentence);
  expect(body).not.toContain('<b>');
  if (text.startsWith('<')) expect(body).toContain('&lt;b&gt;Not bold&lt;/b&gt;');
});

test("[R124] the form of another site, another activity, or nobody's page brings nothing", async () => {
  const {session, lead, key, activity, people} = await inWriting(3);
  const page = await look(await reader(key), session);
  const asForm = {method: 'POST', redirect: 'manual'} as const;
  const fields = {session, activity, key: field(page, 'key'), text: 'From elsewhere'};
  const foreign = await fetch(`${server.site}/lane-form`, {
    ...asForm,
    headers: {Origin: 'https://example.org'},
    body: new URLSearchParams(fields),
  });
  expect(foreign.status).toBe(403);
  expect((await send(page, 'From elsewhere', {activity: 'AAAAAAAAAAAAAAAAAAAAAA'})).status).toBeGreaterThanOrEqual(400);
  expect((await send(page, 'From elsewhere', {session: 'AAAAAAAAAAAAAAAAAAAAAA'})).status).toBe(404);
  expect((await send(page, 'From elsewhere', {key: 'short'})).status).toBe(400);
  for (const phone of people) await write(phone, activity, 'Mine');
  await show(lead, activity);
  expect(textsOf(lead)).toEqual(['Mine', 'Mine', 'Mine']);
});
