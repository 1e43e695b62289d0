import {afterEach, expect, test} from 'vitest';
import {MAX_NOTES_PER_SENDER} from '../../shared/wire/limits.ts';
import {newNote, postBox} from '../players/lane.ts';
import type {Player} from '../players/player.ts';
import {next, postNotes, QUICK, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

/** So many of the room's seconds. */
const roomSeconds = (seconds: number) => new Promise(resolve => setTimeout(resolve, (seconds * 1_000) / QUICK));

async function inWriting(phones: number) {
  server = await SessionServer.start();
  return server.inWriting(phones);
}

const textsOf = (player: Player) => player.notes.map(note => note.text).sort();

test('[R35, R93] five notes written down for others do not bring the notes of two phones onto the screens, to the end of the session', async () => {
  const {lead, activity, people} = await inWriting(2);
  for (const phone of people) await write(phone, activity, 'Mine');
  for (let count = 1; count <= 5; count += 1) await write(lead, activity, `For somebody ${count}`, 'show');
  await show(lead, activity);
  const added = [1, 2, 3, 4, 5].map(count => `For somebody ${count}`);
  expect(textsOf(lead)).toEqual(added);
  expect(lead.record(`activity:${activity}`)?.writing?.isHeld).toBe(true);
  await lead.must({type: 'session.end'});
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
  expect(textsOf(lead)).toEqual(added);
});

test('[R93] from several seats they count for nobody either, and no seat makes the group a large one', async () => {
  const {lead, activity, people} = await inWriting(7);
  const seats = await Promise.all((['lead', 'support', 'note-taker'] as const).map(duty => server.seat(lead, duty)));
  for (const seat of seats) await write(seat, activity, 'For somebody', 'show');
  for (const phone of people.slice(0, 2)) await write(phone, activity, 'Mine');
  await show(lead, activity);
  expect(textsOf(lead)).toEqual(['For somebody', 'For somebody', 'For somebody']);
  // Three of seven are enough; were the seats phones, it would take five.
  await write(people[2] as Player, activity, 'Mine');
  await show(lead, activity);
  expect(textsOf(lead)).toContain('Mine');
});

test('[R93, R94] what was added is shown with all others and looks like them; until then nobody is told anything', async () => {
  const {session, lead, activity, people} = await inWriting(3);
  const other = await server.seat(lead, 'support');
  const stage = await server.enter(lead.visitor, session, 'stage');
  await roomSeconds(10);
  const everybody = [lead, other, stage, ...people];
  const events = async () => (await server.store.load(session))?.rev;
  const before = [everybody.map(player => player.n), await events()];
  // The process's own lines go whole: a kind of garbage collection that has not been before brings more of them.
  const metrics = async () =>
    (await (await fetch(`${server.site}/metrics`)).text()).replace(/^.*(?:seconds|bytes|process|nodejs).*\n/gm, '');
  const counted = await metrics();
  const note = await write(lead, activity, 'For somebody', 'show');
  await roomSeconds(10);
  expect([everybody.map(player => player.n), await events()]).toEqual(before);
  expect(await metrics()).toBe(counted);
  expect(everybody.flatMap(player => player.notes)).toEqual([]);
  for (const phone of people) await write(phone, activity, 'Mine');
  await show(lead, activity);
  for (const player of everybody) await player.until('all are there', () => player.notes.length === 4);
  const [added, ...rest] = [...lead.notes].sort((one, two) => Number(two.id === note.id) - Number(one.id === note.id));
  for (const one of rest) expect({...one, id: '', text: ''}).toEqual({...added, id: '', text: ''});
  const order = lead.record(`activity:${activity}`)?.writing?.notes ?? [];
  expect(order).toEqual([...order].sort());
});

test('[R93] who leads, supports or takes notes gets bearers unasked, and the big screen and those who run it get none', async () => {
  const {session, lead, activity, key} = await inWriting(1);
  const duties = ['lead', 'support', 'note-taker', 'operator', 'screen'] as const;
  const seats = await Promise.all(duties.map(duty => server.seat(lead, duty)));
  const stage = await server.enter(lead.visitor, session, 'stage');
  const phone = await server.phone(key);
  expect([lead, ...seats, stage].map(player => player.laneTickets.has(activity))).toEqual([true, true, true, true, false, false, false]);
  expect(lead.laneTickets.get(activity)).toMatchObject({react: null, vote: null});
  expect(phone.laneTickets.get(activity)?.react).toEqual(expect.any(String));
  const bearers = [lead, ...seats.slice(0, 3), phone].map(player => player.laneTickets.get(activity)?.write);
  expect(new Set(bearers).size).toBe(bearers.length);
  const bearer = bearers[0] ?? '';
  const reactions = {holds: 'reactions', session, bearer, meToo: 'AQ', differently: '', tellMore: ''} as const;
  expect(await postBox(server.site, activity, reactions)).toEqual({ok: false, code: 'unknown-bearer'});
  const later = await next(lead);
  for (const seat of [lead, ...seats.slice(0, 3)]) await write(seat, later, 'For somebody', 'show');
});

test('[R55, R93] a seat whose link was switched off adds nothing any more', async () => {
  const {session, lead, activity} = await inWriting(1);
  const helper = await server.seat(lead, 'support');
  await write(helper, activity, 'In time', 'show');
  const links = (await (await lead.visitor.fetch(`/live/sessions/${session}/links`)).json()) as readonly {readonly link: string}[];
  for (const {link} of links) await lead.visitor.fetch(`/live/sessions/${session}/links/${link}`, {method: 'DELETE'});
  await helper.until('the seat has gone', () => helper.bye !== null);
  expect(await postNotes(helper, activity, [newNote('Too late', 'show')])).toEqual({ok: false, code: 'unknown-bearer'});
});

test('[R42, R93] each seat may have so many waiting, and what one has says nothing to another', async () => {
  const {lead, activity} = await inWriting(1);
  const helper = await server.seat(lead, 'support');
  const many = Array.from({length: MAX_NOTES_PER_SENDER}, (_, at) => newNote(`Note ${at}`, 'show'));
  expect(await postNotes(lead, activity, many.slice(0, 25))).toEqual({ok: true});
  expect(await postNotes(lead, activity, many.slice(25))).toEqual({ok: true});
  expect(await postNotes(lead, activity, [newNote('One more', 'show')])).toEqual({ok: false, code: 'too-many'});
  expect(await postNotes(helper, activity, [newNote('One more', 'show')])).toEqual({ok: true});
});

test('[R40, R93] a note for somebody may come as late as a phone’s', async () => {
  const {lead, activity} = await inWriting(1);
  await next(lead);
  await roomSeconds(20);
  expect(await postNotes(lead, activity, [newNote('Late', 'show')])).toEqual({ok: true});
  await roomSeconds(100);
  expect(await postNotes(lead, activity, [newNote('Too late', 'show')])).toEqual({ok: false, code: 'activity-closed'});
});
