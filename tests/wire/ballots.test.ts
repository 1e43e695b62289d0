import {afterEach, describe, expect, test} from 'vitest';
import type {Store} from '../../server/store/contract.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {NewActivity} from '../../shared/agenda/protocol.ts';
import {textsInFiles} from '../contract/processes.ts';
import {newFolder, openSqlite} from '../contract/store-samples.ts';
import {ballotOf, newNote, postBox} from '../players/lane.ts';
import type {Player} from '../players/player.ts';
import {next, postNotes, QUICK, SessionServer, show, write} from './session-server.ts';
import {ballotIn, settled, ticketOf, vote} from './voting.ts';

let server: SessionServer;
afterEach(() => server.close());

const WRITE = plainActivity({kind: 'write', title: 'What matters', minutes: 10, themes: ['Doors', 'Light']});
const DOTS = plainActivity({kind: 'dots', title: 'What matters most', minutes: 5, source: 0, dots: 3});
const TALK = plainActivity({kind: 'talk', title: 'Talk', minutes: 5});
const FEELING = [{question: '', options: ['Low', 'OK', 'Good']}];
const CHECK_IN = plainActivity({kind: 'check-in', title: 'How are you', minutes: 5, rows: FEELING});
const CHOICE = plainActivity({kind: 'choice', title: 'When', minutes: 5, rows: [{question: 'Which day?', options: ['Monday', 'Friday']}]});
const AGREEMENT = plainActivity({
  kind: 'agreement',
  title: 'Our agreement',
  prompt: 'How does this look?',
  minutes: 5,
  rows: [{question: '', options: ['I agree', 'I would rather not say']}],
});

/** So many of the room's seconds. */
const roomSeconds = (seconds: number) => new Promise(resolve => setTimeout(resolve, (seconds * 1_000) / QUICK));

/** Open, with a console and so many phones. */
async function started(activities: readonly NewActivity[], phones: number, store?: Store) {
  server = await SessionServer.start(store);
  const {session, lead, key} = await server.open(activities);
  return {session, lead, people: await server.phones(key, phones)};
}

describe('a choice', () => {
  test('[R62, R63] is counted from five phones when its activity closes, and nothing of it is seen before', async () => {
    const {session, lead, people} = await started([CHOICE, TALK], 5);
    const activity = await next(lead);
    await roomSeconds(10);
    const framesBefore = [lead, ...people].map(player => player.n);
    for (const [at, phone] of people.entries()) expect(await vote(phone, activity, at < 3 ? 1 : 2)).toEqual({ok: true});
    // The same again, and another answer instead of the one before.
    expect(await vote(people[0] as Player, activity, 1)).toEqual({ok: true});
    expect(await vote(people[1] as Player, activity, 2)).toEqual({ok: true});
    await roomSeconds(10);
    expect([lead, ...people].map(player => player.n)).toEqual(framesBefore);
    expect(await server.store.boxes(session)).toHaveLength(5);
    await next(lead);
    await settled(lead, activity);
    const counted = {isCounted: true, votes: {asks: 'one', answers: 5, rows: [[2, 3]]}};
    expect(ballotIn(lead, activity)).toMatchObject(counted);
    const [ana] = people as [Player];
    await ana.until('the phone has the result', () => ballotIn(ana, activity)?.isCounted === true);
    expect(ballotIn(ana, activity)).toMatchObject(counted);
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R63] of four phones is never told', async () => {
    const {lead, people} = await started([CHOICE, TALK], 6);
    const activity = await next(lead);
    for (const phone of people.slice(0, 4)) await vote(phone, activity, 1);
    for (const phone of people.slice(4)) await vote(phone, activity, 0);
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: true, votes: null});
  });

  test('[R64] is taken while it is gathered, and not when that is over', async () => {
    const {lead, people} = await started([CHOICE, TALK], 5);
    const activity = await next(lead);
    for (const phone of people) await vote(phone, activity, 1);
    const [ana] = people as [Player];
    await next(lead);
    expect(await vote(ana, activity, 2)).toEqual({ok: true});
    await settled(lead, activity);
    expect(ballotIn(lead, activity)?.votes).toMatchObject({rows: [[4, 1]]});
    expect(await vote(ana, activity, 1)).toEqual({ok: false, code: 'activity-closed'});
  });

  test('[R63] that was counted is not counted again when the facilitator goes back', async () => {
    const {session, lead, people} = await started([CHOICE, TALK], 5);
    const activity = await next(lead);
    for (const phone of people) await vote(phone, activity, 1);
    await next(lead);
    await settled(lead, activity);
    await lead.must({type: 'agenda.back', from: lead.record('session')?.current ?? ''});
    await lead.until('it is open again', () => lead.record('session')?.current === activity);
    for (const phone of people) expect(await vote(phone, activity, 2)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)?.votes).toMatchObject({rows: [[5, 0]]});
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R107] is not counted when the facilitator goes back, however long, and takes answers until they go on', async () => {
    const {session, lead, people} = await started([TALK, CHOICE, TALK], 5);
    await next(lead);
    const activity = await next(lead);
    const [ana, ...others] = people as [Player, ...Player[]];
    for (const phone of others) await vote(phone, activity, 1);
    await lead.must({type: 'agenda.back', from: activity});
    // On its way when they went back.
    expect(await vote(ana, activity, 1)).toEqual({ok: true});
    await roomSeconds(20);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: false, votes: null});
    expect(await server.store.boxes(session)).toHaveLength(5);
    expect(await next(lead)).toBe(activity);
    expect(lead.record(`activity:${activity}`)).toMatchObject({at: 'open', gathering: null, ballot: {isCounted: false}});
    expect(await vote(ana, activity, 2)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: true, votes: {rows: [[4, 1]]}});
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R107] is not counted in a break, and is when the group goes on after it', async () => {
    const {session, lead, people} = await started([CHOICE, TALK], 5);
    const activity = await next(lead);
    for (const phone of people) await vote(phone, activity, 1);
    await lead.must({type: 'agenda.break', from: activity, minutes: 5, title: 'Break'});
    await roomSeconds(20);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: false, votes: null});
    await next(lead);
    await lead.until('it is counted', () => ballotIn(lead, activity)?.isCounted === true);
    expect(ballotIn(lead, activity)).toMatchObject({votes: {rows: [[5, 0]]}});
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R63, R107] that was left by Back is counted by the end of the session', async () => {
    const {session, lead, people} = await started([TALK, CHOICE], 5);
    await next(lead);
    const activity = await next(lead);
    for (const phone of people) await vote(phone, activity, 2);
    await lead.must({type: 'agenda.back', from: activity});
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(ballotIn(lead, activity)?.votes).toMatchObject({rows: [[0, 5]]});
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R63] is counted by the end of the session too', async () => {
    const {session, lead, people} = await started([CHOICE], 5);
    const activity = await next(lead);
    for (const phone of people) await vote(phone, activity, 2);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(ballotIn(lead, activity)?.votes).toMatchObject({rows: [[0, 5]]});
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R16, R41] leaves no ballot and no bearer in any file once it is closed', async () => {
    const folder = newFolder();
    const {session, lead, people} = await started([CHOICE, TALK], 5, await openSqlite(folder));
    const activity = await next(lead);
    const bearers: string[] = [];
    for (const phone of people) {
      await vote(phone, activity, 1);
      bearers.push((await ticketOf(phone, activity)).vote);
    }
    const gone = ['"holds":"ballot"', ...bearers];
    // While it is open the search does find them: it can fail.
    expect(new Set(textsInFiles(folder, gone).map(found => found.replace(/^.*?: /, '')))).toEqual(new Set(gone));
    await next(lead);
    await settled(lead, activity);
    expect(await server.store.boxes(session)).toEqual([]);
    expect(await server.store.wipe()).toBe(true);
    expect(textsInFiles(folder, gone)).toEqual([]);
  });
});

