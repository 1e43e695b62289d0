import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {systemTime, type TimeSource} from '../../server/rooms/clock.ts';
import {restoreDatabase} from '../../server/store/restore.ts';
import {HOUR} from '../../shared/wire/ids.ts';
import {textsInFiles} from '../contract/processes.ts';
import {newFolder, openSqlite} from '../contract/store-samples.ts';
import {type Player, randomId} from '../players/player.ts';
import {Refusal, type Visitor} from '../players/visitor.ts';
import {next, QUICK, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

/** Quick, and the wall clock with it; what is asked for can be jumped to. */
function jumpingTime(): TimeSource & {jump(ms: number): void} {
  const began = Date.now();
  const origin = performance.now();
  let jumped = 0;
  const steady = () => (performance.now() - origin) * QUICK + jumped;
  return {
    steady,
    wall: () => Math.round(began + steady()),
    after: (ms, run) => systemTime.after(ms / QUICK, run),
    jump: ms => {
      jumped += ms;
    },
  };
}

const NAMES = {ana: 'Ana of the third floor', sam: 'Sam who helps', topic: 'The locked door', words: 'Please read this out'};

/** Ended: with a name, a hand that is still up with what it says, somebody who was removed, and a co-facilitator with a name. */
async function told(on: SessionServer) {
  const {session, lead, activity, people, ana, ben, cai} = await on.inWriting(4);
  const sam = await on.seat(lead, 'support', NAMES.sam);
  const co = await on.seat(lead, 'lead');
  for (const [at, player] of [ana, ben, cai].entries()) await write(player, activity, `Note ${at}`);
  await show(lead, activity);
  await ana.must({type: 'person.call', name: NAMES.ana});
  await lead.must({type: 'person.remove', person: people[3]?.me?.person ?? '', reason: 'asked'});
  const hands = [randomId(), randomId()];
  await ben.must({type: 'hand.raise', hand: hands[1] ?? ''});
  await lead.must({type: 'turn.give', hand: hands[1] ?? '', turn: null});
  await ana.must({type: 'hand.raise', hand: hands[0] ?? ''});
  await ana.must({type: 'hand.say', hand: hands[0] ?? '', about: 'reply', topic: NAMES.topic, words: NAMES.words});
  await next(lead);
  await lead.must({type: 'session.end'});
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
  const ids = people.map(player => player.me?.person ?? '');
  const rows = (await on.store.load(session))?.people ?? [];
  expect(rows).toHaveLength(4);
  return {session, lead, sam, co, people, ana, gone: [...ids, ...hands, ...Object.values(NAMES), ...rows.map(row => row.deviceHash)]};
}

const forgottenIn = async (session: string) => (await server.store.list()).find(row => row.session === session)?.forgottenAt ?? null;

async function exportsOf(visitor: Visitor, session: string): Promise<readonly string[]> {
  const files = ['notes.md', 'notes.json', 'notes.csv', 'votes.csv'];
  return Promise.all(
    files.map(async file => {
      const response = await visitor.fetch(`/live/sessions/${session}/${file}`);
      expect(response.status, file).toBe(200);
      return response.text();
    }),
  );
}

const refusalTo = async (phone: Player): Promise<string> => {
  const refused = await phone.visitor.ticket(phone.session, 'phone').catch((error: unknown) => error);
  return refused instanceof Refusal ? refused.body : String(refused);
};

test('[R77] an hour after its end a session knows nobody: no file has a person, and notes, report and consoles go on', async () => {
  const dataDir = newFolder();
  const time = jumpingTime();
  server = await SessionServer.start(await openSqlite(dataDir), {}, time);
  const {session, lead, sam, co, people, ana, gone} = await told(server);
  const organiser = await server.organiser();
  const before = await exportsOf(organiser, session);
  const notes = lead.notes.map(note => note.text).sort();
  expect(before[1]).toContain('"devices": 4');
  expect(new Set(textsInFiles(dataDir, gone).map(found => found.replace(/^.*?: /, '')))).toEqual(new Set(gone));
  expect(await forgottenIn(session)).toBeNull();

  time.jump(HOUR);
  await lead.until('nobody is known', () => ![...lead.records.keys()].some(id => /^(person|hand):/.test(id)), 30_000);
  await expect.poll(() => textsInFiles(dataDir, gone), {timeout: 20_000, interval: 500}).toEqual([]);
  expect(await forgottenIn(session)).not.toBeNull();
  expect((await server.store.load(session))?.events.map(({n}) => n)).toEqual(
    Array.from({length: (await server.store.load(session))?.rev ?? 0}, (_, at) => at + 1),
  );

  // Who reads on, reads the same; who leads by link still may, without a name.
  expect(await exportsOf(organiser, session)).toEqual(before);
  expect(await exportsOf(co.visitor, session)).toEqual(before);
  expect(lead.notes.map(note => note.text).sort()).toEqual(notes);
  expect(lead.record('here')).toMatchObject({here: 0, away: 0, out: 0, people: []});
  const again = await server.enter(sam.visitor, session, 'console');
  expect(again.record(`seat:${again.me?.seat}`)).toMatchObject({duty: 'support', name: null});
  expect(new Map(again.records)).toEqual(new Map(lead.records));

  // Phones that were still here are told, and so is one that comes back, also with a ticket from before.
  for (const phone of people.slice(0, 3)) {
    await phone.until('it was told', () => phone.bye !== null);
    expect(phone.bye?.code).toBe('session-ended');
  }
  expect(JSON.parse(await refusalTo(ana))).toEqual({ok: false, code: 'session-ended'});
  const page = await ana.visitor.fetch(`/s/${session}`);
  expect(page.status).toBe(200);
});

test('[R77] what a restore brings back of persons is forgotten again when the server starts', async () => {
  const dataDir = join(newFolder(), 'data');
  const copy = join(newFolder(), 'copy.db');
  const time = jumpingTime();
  server = await SessionServer.start(await openSqlite(dataDir), {}, time);
  const {session, gone} = await told(server);
  const before = await exportsOf(await server.organiser(), session);
  await server.store.backup(copy);
  time.jump(HOUR);
  await expect.poll(() => forgottenIn(session), {timeout: 30_000}).not.toBeNull();
  await server.close();
  await restoreDatabase(dataDir, copy, Date.now());
  // Names and words said were deleted since; who joined stands in the copy.
  const store = await openSqlite(dataDir);
  expect((await store.load(session))?.people).toHaveLength(4);
  server = await SessionServer.start(store, {}, time);
  await expect.poll(() => forgottenIn(session), {timeout: 30_000}).not.toBeNull();
  const inUse = () => textsInFiles(dataDir, gone).filter(found => /^wrensong\.db(-|:)/.test(found));
  await expect.poll(inUse, {timeout: 20_000, interval: 500}).toEqual([]);
  expect(await exportsOf(await server.organiser(), session)).toEqual(before);
});
