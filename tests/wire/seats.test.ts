import {afterEach, describe, expect, test} from 'vitest';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import {PERMISSIONS} from '../../shared/session/permissions.ts';
import type {ClientCommand} from '../../shared/session/protocol.ts';
import {Duty} from '../../shared/session/seats.ts';
import {Player, randomId} from '../players/player.ts';
import {refusalOf, Visitor} from '../players/visitor.ts';
import {next, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const DUTIES = Duty.options;

const erase = (visitor: Visitor, session: string) =>
  visitor.fetch(`/live/sessions/${session}`, {
    method: 'DELETE',
    body: JSON.stringify({when: 'now'}),
    headers: {'Content-Type': 'application/json'},
  });

/** One of each, about things that do not exist, and in an order in which what is allowed does not stop the rest. */
const SAMPLES: {readonly [Type in ClientCommand['type']]: ClientCommand & {readonly type: Type}} = {
  'session.open': {type: 'session.open'},
  'session.pause': {type: 'session.pause'},
  'session.resume': {type: 'session.resume'},
  'access.lock': {type: 'access.lock'},
  'access.unlock': {type: 'access.unlock'},
  'lead.hand-over': {type: 'lead.hand-over', to: randomId()},
  'person.remove': {type: 'person.remove', person: randomId(), reason: 'other'},
  'person.call': {type: 'person.call', name: 'Sam'},
  'agenda.next': {type: 'agenda.next', from: randomId()},
  'agenda.back': {type: 'agenda.back', from: randomId()},
  'agenda.break': {type: 'agenda.break', from: randomId(), minutes: 5, title: 'Break'},
  'prompt.set': {type: 'prompt.set', activity: randomId(), text: 'Why?'},
  'time.add': {type: 'time.add', activity: randomId(), minutes: 2},
  'time.pause': {type: 'time.pause', activity: randomId()},
  'time.resume': {type: 'time.resume', activity: randomId()},
  'time.undo': {type: 'time.undo', change: randomId()},
  'time.redo': {type: 'time.redo', change: randomId()},
  'time.extend': {type: 'time.extend', endsBy: null, from: null},
  'activity.resize': {type: 'activity.resize', activity: randomId(), minutes: 5, from: 10},
  'activity.skip': {type: 'activity.skip', activity: randomId()},
  'activity.keep': {type: 'activity.keep', activity: randomId()},
  'activity.move': {type: 'activity.move', activity: randomId(), from: null, after: null},
  'activity.insert': {type: 'activity.insert', after: randomId(), kind: 'talk', title: 'Walk', prompt: '', minutes: 5},
  'agenda.catch-up': {type: 'agenda.catch-up', trim: [], skip: [], write: randomId()},
  'notes.show': {type: 'notes.show', activity: randomId()},
  'note.hide': {type: 'note.hide', note: randomId()},
  'note.unhide': {type: 'note.unhide', note: randomId()},
  'note.move': {type: 'note.move', note: randomId(), from: null, theme: null},
  'theme.add': {type: 'theme.add', activity: randomId(), theme: randomId(), title: 'Getting there'},
  'theme.rename': {type: 'theme.rename', theme: randomId(), title: 'Getting there'},
  'theme.remove': {type: 'theme.remove', theme: randomId()},
  'board.lock': {type: 'board.lock'},
  'board.unlock': {type: 'board.unlock'},
  'theme.offer': {type: 'theme.offer', theme: randomId(), isOffered: true},
  'stage.show': {type: 'stage.show', view: 'agenda', note: null},
  'stage.blank': {type: 'stage.blank', isBlank: false},
  'agreement.set': {type: 'agreement.set', lines: []},
  'hand.raise': {type: 'hand.raise', hand: randomId()},
  'hand.say': {type: 'hand.say', hand: randomId(), about: null, topic: '', words: ''},
  'hand.lower': {type: 'hand.lower', hand: randomId()},
  'turn.give': {type: 'turn.give', hand: randomId(), turn: null},
  'turn.end': {type: 'turn.end', turn: randomId(), how: 'done'},
  'hands.close': {type: 'hands.close'},
  'hands.open': {type: 'hands.open'},
  'page.add': {type: 'page.add', page: randomId(), title: 'North group'},
  'page.rename': {type: 'page.rename', page: randomId(), title: 'North group'},
  'page.remove': {type: 'page.remove', page: randomId()},
  'action.add': {type: 'action.add', action: randomId(), page: null, what: 'Paint the door', who: '', by: ''},
  'action.change': {type: 'action.change', action: randomId(), what: 'Paint the door', who: '', by: ''},
  'action.remove': {type: 'action.remove', action: randomId()},
  'session.end': {type: 'session.end'},
};

const MOMENTS: {readonly [Type in MomentCommand['type']]: MomentCommand & {readonly type: Type}} = {
  'signal.set': {type: 'signal.set', signal: 'slower', isOn: true},
  'signal.done': {type: 'signal.done', signal: 'slower'},
  'check.set': {type: 'check.set', isOn: true},
  'check.done': {type: 'check.done', person: randomId()},
  'out.set': {type: 'out.set', isOut: true},
  'knock.answer': {type: 'knock.answer', knocks: [randomId()], isLetIn: true},
  'done.set': {type: 'done.set', activity: randomId(), isDone: true},
  'question.ask': {type: 'question.ask', question: randomId(), asks: 'ready'},
  'question.answer': {type: 'question.answer', question: randomId(), answer: 'yes'},
  'question.close': {type: 'question.close', question: randomId()},
  'question.clear': {type: 'question.clear', question: randomId()},
};

/** Fewer than one person may send at once. */
const AT_ONCE = 20;

describe('[R53] what a seat may do', () => {
  test.each(DUTIES)('a seat with the duty %s may do what the table says, and nothing else', async duty => {
    server = await SessionServer.start();
    const {lead, key} = await server.open();
    await server.phone(key);
    await next(lead);
    const commands = Object.values(SAMPLES);
    const may = (type: keyof typeof PERMISSIONS) => PERMISSIONS[type].powers.includes(duty);
    for (let at = 0; at < commands.length; at += AT_ONCE) {
      const seat = await server.seat(lead, duty);
      for (const command of commands.slice(at, at + AT_ONCE)) {
        const answer = await seat.send(command);
        const isAllowed = answer.ok || answer.code !== 'not-allowed';
        expect(answer).not.toEqual({ok: false, code: 'malformed'});
        expect([command.type, isAllowed]).toEqual([command.type, may(command.type)]);
      }
    }
  });

  test.each(DUTIES)('a seat with the duty %s may say only the moments that the table allows', async duty => {
    server = await SessionServer.start();
    const {lead} = await server.open();
    const seat = await server.seat(lead, duty);
    for (const command of Object.values(MOMENTS)) {
      const answer = await seat.moment(command);
      const isAllowed = answer.ok || answer.code !== 'not-allowed';
      expect([command.type, isAllowed]).toEqual([command.type, PERMISSIONS[command.type].powers.includes(duty)]);
    }
  });

  test.each(DUTIES)('by HTTP a seat with the duty %s gets the tickets and links of that duty', async duty => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const other = await server.link(lead, 'screen');
    const {visitor} = await server.seat(lead, duty);
    const tickets = await Promise.all(
      (['phone', 'console', 'stage'] as const).map(async as => [as, await refusalOf(visitor.ticket(session, as))]),
    );
    expect(Object.fromEntries(tickets)).toEqual({
      phone: 'not-signed-in',
      console: duty === 'screen' ? 'not-allowed' : 'ok',
      stage: duty === 'note-taker' ? 'not-allowed' : 'ok',
    });
    const path = `/live/sessions/${session}/links`;
    const answers = [
      await visitor.fetch(path),
      await visitor.post(path, {link: randomId(), duty: 'lead'}),
      await visitor.fetch(`${path}/${other.link}`, {method: 'DELETE'}),
    ];
    expect(answers.map(answer => answer.status)).toEqual(duty === 'lead' ? [200, 201, 204] : [403, 403, 403]);
    expect((await visitor.fetch('/live/sessions')).status).toBe(401);
    for (const file of ['notes.md', 'notes.json'])
      expect((await visitor.fetch(`/live/sessions/${session}/${file}`)).status).toBe(duty === 'lead' ? 200 : 403);
    // What is the organiser's alone is no lead's.
    expect((await visitor.fetch(`/live/sessions/${session}/plan`)).status).toBe(401);
    expect((await erase(visitor, session)).status).toBe(401);
  });
});

