import {afterEach, describe, expect, test} from 'vitest';
import {MINUTE} from '../../shared/wire/ids.ts';
import {type Player, randomId} from '../players/player.ts';
import {next, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const codeOf = async (player: Player, command: Parameters<Player['send']>[0]) => {
  const answer = await player.send(command);
  return answer.ok ? 'ok' : answer.code;
};

async function live() {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const [ana, ben, cai] = (await server.phones(key, 3)) as [Player, Player, Player];
  const activity = await next(lead);
  await ana.until('it is live', () => ana.record('session')?.phase === 'live');
  return {session, lead, key, ana, ben, cai, activity};
}

async function raise(phone: Player): Promise<string> {
  const hand = randomId();
  await phone.must({type: 'hand.raise', hand});
  await phone.until('its hand is up', () => phone.mine?.hand?.id === hand);
  return hand;
}

describe('[R59] hands and turns', () => {
  test('two give the turn at once to two people: there is one speaker, and everybody sees the same', async () => {
    const {session, lead, ana, ben, cai} = await live();
    const support = await server.seat(lead, 'support');
    const screen = await server.enter(lead.visitor, session, 'stage');
    const hands = [await raise(ana), await raise(ben)];
    await support.until('both hands are there', () => support.record('floor')?.waiting === 2);
    const answers = await Promise.all([
      lead.send({type: 'turn.give', hand: hands[0] ?? '', turn: null}),
      support.send({type: 'turn.give', hand: hands[1] ?? '', turn: null}),
    ]);
    expect(answers.map(answer => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['moved-on', 'ok']);
    const all = [lead, support, screen, ana, ben, cai];
    for (const one of all) await one.until('somebody speaks', () => one.record('floor')?.speaking !== null);
    const turns = new Set(all.map(one => one.record('floor')?.speaking?.turn));
    expect(turns.size).toBe(1);
    await ana.until('both know', () => (ana.mine?.hand?.turn ?? null) !== null || (ben.mine?.hand?.turn ?? null) !== null);
    expect([ana.mine?.hand?.turn, ben.mine?.hand?.turn].filter(turn => turn)).toHaveLength(1);
  });

  test('each phone is told how many are before it, and again when that changes', async () => {
    const {lead, ana, ben, cai} = await live();
    const first = await raise(ana);
    await raise(ben);
    await raise(cai);
    expect([ana.mine?.hand?.before, ben.mine?.hand?.before, cai.mine?.hand?.before]).toEqual([0, 1, 2]);
    await lead.must({type: 'turn.give', hand: first, turn: null});
    await cai.until('one fewer is before it', () => cai.mine?.hand?.before === 1);
    await ana.until('it has the turn', () => (ana.mine?.hand?.turn ?? null) !== null);
    await ana.must({type: 'turn.end', turn: ana.mine?.hand?.turn ?? '', how: 'done'});
    await ana.until('its hand is down', () => ana.mine?.hand === null);
    await ben.must({type: 'hand.lower', hand: ben.mine?.hand?.id ?? ''});
    await cai.until('it is next', () => cai.mine?.hand?.before === 0);
    await lead.until('the turn is counted', () => lead.record(`person:${ana.me?.person ?? ''}`)?.turns === 1);
  });

  test('nobody can speak for, lower or end what is another’s; words and private hands go to those who lead', async () => {
    const {lead, ana, ben} = await live();
    const hand = await raise(ana);
    expect(await codeOf(ben, {type: 'hand.lower', hand})).toBe('not-allowed');
    expect(await codeOf(ben, {type: 'hand.say', hand, about: 'point', topic: 'Mine now', words: ''})).toBe('unknown-id');
    await ana.must({type: 'hand.say', hand, about: 'not-ok', topic: 'A word', words: 'Please read this out'});
    await lead.until('it is told', () => lead.record(`hand:${hand}`)?.about === 'not-ok');
    expect(lead.record(`hand:${hand}`)).toMatchObject({place: null, reason: 'private', words: 'Please read this out', topic: 'A word'});
    await ben.until('it stands in no list', () => ben.record('floor')?.waiting === 0);
    expect(JSON.stringify([ben.frames, ben.told])).not.toMatch(/Please read this out|A word/);
    await ana.until('its own words are there', () => ana.mine?.hand?.words === 'Please read this out');
    await lead.must({type: 'turn.give', hand, turn: null});
    await ana.until('it has the turn', () => (ana.mine?.hand?.turn ?? null) !== null);
    expect(await codeOf(ben, {type: 'turn.end', turn: ana.mine?.hand?.turn ?? '', how: 'done'})).toBe('not-allowed');
  });

  test('closed hands stay down, and who is removed has neither hand nor turn', async () => {
    const {lead, ana, ben} = await live();
    const hand = await raise(ana);
    await lead.must({type: 'turn.give', hand, turn: null});
    await lead.must({type: 'hands.close'});
    expect(await codeOf(ben, {type: 'hand.raise', hand: randomId()})).toBe('hands-closed');
    await lead.must({type: 'person.remove', person: ana.me?.person ?? '', reason: 'asked'});
    await lead.until('nobody speaks', () => lead.record('floor')?.speaking === null);
    expect([...lead.records.values()].filter(record => record.kind === 'hand')).toEqual([]);
  });
});

describe('[R60] time', () => {
  test('minutes more and fewer, pause, back and a break come to every screen', async () => {
    const {session, lead, ana, activity: welcome} = await live();
    const screen = await server.enter(lead.visitor, session, 'stage');
    const activity = await next(lead);
    const all = [lead, ana, screen];
    const clock = (one: Player, of: string) => one.record(`activity:${of}`)?.clock ?? null;
    const until = async (what: string, holds: (one: Player) => boolean) => {
      for (const one of all) await one.until(what, () => holds(one));
    };
    await until('it is open', one => clock(one, activity) !== null);
    const before = clock(lead, activity);
    const due = before && 'due' in before ? before.due : 0;
    await lead.must({type: 'time.add', activity, minutes: 2});
    await lead.must({type: 'time.add', activity, minutes: -1});
    await until('a minute more', one => JSON.stringify(clock(one, activity)) === JSON.stringify({due: due + MINUTE}));
    await lead.must({type: 'session.pause'});
    await until('all rests', one => one.record('session')?.isPaused === true && 'left' in (clock(one, activity) ?? {}));
    await lead.must({type: 'session.resume'});
    await until('all goes on', one => one.record('session')?.isPaused === false && 'due' in (clock(one, activity) ?? {}));
    await lead.must({type: 'time.pause', activity});
    await until('its clock rests', one => 'left' in (clock(one, activity) ?? {}));
    await lead.must({type: 'time.resume', activity});
    expect(await codeOf(lead, {type: 'agenda.back', from: welcome})).toBe('moved-on');
    await lead.must({type: 'agenda.back', from: activity});
    await until('it is back', one => one.record('session')?.current === welcome);
    await lead.must({type: 'agenda.break', from: welcome, minutes: 5, title: 'Tea'});
    await until('it is a break', one => one.record(`activity:${one.record('session')?.current ?? ''}`)?.activity === 'break');
    expect(ana.record('session')?.agenda).toHaveLength(4);
    expect(await codeOf(lead, {type: 'agenda.break', from: welcome, minutes: 5, title: 'Tea'})).toBe('moved-on');
  });
});
