import {afterEach, describe, expect, test} from 'vitest';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import type {YesNo} from '../../shared/care/protocol.ts';
import {QUESTIONS, QUESTIONS_MS} from '../../shared/wire/limits.ts';
import {type Player, randomId} from '../players/player.ts';
import {next, QUICK, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

/** So many phones in an activity to write, a console and a big screen. */
async function writing(phones: number, store = openMemoryStore()) {
  server = await SessionServer.start(store);
  const told = await server.inWriting(phones);
  await told.lead.until('they are here', () => told.lead.record('here')?.here === phones);
  return told;
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms / QUICK));
const band = (lead: Player) => lead.record('needs')?.done ?? null;
const done = (activity: string, isDone = true) => ({type: 'done.set', activity, isDone}) as const;

/** Asks, and until a phone has it. */
async function ask(lead: Player, phone: Player, asks: 'ready' | 'time' | 'longer' = 'ready'): Promise<string> {
  const question = randomId();
  expect(await lead.moment({type: 'question.ask', question, asks})).toEqual({ok: true});
  await phone.until('it is asked', () => phone.record('question')?.question === question);
  return question;
}

const answer = (phone: Player, question: string, says: YesNo) => phone.moment({type: 'question.answer', question, answer: says});

const outcome = (lead: Player) => {
  const record = lead.record('question');
  return record?.at === 'closed' ? record.outcome : 'none yet';
};

/** Who is here is told when it is told: those frames have nothing to do with what people press. */
const framesBut = (one: Player): number =>
  one.frames.filter(({frame}) => Object.keys(frame.put).some(id => id !== 'here') || frame.del.length > 0).length;

describe('[R88] done for now', () => {
  test('those who lead or support are told in words, and nobody else is told anything', async () => {
    const {session, lead, key, activity, people} = await writing(8);
    const screen = await server.enter(lead.visitor, session, 'stage');
    const support = await server.seat(lead, 'support');
    const keeper = await server.seat(lead, 'note-taker');
    const before = people.map(phone => phone.frames.length);
    for (const phone of people.slice(0, 4)) expect(await phone.moment(done(activity))).toEqual({ok: true});
    await people[0]?.until('it knows its own', () => people[0]?.mine?.done === activity);
    await wait(70_000);
    expect(band(lead)).toBeNull();
    expect(await people[4]?.moment(done(activity))).toEqual({ok: true});
    await lead.until('it is told', () => band(lead) === 'most');
    await support.until('it is told', () => band(support) === 'most');
    expect(keeper.record('needs')).toBeUndefined();
    expect(people.flatMap(phone => phone.frames.slice(before[0]).filter(({frame}) => JSON.stringify(frame).includes('done')))).toEqual([]);
    expect(JSON.stringify(screen.frames)).not.toContain('done');
    expect(people[5]?.mine?.done).toBeNull();
    const told = JSON.stringify(lead.frames.map(({frame}) => frame.put.needs));
    for (const {me} of people) expect(told).not.toContain(me?.person);
    // One who comes late finds nothing of it, and may say it too.
    const late = await server.phone(key);
    expect(late.mine?.done).toBeNull();
    expect(await late.moment(done(activity))).toEqual({ok: true});
  });

  test('however often it is pressed, the words change at most every half a minute', async () => {
    const {lead, activity, people} = await writing(8);
    const began = performance.now();
    for (let round = 0; round < 4; round++)
      await Promise.all(people.slice(0, 7).map(phone => phone.moment(done(activity, round % 2 === 0))));
    await Promise.all(people.map(phone => phone.moment(done(activity))));
    await lead.until('nearly everyone is done', () => band(lead) === 'nearly');
    for (const phone of people.slice(0, 4)) await phone.moment(done(activity, false));
    await lead.until('too few are', () => band(lead) === null);
    const changes = lead.frames.flatMap(({frame, at}) => (frame.put.needs ? [at] : [])).filter(at => at > began);
    for (const [place, at] of changes.entries()) if (place > 0) expect(at - (changes[place - 1] ?? 0)).toBeGreaterThan(30_000 / QUICK - 25);
    expect(changes.length).toBeGreaterThan(1);
  });

  test('a press after a quiet while cannot be seen by the moment at which the words change', async () => {
    const {lead, activity, people} = await writing(8);
    for (const phone of people.slice(0, 6)) await phone.moment(done(activity));
    await lead.until('it is told', () => band(lead) === 'most');
    await wait(65_000);
    const pressed = performance.now();
    await people[6]?.moment(done(activity));
    await lead.until('it is told', () => band(lead) === 'nearly');
    expect(performance.now() - pressed).toBeGreaterThan(10_000 / QUICK);
  });

  test('writing neither sets it nor takes it back, and it is over with its activity', async () => {
    const {lead, activity, people, ana} = await writing(8);
    for (const phone of people.slice(0, 6)) await phone.moment(done(activity));
    await lead.until('it is told', () => band(lead) === 'most');
    await Promise.all(people.map((phone, at) => write(phone, activity, `note ${at}`)));
    await show(lead, activity);
    expect(ana.mine?.done).toBe(activity);
    expect(people[7]?.mine?.done).toBeNull();
    const then = await next(lead);
    await lead.until('nothing is told', () => band(lead) === null);
    await ana.until('it is over', () => ana.mine?.done === null);
    expect(await ana.moment(done(activity))).toEqual({ok: false, code: 'activity-closed'});
    expect(await ana.moment(done(then))).toEqual({ok: true});
  });

  test('who has stepped out or was removed does not count', async () => {
    const {lead, activity, people} = await writing(9);
    const [first, second] = people as [Player, Player];
    for (const phone of people.slice(0, 6)) await phone.moment(done(activity));
    await lead.until('it is told', () => band(lead) === 'most');
    await first.moment({type: 'out.set', isOut: true});
    await lead.until('five of eight are done', () => lead.record('here')?.out === 1);
    await wait(70_000);
    expect(band(lead)).toBe('most');
    await lead.must({type: 'person.remove', person: second.me?.person ?? '', reason: 'other'});
    await lead.until('four are too few', () => band(lead) === null);
  });
});