describe('what people confide', () => {
  const CONFIDED: ReadonlySet<Duty> = new Set(['lead', 'support']);

  test.each(DUTIES.filter(duty => duty !== 'screen'))(
    '[R53, R56, R59] reaches the console of a seat with the duty %s as it may act on it',
    async duty => {
      server = await SessionServer.start();
      const {lead, key} = await server.open();
      const phone = await server.phone(key);
      await next(lead);
      const before = await server.seat(lead, duty);
      const hand = randomId();
      await phone.must({type: 'person.call', name: 'Ana'});
      await phone.must({type: 'hand.raise', hand});
      await phone.must({type: 'hand.say', hand, about: 'not-ok', topic: 'At the table', words: 'Somebody frightens me'});
      await phone.moment({type: 'check.set', isOn: true});
      await phone.moment({type: 'signal.set', signal: 'slower', isOn: true});
      await lead.until('all is there', () => lead.record('needs')?.signals.slower === 1 && lead.record(`hand:${hand}`)?.about === 'not-ok');
      const after = await server.seat(lead, duty);
      // What is told after it has come.
      await lead.must({type: 'access.lock'});
      for (const seat of [before, after]) {
        await seat.until('it has heard of the lock', () => seat.record('access')?.isLocked === true);
        expect(seat.record('floor')?.isOpen).toBe(true);
        const told = JSON.stringify([[...seat.records], seat.frames]);
        for (const words of ['Somebody frightens me', 'At the table', '"checks":[{', '"slower"', `hand:${hand}`])
          expect([words, told.includes(words)]).toEqual([words, CONFIDED.has(duty)]);
      }
    },
  );

  test('[R55, R59] who is given the lead is told of it from then on, and what the seat held before is replaced', async () => {
    server = await SessionServer.start();
    const {lead, key} = await server.open();
    const phone = await server.phone(key);
    await next(lead);
    const seat = await server.seat(lead, 'note-taker');
    const hand = randomId();
    await phone.must({type: 'hand.raise', hand});
    await lead.must({type: 'lead.hand-over', to: seat.me?.seat ?? ''});
    await seat.until('it is asked to come again', () => seat.goaway !== null);
    await seat.connect();
    expect(seat.record(`hand:${hand}`)?.number).toBe(1);
    expect(seat.record('needs')).toBeDefined();
    await lead.must({type: 'access.lock'});
    await seat.until('it follows', () => seat.record('access')?.isLocked === true);
  });
});