describe('a dot vote', () => {
  async function afterWriting(activities: readonly NewActivity[], phones: number) {
    const began = await started(activities, phones);
    const written = await next(began.lead);
    for (const [at, phone] of began.people.slice(0, 5).entries()) await write(phone, written, `Note ${at}`);
    await show(began.lead, written);
    return {...began, written, notes: began.lead.record(`activity:${written}`)?.writing?.notes ?? []};
  }

  test('is told by note when it closes, and how many gave dots only from five', async () => {
    const {lead, people, notes} = await afterWriting([WRITE, DOTS, TALK], 6);
    const activity = await next(lead);
    for (const phone of people.slice(0, 5)) expect(await vote(phone, activity, 1, 1)).toEqual({ok: true});
    expect(await vote(people[5] as Player, activity, 0, 0, 3)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)).toEqual({
      asks: 'dots',
      dots: 3,
      isCounted: true,
      votes: {
        asks: 'dots',
        answers: 6,
        notes: [
          {note: notes[0], dots: 5, people: 5, isStrong: false},
          {note: notes[1], dots: 5, people: 5, isStrong: false},
          {note: notes[2], dots: 3, people: null, isStrong: true},
        ],
      },
    });
  });

  test('[R119] that was passed over before there was a note is open as if new when the facilitator goes back to it', async () => {
    const {session, lead, people} = await started([WRITE, DOTS, TALK], 5);
    const written = await next(lead);
    for (const [at, phone] of people.entries()) await write(phone, written, `Note ${at}`);
    // The notes come while the dots are gathered already: nobody could have given one.
    const activity = lead.record('session')?.agenda[1] ?? '';
    await Promise.all([written, activity].map(from => lead.must({type: 'agenda.next', from})));
    await settled(lead, activity);
    expect(lead.record(`activity:${written}`)?.writing?.notes).toHaveLength(5);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: false, votes: null});
    const [ana] = people as [Player];
    expect(await vote(ana, activity, 1)).toEqual({ok: false, code: 'activity-closed'});
    await lead.must({type: 'agenda.back', from: lead.record('session')?.current ?? ''});
    await lead.until('it is open', () => lead.record(`activity:${activity}`)?.at === 'open');
    for (const phone of people) expect(await vote(phone, activity, 2, 1)).toEqual({ok: true});
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: true, votes: {answers: 5, notes: [{dots: 10}, {dots: 5}]}});
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R119] on which nobody could give a dot is not counted by the end of the session either', async () => {
    const {lead, people} = await started([WRITE, DOTS, TALK], 5);
    await next(lead);
    const activity = await next(lead);
    await next(lead);
    await settled(lead, activity);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(people).toHaveLength(5);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: false, votes: null});
  });

  test('[R64] with too many dots, on notes that are not there, by another bearer or for another question is refused', async () => {
    const {session, lead, people, written, notes} = await afterWriting([WRITE, DOTS, CHOICE, TALK], 5);
    const activity = await next(lead);
    const [ana] = people as [Player];
    const malformed = {ok: false, code: 'malformed'};
    expect(await vote(ana, activity, 4)).toEqual(malformed);
    expect(await vote(ana, activity, 2, 2)).toEqual(malformed);
    expect(await vote(ana, activity, ...notes.map(() => 0), 1)).toEqual(malformed);
    const ticket = await ticketOf(ana, activity);
    const box = (bearer: string, header = activity) =>
      postBox(server.site, header, {holds: 'ballot', session, bearer, answers: ballotOf(1)});
    expect(await box(ticket.write)).toEqual({ok: false, code: 'unknown-bearer'});
    expect(await box(ticket.vote, written)).toEqual({ok: false, code: 'unknown-bearer'});
    expect(await box((await ticketOf(ana, written)).vote, written)).toEqual(malformed);
    const choice = lead.record('session')?.agenda[2] ?? '';
    expect(await vote(ana, choice, 1)).toEqual({ok: false, code: 'not-open-yet'});
    await next(lead);
    for (const answers of [[3], [1, 1]]) expect(await vote(ana, choice, ...answers)).toEqual(malformed);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)).toMatchObject({isCounted: true, votes: null});
  });
});

