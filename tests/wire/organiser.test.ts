import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {openMemoryStore} from '../../server/store/memory.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import type {NewSession} from '../../shared/session/lifecycle.ts';
import type {SessionListing} from '../../shared/wire/http.ts';
import {DAY} from '../../shared/wire/ids.ts';
import {textsInFiles} from '../contract/processes.ts';
import {append, eventsAfter, head} from '../contract/store-samples.ts';
import {randomId} from '../players/player.ts';
import {answered, Visitor} from '../players/visitor.ts';
import {EVERY_KIND, plan as planOf} from '../telling/telling.ts';
import {ORGANISER_KEY, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
beforeEach(async () => {
  server = await SessionServer.start();
});
afterEach(() => server.close());

const erase = (visitor: Visitor, session: string, when: unknown = 'now') =>
  visitor.fetch(`/live/sessions/${session}`, {
    method: 'DELETE',
    body: JSON.stringify({when}),
    headers: {'Content-Type': 'application/json'},
  });
const listing = async (visitor: Visitor, session: string) =>
  (await answered<SessionListing[]>(await visitor.fetch('/live/sessions'))).find(one => one.session === session);
const codeIn = async (response: Response) => (await response.json()).code;
const FORMS = ['notes.md', 'notes.json', 'notes.csv', 'votes.csv', 'actions.csv'] as const;
/** After the title, and the day by the clock of the machine. */
const NAMES = {
  'notes.md': /^attachment; filename="waiting-room-\d{4}-\d\d-\d\d-notes\.md"$/,
  'notes.json': /^attachment; filename="waiting-room-\d{4}-\d\d-\d\d\.json"$/,
  'notes.csv': /^attachment; filename="waiting-room-\d{4}-\d\d-\d\d-notes\.csv"$/,
  'votes.csv': /^attachment; filename="waiting-room-\d{4}-\d\d-\d\d-results\.csv"$/,
  'actions.csv': /^attachment; filename="waiting-room-\d{4}-\d\d-\d\d-actions\.csv"$/,
} as const;

describe('a session', () => {
  test('of every kind of activity is made once, listed with its day, and used again as it was', async () => {
    const organiser = await server.organiser();
    const plan = planOf(EVERY_KIND, {startsAt: Date.now() + DAY, agreement: ['You can pass.'], support: 'Call 116 123.'});
    const id = randomId();
    for (let times = 0; times < 2; times++) expect((await organiser.post('/live/sessions', {id, plan})).status).toBe(201);
    const listed = await answered<SessionListing[]>(await organiser.fetch('/live/sessions'));
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({
      session: id,
      title: 'Waiting room',
      phase: 'draft',
      startsAt: plan.startsAt,
      endedAt: null,
      canBeKept: false,
    });
    expect(await answered<NewSession>(await organiser.fetch(`/live/sessions/${id}/plan`))).toEqual(plan);
  });

  test('is listed with how many phones joined, as a band that hides one', async () => {
    const {session, lead, key} = await server.open();
    const turnout = async () => (await listing(lead.visitor, session))?.turnout;
    expect(await turnout()).toBe(0);
    await server.phones(key, 3);
    expect(await turnout()).toBe(1);
    await server.phones(key, 4);
    expect(await turnout()).toBe(5);
  });

  test('that cannot be carried out is refused, and one of 200 activities is taken', async () => {
    const organiser = await server.organiser();
    const [first] = EVERY_KIND;
    if (!first) throw new Error('there is a first kind');
    const create = async (activities: readonly unknown[]) =>
      (await organiser.post('/live/sessions', {id: randomId(), plan: {...planOf([]), activities}})).status;
    expect(await create([])).toBe(400);
    expect(await create(Array.from({length: 201}, () => first))).toBe(400);
    expect(await create(Array.from({length: 200}, () => ({...first, prompt: '文'.repeat(600), script: '文'.repeat(300)})))).toBe(201);
    expect(await create([{...first, kind: 'dots', dots: 3, source: 0}])).toBe(400);
    expect(await create([{...first, shortest: first.minutes + 1}])).toBe(400);
  });

  test('is nobody’s business but the organiser’s', async () => {
    const organiser = await server.organiser();
    const id = await server.create(organiser);
    const stranger = new Visitor(server.site);
    const asked = [
      stranger.fetch(`/live/sessions/${id}/plan`),
      stranger.post(`/live/sessions/${id}/keep`, {}),
      erase(stranger, id, 'later'),
      erase(stranger, id),
      ...FORMS.map(form => stranger.fetch(`/live/sessions/${id}/${form}`)),
    ];
    for (const response of await Promise.all(asked)) expect(response.status).toBe(401);
    expect(await listing(organiser, id)).toMatchObject({canBeKept: false});
  });
});

describe('taking the notes away', () => {
  test('[R46] every form has every note that was shown; names say what it is, and nothing keeps a copy', async () => {
    const {session, lead, activity, ana, ben, cai} = await server.inWriting();
    await write(ana, activity, '=1+1 is a formula');
    await write(ben, activity, 'Write to ben@example.org');
    await write(cai, activity, 'A quieter room');
    await show(lead, activity);
    const organiser = await server.organiser();
    for (const form of FORMS) {
      const response = await organiser.fetch(`/live/sessions/${session}/${form}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(NAMES[form]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(await response.arrayBuffer());
      expect(text.startsWith('\uFEFF')).toBe(form.endsWith('.csv'));
      if (form !== 'votes.csv' && form !== 'actions.csv') expect(text.split('A quieter room')).toHaveLength(2);
      if (form === 'notes.csv') expect(text).toContain(`"'=1+1 is a formula"`);
      if (form === 'notes.md') expect(text).toContain('`ben@example.org`');
    }
  });
});

describe('deleting', () => {
  test('in seven days can be undone, and nothing stops meanwhile', async () => {
    const organiser = await server.organiser();
    const {session, key} = await server.open();
    const before = Date.now();
    expect((await erase(organiser, session, 'later')).status).toBe(204);
    const asked = await listing(organiser, session);
    expect(asked?.canBeKept).toBe(true);
    expect((asked?.deleteAt ?? 0) - before).toBeGreaterThanOrEqual(7 * DAY);
    expect((asked?.deleteAt ?? 0) - before).toBeLessThan(7 * DAY + 60_000);
    await server.phone(key);
    expect((await organiser.post(`/live/sessions/${session}/keep`, {})).status).toBe(204);
    expect(await listing(organiser, session)).toMatchObject({canBeKept: false});
  });

  test('[R55, R67] now ends it for everybody at once: sockets, code, links, notes and commands', async () => {
    const {session, lead, activity, people, key} = await server.inWriting();
    const [ana, ben, cai] = people;
    if (!ana || !ben || !cai) throw new Error('three people came');
    await write(ana, activity, 'Words that go');
    const organiser = await server.organiser();
    const code = lead.record('access')?.code ?? '';
    expect((await erase(organiser, session)).status).toBe(204);
    for (const player of [lead, ...people]) await player.until('everybody is told', () => player.bye?.code === 'no-session');
    expect(await listing(organiser, session)).toBeUndefined();
    expect(await codeIn(await new Visitor(server.site).post('/live/join', {key}))).toBe('no-session');
    expect(await codeIn(await new Visitor(server.site).post('/live/join', {code}))).toBe('wrong-code');
    expect(await codeIn(await ana.visitor.post('/live/ticket', {session, as: 'phone'}))).toBe('no-session');
    expect(await codeIn(await organiser.post('/live/ticket', {session, as: 'console'}))).toBe('no-session');
    for (const path of [...FORMS, 'plan', 'links'])
      expect((await organiser.fetch(`/live/sessions/${session}/${path}`)).status, path).toBe(404);
    for (const response of [await erase(organiser, session), await erase(organiser, session, 'later')])
      expect(await codeIn(response)).toBe('no-session');
    expect((await organiser.post(`/live/sessions/${session}/keep`, {})).status).toBe(404);
    // Nor does it come back under its id.
    expect((await organiser.post('/live/sessions', {id: session, plan: planOf(EVERY_KIND)})).ok).toBe(false);
    expect(await listing(organiser, session)).toBeUndefined();
  });

  test('takes no other wish than those two, and no session that is none', async () => {
    const organiser = await server.organiser();
    const session = await server.create(organiser);
    for (const when of ['tomorrow', '', null, 7, {now: true}]) expect((await erase(organiser, session, when)).status).toBe(400);
    for (const id of [randomId(), '..%2F..', 'x']) expect(await codeIn(await erase(organiser, id)), id).toBe('no-session');
    expect(await listing(organiser, session)).toMatchObject({canBeKept: false});
  });

  test('[R67] leaves nothing of it in any file, a minute later at the latest', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'wrensong-organiser-'));
    const own = await SessionServer.start(await openSqliteStore({dataDir}));
    try {
      const {session, lead, activity, ana, ben, cai} = await own.inWriting();
      const texts = ['Words of Ana to be gone', 'Words of Ben to be gone', 'Words of Cai to be gone'];
      for (const [at, player] of [ana, ben, cai].entries()) await write(player, activity, texts[at] ?? '');
      await show(lead, activity);
      const people = [ana, ben, cai].map(player => player.me?.person ?? '');
      expect(textsInFiles(dataDir, texts)).not.toEqual([]);
      expect((await erase(await own.organiser(), session)).status).toBe(204);
      const gone = [...texts, ...people, activity, 'What matters to you?'];
      await expect.poll(() => textsInFiles(dataDir, gone), {timeout: 20_000, interval: 500}).toEqual([]);
    } finally {
      await own.close();
      rmSync(dataDir, {recursive: true, force: true});
    }
  });
});

test('[R68] what is older than the retention is gone when the server starts, and what is younger stays', async () => {
  const store = openMemoryStore();
  const [old, young] = [randomId(), randomId()];
  const ended = (days: number) => head({phase: 'ended', codeHash: null, joinKeyHash: null, endedAt: Date.now() - days * DAY});
  await store.append(append(old, 0, {events: eventsAfter(old, 0, 1), head: ended(31)}));
  await store.append(append(young, 0, {events: eventsAfter(young, 0, 1), head: ended(29)}));
  const own = await SessionServer.start(store, {retentionDays: 30});
  try {
    await expect.poll(async () => (await store.list()).map(({session}) => session)).toEqual([young]);
    const visitor = new Visitor(own.site);
    await visitor.signIn(ORGANISER_KEY);
    const left = (await listing(visitor, young))?.deleteAt ?? 0;
    expect(Math.round((left - Date.now()) / DAY)).toBe(1);
  } finally {
    await own.close();
  }
});