describe('[R54] links', () => {
  test('a link made twice with one id is one link, and its key is only in the answers to who leads', async () => {
    server = await SessionServer.start();
    const {lead, session, key: joinKey} = await server.open();
    const phone = await server.phone(joinKey);
    const request = {link: randomId(), duty: 'support'};
    const path = `/live/sessions/${session}/links`;
    const [one, two] = await Promise.all([lead.visitor.post(path, request), lead.visitor.post(path, request)]);
    const made = await one.json();
    expect(await two.json()).toEqual(made);
    expect(await (await lead.visitor.fetch(path)).json()).toEqual([made]);
    const visitor = new Visitor(server.site);
    expect(await visitor.sit(session, made.key, 'Jo')).toEqual({duty: 'support'});
    const seat = await server.enter(visitor, session, 'console');
    await lead.until('the seat is told', () => [...lead.records.values()].some(record => record.kind === 'seat' && record.name === 'Jo'));
    for (const player of [lead, seat, phone])
      expect(JSON.stringify([[...player.records], player.frames.map(({frame}) => frame)])).not.toContain(made.key);
    expect(visitor.cookieHeader).not.toContain(made.key);
  });

  test('the same browser keeps its seat; another one gets another', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const {key} = await server.link(lead, 'note-taker');
    const visitor = new Visitor(server.site);
    await visitor.sit(session, key, 'Jo');
    const first = (await server.enter(visitor, session, 'console')).me?.seat;
    await visitor.sit(session, key, 'Somebody else');
    expect((await server.enter(visitor, session, 'console')).me?.seat).toBe(first);
    const other = new Visitor(server.site);
    await other.sit(session, key);
    expect((await server.enter(other, session, 'console')).me?.seat).not.toBe(first);
    await lead.until('both are told', () => [...lead.records.values()].filter(record => record.kind === 'seat').length === 2);
    expect(lead.record(`seat:${first ?? ''}`)?.name).toBe('Jo');
    await lead.until('both are here', () => lead.record('here')?.seats.length === 2);
  });

  test('a wrong key, another session’s, and a revoked one give no seat, nor does a session that is gone', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const elsewhere = await server.open();
    const {key, link} = await server.link(lead, 'support');
    const foreign = await server.link(elsewhere.lead, 'lead');
    const stranger = new Visitor(server.site);
    expect(await refusalOf(stranger.sit(session, randomId()))).toBe('link-revoked');
    expect(await refusalOf(stranger.sit(session, foreign.key))).toBe('link-revoked');
    expect(await refusalOf(stranger.sit(randomId(), key))).toBe('no-session');
    await lead.visitor.fetch(`/live/sessions/${session}/links/${link}`, {method: 'DELETE'});
    expect(await refusalOf(stranger.sit(session, key))).toBe('link-revoked');
    expect(await refusalOf(stranger.ticket(session, 'console'))).toBe('not-signed-in');
    // Nor can a link of one session be taken away through another.
    await lead.visitor.fetch(`/live/sessions/${session}/links/${foreign.link}`, {method: 'DELETE'});
    expect(await stranger.sit(elsewhere.session, foreign.key)).toEqual({duty: 'lead'});
    expect(await refusalOf(stranger.ticket(session, 'console'))).toBe('not-signed-in');
  });

  test('a seat’s cookie is good for its own session and its own seat', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const elsewhere = await server.open();
    const {visitor} = await server.seat(lead, 'lead');
    const [, signed = ''] = new RegExp(`wrensong_seat_${session}=([^;]+)`).exec(visitor.cookieHeader) ?? [];
    expect(signed).not.toBe('');
    const ticketWith = async (cookie: string, of: string) => {
      const response = await fetch(`${server.site}/live/ticket`, {
        method: 'POST',
        headers: {Cookie: cookie, Origin: server.site, 'Content-Type': 'application/json'},
        body: JSON.stringify({session: of, as: 'console'}),
      });
      return response.status;
    };
    expect(await ticketWith(`wrensong_seat_${session}=${signed}`, session)).toBe(200);
    expect(await ticketWith(`wrensong_seat_${elsewhere.session}=${signed}`, elsewhere.session)).toBe(401);
    expect(await ticketWith(`wrensong_organiser=${signed}`, elsewhere.session)).toBe(401);
    const another = signed.replace(/^[^.]+/, randomId());
    expect(await ticketWith(`wrensong_seat_${session}=${another}`, session)).toBe(401);
  });

  test('after many wrong keys wrong ones wait, and a right one goes on', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const {key} = await server.link(lead, 'support');
    const stranger = new Visitor(server.site);
    const answers = await Promise.all(Array.from({length: 80}, () => refusalOf(stranger.sit(session, randomId()))));
    expect(new Set(answers)).toEqual(new Set(['link-revoked', 'codes-wait']));
    expect(answers.filter(answer => answer === 'codes-wait').length).toBeGreaterThanOrEqual(15);
    expect(await stranger.sit(session, key)).toEqual({duty: 'support'});
  });
});

