import {afterEach, describe, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {MAX_SEATS_PER_LINK, MAX_THEMES_PER_PERSON, MOVES_PER_PERSON, SOCKETS_PER_PERSON} from '../../shared/wire/limits.ts';
import {newNote, type OwnNote} from '../players/lane.ts';
import {type Player, randomId} from '../players/player.ts';
import {refusalOf, Visitor} from '../players/visitor.ts';
import {next, SessionServer, show, write} from './session-server.ts';

// What one phone, or one link that has gone astray, can do to a session: not much.

let server: SessionServer;
afterEach(() => server.close());

describe('[R83] one link', () => {
  test('seats so many browsers, then says so, and the other links go on', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const {key} = await server.link(lead, 'support');
    const guests = Array.from({length: MAX_SEATS_PER_LINK}, () => new Visitor(server.site));
    for (const guest of guests) await guest.sit(session, key);
    expect(await refusalOf(new Visitor(server.site).sit(session, key))).toBe('link-full');
    expect(await refusalOf(guests[0]?.sit(session, key) ?? Promise.reject())).toBe('ok');
    const other = await server.link(lead, 'support');
    expect(await new Visitor(server.site).sit(session, other.key)).toEqual({duty: 'support'});
  });

  test('of a lead who handed over gives support to whoever opens it again', async () => {
    server = await SessionServer.start();
    const {lead, session} = await server.open();
    const {key} = await server.link(lead, 'lead');
    const visitor = new Visitor(server.site);
    expect(await visitor.sit(session, key)).toEqual({duty: 'lead'});
    const former = await server.enter(visitor, session, 'console');
    const heir = await server.seat(lead, 'support');
    await former.must({type: 'lead.hand-over', to: heir.me?.seat ?? ''});
    const back = new Visitor(server.site);
    expect(await back.sit(session, key)).toEqual({duty: 'support'});
    expect((await back.fetch(`/live/sessions/${session}/links`)).status).toBe(403);
  });
});

describe('[R84] one person’s connections', () => {
  const many = async (visitor: Visitor, session: string, as: 'phone' | 'console') => {
    const players: Player[] = [];
    for (let at = 0; at < SOCKETS_PER_PERSON; at++) players.push(await server.enter(visitor, session, as));
    return players;
  };

  test('the oldest is told to stop when there are too many, and the newer ones go on', async () => {
    server = await SessionServer.start();
    const {session, lead, key} = await server.open();
    const other = await server.phone(key);
    const visitor = new Visitor(server.site);
    await visitor.join({key});
    const [oldest, ...newer] = await many(visitor, session, 'phone');
    const newest = await server.enter(visitor, session, 'phone');
    await oldest?.until('it is told', () => oldest.bye !== null && oldest.socket?.connected === false);
    expect(oldest?.bye?.code).toBe('open-elsewhere');
    for (const player of [...newer, newest, other]) expect([player.bye, player.socket?.connected]).toEqual([null, true]);
    await next(lead);
    for (const player of [...newer, newest, other]) await player.until('it follows', () => player.record('session')?.phase === 'live');
  });

  test('holds for whoever leads as well', async () => {
    server = await SessionServer.start();
    const {session, lead} = await server.open();
    const first = await server.seat(lead, 'support');
    const others = await many(first.visitor, session, 'console');
    await first.until('it is told', () => first.bye?.code === 'open-elsewhere');
    for (const player of [...others, lead]) expect([player.bye, player.socket?.connected]).toEqual([null, true]);
  });
});