describe('[R89] a question to the group', () => {
  test('phones are told what is asked and what they said; those who lead that it is asked; others nothing', async () => {
    const {session, lead, key, people, ana, ben} = await writing(6);
    const screen = await server.enter(lead.visitor, session, 'stage');
    const support = await server.seat(lead, 'support');
    const keeper = await server.seat(lead, 'note-taker');
    const question = await ask(lead, ana, 'longer');
    for (const one of [lead, support, ben]) await one.until('it is asked', () => one.record('question')?.at === 'open');
    const frames = [lead, support, ben, keeper, screen].map(framesBut);
    const seen = structuredClone(lead.record('question'));
    await answer(ana, question, 'yes');
    await answer(ben, question, 'no');
    await answer(ben, question, 'yes');
    await ben.until('it knows its own', () => ben.mine?.answer?.says === 'yes');
    expect(ana.mine?.answer).toEqual({question, says: 'yes'});
    expect(people[2]?.mine?.answer).toBeNull();
    expect(people[2]?.told).toHaveLength(1);
    // No frame of anybody comes of an answer.
    expect([lead, support, ben, keeper, screen].map(framesBut)).toEqual(frames);
    expect(lead.record('question')).toEqual(seen);
    for (const one of [keeper, screen]) expect(one.record('question')).toBeUndefined();
    // Who comes late, or comes back, finds it open, with what they said.
    const late = await server.phone(key);
    expect(late.record('question')).toMatchObject({question, asks: 'longer', at: 'open'});
    expect(await answer(late, question, 'no')).toEqual({ok: true});
    ana.drop();
    await ana.connect();
    expect(ana.record('question')?.question).toBe(question);
    expect(ana.mine?.answer).toEqual({question, says: 'yes'});
    await support.moment({type: 'question.close', question});
    await ana.until('it is gone', () => ana.record('question') === undefined && ana.mine?.answer === null);
    await lead.until('it is closed', () => outcome(lead) !== 'none yet');
    // The frame that says so reaches each of them in its own time.
    for (const one of [...people, late]) await one.until('it is gone', () => one.record('question') === undefined);
    for (const one of [keeper, screen]) expect(one.record('question')).toBeUndefined();
  });

  test('it closes after a minute by itself, and at once when the group moves on; the end takes it away', async () => {
    const {lead, ana, people} = await writing(5);
    const began = performance.now();
    const question = await ask(lead, ana);
    for (const phone of people) await answer(phone, question, 'yes');
    await lead.until('its time is over', () => outcome(lead) !== 'none yet');
    expect(performance.now() - began).toBeGreaterThan(60_000 / QUICK - 25);
    expect(outcome(lead)).toBe('most');
    const second = await ask(lead, ana, 'time');
    await next(lead);
    await lead.until('it is closed', () => lead.record('question')?.question === second && outcome(lead) === null);
    await ana.until('it is gone', () => ana.record('question') === undefined);
    await ask(lead, ana);
    await lead.must({type: 'session.end'});
    await lead.until('it is gone', () => lead.record('question') === undefined);
    await ana.until('it is gone', () => ana.record('question') === undefined);
  });

  test('of two who ask at once one does, and both see it; either may close it and put it away', async () => {
    const {lead, ana} = await writing(3);
    const support = await server.seat(lead, 'support');
    const [one, other] = [randomId(), randomId()];
    const answers = await Promise.all([
      lead.moment({type: 'question.ask', question: one, asks: 'ready'}),
      support.moment({type: 'question.ask', question: other, asks: 'time'}),
    ]);
    expect(answers.filter(({ok}) => ok)).toHaveLength(1);
    expect(answers.find(({ok}) => !ok)).toEqual({ok: false, code: 'moved-on'});
    const question = answers[0].ok ? one : other;
    for (const console of [lead, support]) await console.until('it is asked', () => console.record('question')?.question === question);
    expect(await lead.moment({type: 'question.clear', question})).toEqual({ok: false, code: 'moved-on'});
    await support.moment({type: 'question.close', question});
    expect(await lead.moment({type: 'question.close', question})).toEqual({ok: true});
    for (const console of [lead, support]) await console.until('it is closed', () => outcome(console) === null);
    expect(await answer(ana, question, 'yes')).toEqual({ok: false, code: 'moved-on'});
    await support.moment({type: 'question.clear', question});
    await lead.until('it is put away', () => lead.record('question') === undefined);
    expect(await lead.moment({type: 'question.clear', question})).toEqual({ok: true});
  });

  test('a flood of changes is limited, moves no frame, and the last one counts', async () => {
    const {lead, ana, ben, people} = await writing(5);
    const question = await ask(lead, ana);
    for (const one of [lead, ben]) await one.until('it is asked', () => one.record('question')?.question === question);
    const frames = [lead, ben].map(framesBut);
    const answers = await Promise.all(Array.from({length: 200}, (_, at) => answer(ana, question, at % 2 === 0 ? 'yes' : 'no')));
    expect(answers.some(one => !one.ok && one.code === 'too-many')).toBe(true);
    expect([lead, ben].map(framesBut)).toEqual(frames);
    for (const phone of people.slice(1)) expect(await answer(phone, question, 'no')).toEqual({ok: true});
    await lead.moment({type: 'question.close', question});
    await lead.until('it is closed', () => outcome(lead) !== 'none yet');
    expect(outcome(lead)).toBe('few');
  });
});