describe('notes and a ballot in one activity', () => {
  test('both arrive, each under its own bearer', async () => {
    const {session, lead, people} = await started([CHECK_IN, TALK], 5);
    const activity = await next(lead);
    for (const phone of people) {
      expect(await vote(phone, activity, 2)).toEqual({ok: true});
      await write(phone, activity, 'A sentence');
    }
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)?.votes).toMatchObject({answers: 5, rows: [[0, 5, 0]]});
    expect(lead.notes).toHaveLength(5);
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('the agreement is answered and commented from the lobby on, and settled when it closes', async () => {
    const {session, lead, people} = await started([TALK, AGREEMENT, TALK], 5);
    const activity = lead.record('session')?.agenda[1] ?? '';
    const [ana] = people as [Player];
    expect(ana.record(`activity:${activity}`)).toMatchObject({
      at: 'later',
      prompt: 'How does this look?',
      ballot: {asks: 'one', rows: [{options: ['I agree', 'I would rather not say']}]},
    });
    for (const phone of people) {
      expect(await vote(phone, activity, 1)).toEqual({ok: true});
      await write(phone, activity, 'Say names');
    }
    await next(lead);
    expect(await vote(ana, activity, 2)).toEqual({ok: true});
    await next(lead);
    expect(lead.notes).toEqual([]);
    await next(lead);
    await settled(lead, activity);
    expect(ballotIn(lead, activity)?.votes).toMatchObject({rows: [[4, 1]]});
    expect(lead.notes).toHaveLength(5);
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R41] a session that ends in the lobby leaves no box of what was answered there', async () => {
    const {session, lead, people} = await started([AGREEMENT], 5);
    const activity = lead.record('session')?.agenda[0] ?? '';
    for (const phone of people) await vote(phone, activity, 1);
    await write(people[0] as Player, activity, 'Alone');
    expect(await server.store.boxes(session)).toHaveLength(6);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(await server.store.boxes(session)).toEqual([]);
    expect(lead.notes).toEqual([]);
  });
});

test('[R65] a theme chosen while writing arrives with the note, and one that is not asked for does not', async () => {
  const {lead, people} = await started([WRITE, {...WRITE, title: 'Another'}], 5);
  const written = await next(lead);
  const [doors, light] = lead.record(`activity:${written}`)?.writing?.asks ?? [];
  const foreign = lead.record(`activity:${lead.record('session')?.agenda[1] ?? ''}`)?.writing?.asks[0];
  const themes = [doors, light, foreign, null, doors];
  for (const [at, phone] of people.entries()) {
    expect(await postNotes(phone, written, [newNote(`About ${at}`, 'hold', themes[at])])).toEqual({ok: true});
  }
  await show(lead, written);
  const themeOf = (at: number) => lead.notes.find(note => note.text === `About ${at}`)?.theme;
  expect([0, 1, 2, 3, 4].map(themeOf)).toEqual([doors, light, null, null, doors]);
});