describe('[R85] one participant who sorts', () => {
  const sorting = async () => {
    server = await SessionServer.start();
    const {lead, key, session} = await server.open([
      plainActivity({kind: 'write', title: 'What matters', minutes: 10}),
      plainActivity({kind: 'sort', title: 'Sort', minutes: 10, source: 0}),
    ]);
    const people = (await server.phones(key, 3)) as [Player, Player, Player];
    const activity = await next(lead);
    const notes: OwnNote[] = [];
    for (const phone of people) notes.push(await write(phone, activity, newNote('x').id, 'show'));
    await show(lead, activity);
    await next(lead);
    const [ana, ben] = people;
    await Promise.all([ana, ben].map(phone => phone.until('all is there', () => phone.notes.length === 3)));
    return {lead, session, activity, ana, ben, note: notes[0]?.id ?? ''};
  };
  const themeOf = (activity: string, theme = randomId()) => ({type: 'theme.add', activity, theme, title: 'Getting there'}) as const;

  test('names so many themes and no more, and the others can name theirs', async () => {
    const {activity, ana, ben, lead} = await sorting();
    const named = Array.from({length: MAX_THEMES_PER_PERSON}, () => themeOf(activity));
    for (const theme of named) expect(await ana.send(theme)).toEqual({ok: true});
    expect(await ana.send(themeOf(activity))).toEqual({ok: false, code: 'themes-full'});
    // The same again is none more.
    expect(await ana.send(named[0] ?? themeOf(activity))).toEqual({ok: true});
    expect(await ben.send(themeOf(activity))).toEqual({ok: true});
    for (let at = 0; at <= MAX_THEMES_PER_PERSON; at++) expect(await lead.send(themeOf(activity))).toEqual({ok: true});
    // That was known of nobody but in memory: nothing that anybody is shown, and no row, names her.
    const told = JSON.stringify([[...lead.records], lead.frames.filter(({frame}) => JSON.stringify(frame).includes('theme:'))]);
    for (const record of JSON.parse(told)[0])
      if (record[0].startsWith('theme:')) expect(JSON.stringify(record)).not.toContain(ana.me?.person);
    const kept = await server.store.load(ana.session);
    expect(JSON.stringify(kept?.events.filter(({event}) => JSON.stringify(event).includes('theme')))).not.toContain(ana.me?.person);
    expect(kept?.commands.filter(({sender}) => sender === ana.me?.person)).toEqual([]);
  });

  test('a theme that was refused is not counted', async () => {
    const {activity, ana} = await sorting();
    for (let at = 0; at < MAX_THEMES_PER_PERSON + 2; at++)
      expect(await ana.send(themeOf(randomId()))).toEqual({ok: false, code: 'unknown-id'});
    expect(await ana.send(themeOf(activity))).toEqual({ok: true});
  });

  test('moves so many notes in a minute, and the others go on', async () => {
    const {activity, ana, ben, lead, note} = await sorting();
    const theme = randomId();
    await lead.must(themeOf(activity, theme));
    const move = (isIn: boolean) => ({type: 'note.move', note, from: isIn ? theme : null, theme: isIn ? null : theme}) as const;
    const answers: string[] = [];
    // Slower than what anybody may send, so that it is this bound that is met.
    for (let at = 0; at < MOVES_PER_PERSON + 1; at++) {
      const answer = await ana.send(move(at % 2 === 1));
      answers.push(answer.ok ? 'ok' : answer.code);
      await new Promise(resolve => setTimeout(resolve, 110));
    }
    expect(answers.filter(answer => answer === 'ok')).toHaveLength(MOVES_PER_PERSON);
    expect(answers.at(-1)).toBe('too-many');
    expect(await ben.send(move(MOVES_PER_PERSON % 2 === 1))).toEqual({ok: true});
  }, 30_000);
});

test('[R21] what is far too long for it is refused at the door before anything else is done with it', async () => {
  server = await SessionServer.start();
  const {session} = await server.open();
  const visitor = new Visitor(server.site);
  const long = 'x'.repeat(3_000);
  for (const [path, body] of [
    ['/live/sign-in', {key: 'k', more: long}],
    ['/live/sessions', {id: randomId(), plan: long}],
    [`/live/sessions/${session}/links`, {more: long}],
    ['/live/sit', {more: long}],
    ['/live/join', {key: long}],
    ['/live/ticket', {session, as: long}],
  ] as const) {
    const response = await visitor.post(path, body);
    // Making a session takes a long plan, but only from an organiser: nobody else's is read.
    expect([path, response.status]).toEqual([path, path === '/live/sessions' ? 401 : 413]);
  }
});