describe('[R90] what came of a question', () => {
  test('from five answers, once, for those who lead; the removed and those who stepped out are not counted', async () => {
    const {lead, people, ana, ben} = await writing(6);
    const first = await ask(lead, ana);
    for (const phone of people.slice(0, 4)) await answer(phone, first, 'yes');
    await lead.moment({type: 'question.close', question: first});
    await lead.until('it is closed', () => outcome(lead) === null);
    const second = await ask(lead, ana);
    for (const phone of people) await answer(phone, second, 'yes');
    await ana.moment({type: 'out.set', isOut: true});
    await lead.moment({type: 'question.close', question: second});
    await lead.until('it is closed', () => outcome(lead) !== 'none yet');
    expect(outcome(lead)).toBe('most');
    const third = await ask(lead, people[2] as Player);
    for (const phone of people) await answer(phone, third, 'yes');
    await lead.must({type: 'person.remove', person: ben.me?.person ?? '', reason: 'other'});
    await lead.moment({type: 'question.close', question: third});
    await lead.until('ana is out, and ben was removed', () => outcome(lead) === null);
  });

  test('[R120] asked again after one person has gone, it is told in the same word, whatever they said', async () => {
    const {lead, people, ana} = await writing(9);
    for (const asks of ['ready', 'longer'] as const) {
      const first = await ask(lead, ana, asks);
      for (const [at, phone] of people.entries()) await answer(phone, first, at < 6 ? 'yes' : 'no');
      await lead.moment({type: 'question.close', question: first});
      await lead.until('it is closed', () => outcome(lead) === 'most');
    }
    // Without the one who said yes, five of eight is about half.
    await ana.moment({type: 'out.set', isOut: true});
    await lead.until('one is out', () => lead.record('here')?.out === 1);
    const second = await ask(lead, people[1] as Player);
    for (const [at, phone] of people.entries()) if (at > 0) await answer(phone, second, at < 6 ? 'yes' : 'no');
    await lead.moment({type: 'question.close', question: second});
    await lead.until('it is closed', () => outcome(lead) !== 'none yet');
    expect(outcome(lead)).toBe('most');
  });
});

