import {afterEach, describe, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {NewActivity} from '../../shared/agenda/protocol.ts';
import type {Player} from '../players/player.ts';
import {next, QUICK, SessionServer, show, write} from './session-server.ts';
import {meToo, settled} from './voting.ts';

let server: SessionServer;
afterEach(() => server.close());

const WRITE = plainActivity({kind: 'write', title: 'What matters', minutes: 10});
const REACT = plainActivity({kind: 'react', title: 'Read and react', minutes: 5, source: 0});
const TALK = plainActivity({kind: 'talk', title: 'Talk', minutes: 5});

/** So many of the room's seconds. */
const roomSeconds = (seconds: number) => new Promise(resolve => setTimeout(resolve, (seconds * 1_000) / QUICK));

/** Open, with a console and so many phones. */
async function started(activities: readonly NewActivity[], phones: number) {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open(activities);
  return {session, lead, people: await server.phones(key, phones)};
}

describe('reactions', () => {
  test('[R39] in an activity of their own are counted when it closes, on the notes of its source', async () => {
    const {session, lead, people} = await started([WRITE, REACT, TALK], 5);
    const written = await next(lead);
    for (const phone of people) await write(phone, written, 'A note');
    await show(lead, written);
    for (const phone of people) expect(await meToo(phone, written, 1)).toEqual({ok: true});
    const activity = await next(lead);
    await settled(lead, written);
    // They go on in the next activity: a count now and another one then would say what changed in between.
    expect(lead.notes.map(note => note.bands)).toEqual(lead.notes.map(() => null));
    for (const phone of people) expect(await meToo(phone, activity, 0, 1)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    const [first, second, third] = lead.record(`activity:${written}`)?.writing?.notes ?? [];
    await lead.until('they are counted', () => lead.record(`note:${first ?? ''}`)?.bands != null);
    expect([first, second, third].map(id => lead.record(`note:${id ?? ''}`)?.bands)).toEqual([{meToo: 'most'}, {meToo: 'most'}, null]);
    expect(await server.store.boxes(session)).toEqual([]);
    expect(await meToo(people[0] as Player, activity, 0)).toEqual({ok: false, code: 'activity-closed'});
  });

  test('[R39, R107] are not counted when the facilitator goes back, and go on when they are there again', async () => {
    const {lead, people} = await started([WRITE, REACT, TALK], 5);
    const written = await next(lead);
    for (const phone of people) await write(phone, written, 'A note');
    await show(lead, written);
    const activity = await next(lead);
    await settled(lead, written);
    for (const phone of people) await meToo(phone, activity, 0);
    await lead.must({type: 'agenda.back', from: activity});
    await roomSeconds(20);
    expect(lead.notes.filter(note => note.bands !== null)).toEqual([]);
    await next(lead);
    for (const phone of people) expect(await meToo(phone, activity, 0, 1)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    await lead.until('they are counted', () => lead.notes.filter(note => note.bands?.meToo === 'most').length === 2);
  });

  test('[R39, R107] that were counted stay so when the group comes back, and every screen is told; too few to count go on', async () => {
    const {lead, people} = await started([WRITE, REACT, TALK], 5);
    const written = await next(lead);
    for (const phone of people) await write(phone, written, 'A note');
    await show(lead, written);
    const activity = await next(lead);
    const [ana] = people as [Player];
    const isCounted = (by: Player) => by.record(`activity:${written}`)?.writing?.areReactionsCounted;
    const comeBack = async () => {
      await lead.must({type: 'agenda.back', from: lead.record('session')?.current ?? ''});
      await lead.until('it is open again', () => lead.record('session')?.current === activity);
    };
    for (const phone of people.slice(1)) await meToo(phone, activity, 0);
    await next(lead);
    await settled(lead, activity);
    await comeBack();
    expect([lead, ana].map(isCounted)).toEqual([false, false]);
    for (const phone of people) expect(await meToo(phone, activity, 0)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    await ana.until('it knows that they are counted', () => isCounted(ana) === true);
    await comeBack();
    for (const phone of people) await meToo(phone, activity, 1);
    await next(lead);
    await settled(lead, activity);
    const [first, second] = lead.record(`activity:${written}`)?.writing?.notes ?? [];
    expect([first, second].map(id => ana.record(`note:${id ?? ''}`)?.bands)).toEqual([{meToo: 'most'}, null]);
    expect([lead, ana].map(isCounted)).toEqual([true, true]);
  });

  test('[R39] are counted where they were given when the session ends before the activity for them', async () => {
    const {lead, people} = await started([WRITE, REACT], 5);
    const written = await next(lead);
    for (const phone of people) await write(phone, written, 'A note');
    await show(lead, written);
    for (const phone of people) await meToo(phone, written, 0);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(lead.notes.filter(note => note.bands?.meToo === 'most')).toHaveLength(1);
  });
});