describe('[R55] going', () => {
  test('who came in by a link that is revoked is told so at once, and nobody else is', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const {key, link} = await server.link(lead, 'support');
    const come = async (as: 'console' | 'stage') => {
      const visitor = new Visitor(server.site);
      await visitor.sit(session, key);
      return server.enter(visitor, session, as);
    };
    const seats = [await come('console'), await come('stage')];
    const stays = await server.seat(lead, 'support');
    const late = new Visitor(server.site);
    await late.sit(session, key);
    const ticket = await late.ticket(session, 'console');
    expect((await lead.visitor.fetch(`/live/sessions/${session}/links/${link}`, {method: 'DELETE'})).status).toBe(204);
    for (const seat of seats) {
      await seat.until('it has been told', () => seat.bye !== null);
      expect(seat.bye).toEqual({ok: false, code: 'link-revoked'});
      expect(await refusalOf(seat.visitor.ticket(session, 'stage'))).toBe('link-revoked');
    }
    const held = new Player(late, session, 'console');
    // A ticket from before does not outlive its link.
    held.visitor.ticket = async () => ticket;
    await expect(held.connect()).rejects.toThrow('link-revoked');
    await lead.until('their records have gone', () => [...lead.records.values()].filter(record => record.kind === 'seat').length === 1);
    expect(await stays.send({type: 'access.lock'})).toEqual({ok: true});
    expect(stays.bye).toBeNull();
  });

  test('when a session is deleted everybody is told so, and its links and seats lead nowhere', async () => {
    server = await SessionServer.start();
    const {lead, session, key: joinKey} = await server.open();
    const {key} = await server.link(lead, 'lead');
    const all = [lead, await server.phone(joinKey), await server.seat(lead, 'support'), await server.seat(lead, 'screen')];
    expect((await erase(lead.visitor, session)).status).toBe(204);
    for (const one of all) {
      await one.until('it has been told', () => one.bye !== null);
      expect(one.bye).toEqual({ok: false, code: 'no-session'});
      expect(await refusalOf(one.visitor.ticket(session, one.as))).toBe('no-session');
    }
    expect(await refusalOf(new Visitor(server.site).sit(session, key))).toBe('no-session');
    expect((await lead.visitor.fetch(`/live/sessions/${session}/links`)).status).toBe(404);
  });

  test('the lead is handed over: from then on the one may and the other may not', async () => {
    server = await SessionServer.start();
    const {lead: organiser, key} = await server.open();
    await server.phone(key);
    const ana = await server.seat(organiser, 'lead', 'Ana');
    const ben = await server.seat(organiser, 'support', 'Ben');
    const screen = await server.seat(organiser, 'screen');
    expect(await ben.send({type: 'agenda.next', from: null})).toEqual({ok: false, code: 'not-allowed'});
    expect(await ana.send({type: 'lead.hand-over', to: screen.me?.seat ?? ''})).toEqual({ok: false, code: 'unknown-id'});
    expect(await ana.send({type: 'lead.hand-over', to: ben.me?.seat ?? ''})).toEqual({ok: true});
    await ben.until('it is told', () => ben.record(`seat:${ben.me?.seat ?? ''}`)?.duty === 'lead');
    expect(ben.record(`seat:${ana.me?.seat ?? ''}`)?.duty).toBe('support');
    expect(await ana.send({type: 'agenda.next', from: null})).toEqual({ok: false, code: 'not-allowed'});
    expect(await ben.send({type: 'agenda.next', from: null})).toEqual({ok: true});
    expect((await ana.visitor.fetch(`/live/sessions/${ana.session}/links`)).status).toBe(403);
    expect((await ben.visitor.fetch(`/live/sessions/${ben.session}/links`)).status).toBe(200);
  });

  test('two facilitators press Next at once: it moves once, and one of them is told [R4]', async () => {
    server = await SessionServer.start();
    const {lead: organiser} = await server.open();
    const ana = await server.seat(organiser, 'lead', 'Ana');
    const from = await next(organiser);
    await ana.until('it is there too', () => ana.record('session')?.current === from);
    const answers = await Promise.all([organiser.send({type: 'agenda.next', from}), ana.send({type: 'agenda.next', from})]);
    expect(answers.map(answer => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['moved-on', 'ok']);
    const order = organiser.record('session')?.agenda ?? [];
    await ana.until('it has moved', () => ana.record('session')?.current !== from);
    expect(ana.record('session')?.current).toBe(order[1]);
  });
});
