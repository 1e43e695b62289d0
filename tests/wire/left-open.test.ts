import {afterEach, expect, test} from 'vitest';
import {type LaneState, laneNeeds, planBox} from '../../client/live/lane-plan.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {postBox} from '../players/lane.ts';
import type {Player} from '../players/player.ts';
import {fasterBy, next, SessionServer} from './session-server.ts';

/** A gathering is long enough here for all that phones do in it, also on a busy machine. */
const start = () => SessionServer.start(openMemoryStore(), {}, fasterBy(4));

let server: SessionServer;
afterEach(() => server.close());

const FEELING = [{question: '', options: ['Low', 'OK', 'Good']}];
const CHECK_IN = plainActivity({kind: 'check-in', title: 'How are you', minutes: 5, rows: FEELING});
const CHOICE = plainActivity({kind: 'choice', title: 'When', minutes: 5, rows: [{question: 'Which day?', options: ['Monday', 'Friday']}]});
const TALK = plainActivity({kind: 'talk', title: 'Talk', minutes: 5});

/** What this phone's person has chosen, and the server has not had yet. */
type Chosen = ReadonlyMap<ActivityId, readonly number[]>;

/** The closing beats of one phone, with what the phone's own program puts into them. `turn`: how often it has beaten before. */
async function closingBeats(phone: Player, ballots: Chosen, turn: number): Promise<void> {
  const state = (): LaneState => ({
    session: phone.session,
    room: {records: phone.records, laneTickets: phone.laneTickets, lineage: phone.lineage},
    notes: [],
    marks: new Map(),
    ballots,
    confirmed: new Map(),
  });
  const {closingBeats: beats} = laneNeeds(state());
  for (let beat = 0; beat < beats; beat++) {
    const planned = planBox(state(), turn + beat);
    if (planned) await postBox(phone.visitor.site, planned.activity, planned.content);
  }
}

/** Three asked, one after the other, then back to the first: two are left open. What people chose is still on their phones. */
async function leftOpen() {
  server = await start();
  const {session, lead, key} = await server.open([CHECK_IN, CHOICE, {...CHOICE, title: 'Where'}]);
  const people = await server.phones(key, 5);
  const asked = [await next(lead), await next(lead), await next(lead)];
  for (const from of asked.slice(1).reverse()) await lead.must({type: 'agenda.back', from});
  for (const phone of people)
    await phone.until('it is back at the first, with all bearers', () => {
      const first = phone.record('session')?.current === asked[0];
      return first && phone.laneTickets.size === asked.length;
    });
  return {session, lead, people, asked};
}

const rowsOf = (player: Player, activity: ActivityId) => {
  const votes = player.record(`activity:${activity}`)?.ballot?.votes;
  return votes?.asks === 'one' ? votes.rows[0] : null;
};

test('[R118] what people chose just before Back is counted, also when the session is ended at once', async () => {
  const {session, lead, people, asked} = await leftOpen();
  await lead.must({type: 'session.end'});
  for (const phone of people) await phone.until('the last gathering has begun', () => phone.record('session')?.phase === 'closing');
  const chosen: Chosen = new Map(asked.map((activity, at) => [activity, [1 + (at % 2)]]));
  await Promise.all(people.map((phone, turn) => closingBeats(phone, chosen, turn)));
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
  expect(asked.map(activity => rowsOf(lead, activity))).toEqual([
    [5, 0, 0],
    [0, 5],
    [5, 0],
  ]);
  expect(await server.store.boxes(session)).toEqual([]);
});

test('[R118] every phone is asked for all that was left open, whether or not it has anything to bring', async () => {
  const {lead, people, asked} = await leftOpen();
  await lead.must({type: 'session.end'});
  const [phone] = people as [Player];
  await phone.until('the last gathering has begun', () => phone.record('session')?.phase === 'closing');
  const gathered = asked.map(activity => phone.record(`activity:${activity}`)?.gathering);
  expect(new Set(gathered)).toEqual(new Set([phone.record('session')?.until]));
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
});

test('[R118] a break, and Next at once after it: what was left for the break is gathered with it', async () => {
  server = await start();
  const {lead, key} = await server.open([CHOICE, CHECK_IN, TALK]);
  const people = await server.phones(key, 5);
  const asked = [await next(lead)];
  const from = asked[0] ?? '';
  await lead.must({type: 'agenda.break', from, minutes: 5, title: 'Break'});
  await lead.until('there is a break', () => lead.record('session')?.current !== from);
  asked.push(await next(lead));
  await next(lead);
  const [choice = '', checkIn = ''] = asked;
  const chosen: Chosen = new Map([
    [choice, [2]],
    [checkIn, [3]],
  ]);
  for (const phone of people)
    await phone.until('both are gathered', () => asked.every(activity => phone.record(`activity:${activity}`)?.gathering != null));
  await Promise.all(people.map((phone, turn) => closingBeats(phone, chosen, turn)));
  await lead.until('both are counted', () => asked.every(activity => lead.record(`activity:${activity}`)?.ballot?.isCounted === true));
  expect(asked.map(activity => rowsOf(lead, activity))).toEqual([
    [0, 5],
    [0, 0, 5],
  ]);
});