describe('[R121] how often the group is asked', () => {
  test('a few times in ten minutes, whoever asks; then it is said why not, and later it goes again', async () => {
    const {lead, ana} = await writing(3);
    const support = await server.seat(lead, 'support');
    for (let at = 0; at < QUESTIONS; at++) {
      const question = await ask(at % 2 === 0 ? lead : support, ana);
      await support.moment({type: 'question.close', question});
      await ana.until('it is gone', () => ana.record('question') === undefined);
    }
    const again = (one: Player) => one.moment({type: 'question.ask', question: randomId(), asks: 'time'});
    for (const one of [support, lead]) expect(await again(one)).toEqual({ok: false, code: 'asked-often'});
    await wait(QUESTIONS_MS);
    expect(await again(lead)).toEqual({ok: true});
  }, 30_000);
});

describe('[R87] in memory only', () => {
  test('nothing of it is in the store, and after a restart nothing is known of it', async () => {
    const disk = newMemoryDisk();
    const store = openMemoryStore({disk});
    const {session, lead, activity, people, ana} = await writing(8, store);
    const before = await store.load(session);
    for (const phone of people) await phone.moment(done(activity));
    const question = await ask(lead, ana);
    for (const phone of people) await answer(phone, question, 'yes');
    await lead.moment({type: 'question.close', question});
    await lead.until('it is closed', () => outcome(lead) !== 'none yet');
    await ask(lead, ana);
    expect(await store.load(session)).toEqual(before);
    await server.close();
    // Under the same address: they come back as who they were.
    server = await SessionServer.start(openMemoryStore({disk}), {port: server.server.port});
    const again = await server.enter(ana.visitor, session, 'phone');
    expect(again.me?.person).toBe(ana.me?.person);
    expect(again.record('question')).toBeUndefined();
    expect([again.mine?.done, again.mine?.answer]).toEqual([null, null]);
    const console = await server.enter(lead.visitor, session, 'console');
    expect(console.record('question')).toBeUndefined();
    expect(band(console)).toBeNull();
  });
});
