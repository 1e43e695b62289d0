import {afterEach, expect, test} from 'vitest';
import {postBox} from '../players/lane.ts';
import {answered} from '../players/visitor.ts';
import {next, postNotes, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

test('a whole session: joined, written, shown together, taken away [R34, R46]', async () => {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const phones = await server.phones(key, 3);
  await next(lead);
  const activity = await next(lead);
  const texts = ['More seats', 'Tell us how long', 'Somewhere quiet'];
  for (const [at, phone] of phones.entries()) await write(phone, activity, texts[at] ?? '');
  expect(lead.notes).toEqual([]);
  await show(lead, activity);
  for (const phone of phones) {
    await phone.until('all notes are there', () => phone.notes.length === 3);
    expect(phone.notes.map(note => note.text).sort()).toEqual([...texts].sort());
  }
  await lead.must({type: 'session.end'});
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
  const organiser = await server.organiser();
  const {report} = await answered<{report: {activities: {notes: {text: string}[]}[]}}>(
    await organiser.fetch(`/live/sessions/${session}/notes.json`),
  );
  expect(report.activities.flatMap(one => one.notes.map(note => note.text)).sort()).toEqual([...texts].sort());
  const markdown = await (await organiser.fetch(`/live/sessions/${session}/notes.md`)).text();
  for (const text of texts) expect(markdown).toContain(`- ${text}`);
});

test('two consoles press Next at once: it advances once, and one of them is told [R4]', async () => {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const other = await server.console(session);
  await server.phone(key);
  await next(lead);
  const from = lead.record('session')?.current ?? null;
  await other.until('it is there too', () => other.record('session')?.current === from);
  const answers = await Promise.all([lead.send({type: 'agenda.next', from}), other.send({type: 'agenda.next', from})]);
  expect(answers.map(answer => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['moved-on', 'ok']);
});

test('a command sent twice with one id takes effect once and gets the same answer [R3]', async () => {
  server = await SessionServer.start();
  const {lead} = await server.open();
  const id = 'the-same-command-twice';
  const from = lead.record('session')?.current ?? null;
  expect(await lead.send({type: 'agenda.next', from}, id)).toEqual({ok: true});
  await lead.until('it has moved on', () => lead.record('session')?.current !== from);
  const current = lead.record('session')?.current;
  expect(await lead.send({type: 'agenda.next', from}, id)).toEqual({ok: true});
  // Whatever the second one had done would come before this change.
  await lead.must({type: 'access.lock'});
  await lead.until('the lock has come', () => lead.record('access')?.isLocked === true);
  expect(lead.record('session')?.current).toBe(current);
});

test('too few writers: nothing is shown but what its author said to show, and nobody is told a number [R35]', async () => {
  server = await SessionServer.start();
  const {lead, key} = await server.open();
  const [ana, ben] = await server.phones(key, 3);
  await next(lead);
  const activity = await next(lead);
  if (!ana || !ben) throw new Error('nobody came');
  await write(ana, activity, 'I would be guessed');
  await write(ben, activity, 'Show mine anyway', 'show');
  await show(lead, activity);
  expect(lead.notes.map(note => note.text)).toEqual(['Show mine anyway']);
  expect(lead.record(`activity:${activity}`)?.writing?.isHeld).toBe(true);
});

test('a note taken back before Show is never shown; after it, it leaves every screen [R37]', async () => {
  server = await SessionServer.start();
  const {lead, activity, ana, ben, cai} = await server.inWriting();
  const early = await write(ana, activity, 'Taken back early');
  const late = await write(ana, activity, 'Taken back late');
  await write(ben, activity, 'Stays');
  await write(cai, activity, 'Stays too');
  const takeBack = (key: string) =>
    postBox(server.site, activity, {
      holds: 'withdrawal',
      session: ana.session,
      bearer: ana.laneTickets.get(activity)?.write ?? null,
      noteKey: key,
    });
  expect(await takeBack(early.key)).toEqual({ok: true});
  await show(lead, activity);
  expect(lead.notes.map(note => note.text).sort()).toEqual(['Stays', 'Stays too', 'Taken back late']);
  expect(await takeBack(late.key)).toEqual({ok: true});
  await lead.until('it is gone', () => lead.notes.length === 2);
  expect(await takeBack(late.key)).toEqual({ok: true});
});

test('a change before Show takes the place of the words; after it, it waits for the close and needs the key [R38]', async () => {
  server = await SessionServer.start();
  const {lead, activity, ana, ben, cai} = await server.inWriting();
  const note = await write(ana, activity, 'First words');
  await postNotes(ana, activity, [{...note, text: 'Second words'}]);
  await write(ben, activity, 'Another');
  await write(cai, activity, 'And another');
  await show(lead, activity);
  expect(lead.record(`note:${note.id}`)?.text).toBe('Second words');
  expect(await postNotes(ana, activity, [{...note, text: 'Third words'}])).toEqual({ok: false, code: 'already-shown'});
  expect(
    await postBox(server.site, activity, {
      holds: 'change',
      session: ana.session,
      bearer: ana.laneTickets.get(activity)?.write ?? '',
      noteKey: note.key,
      text: 'Third words',
    }),
  ).toEqual({
    ok: true,
  });
  await next(lead);
  await lead.until('the change is there', () => lead.record(`note:${note.id}`)?.text === 'Third words');
});

test('reactions are told once, at the close, in words [R39]', async () => {
  server = await SessionServer.start();
  const {lead, activity, people: phones} = await server.inWriting(6);
  const notes = await Promise.all(phones.map((phone, at) => write(phone, activity, `Note ${at}`)));
  await show(lead, activity);
  const order = lead.record(`activity:${activity}`)?.writing?.notes ?? [];
  const place = order.indexOf(notes[0]?.id ?? '');
  for (const phone of phones) {
    const bearer = phone.laneTickets.get(activity)?.react ?? '';
    const meToo = Buffer.from([1 << place]).toString('base64url');
    expect(
      await postBox(server.site, activity, {holds: 'reactions', session: phone.session, bearer, meToo, differently: '', tellMore: ''}),
    ).toEqual({ok: true});
  }
  expect(lead.notes.every(note => note.bands === null)).toBe(true);
  await next(lead);
  await lead.until('the reactions are counted', () => lead.record(`note:${notes[0]?.id ?? ''}`)?.bands !== null);
  expect(lead.record(`note:${notes[0]?.id ?? ''}`)?.bands).toEqual({meToo: 'most'});
});

test('a hidden note’s words leave the phones and the stage, and stay on the console, marked [R7]', async () => {
  server = await SessionServer.start();
  const {lead, session, activity, people: phones} = await server.inWriting(3);
  const screen = await server.enter(lead.visitor, session, 'stage');
  const notes = await Promise.all(phones.map((phone, at) => write(phone, activity, `Note ${at}`)));
  await show(lead, activity);
  const hidden = notes[0]?.id ?? '';
  await lead.must({type: 'note.hide', note: hidden});
  for (const one of [...phones, screen]) {
    await one.until('it is hidden', () => one.record(`note:${hidden}`)?.isHidden === true);
    expect(one.record(`note:${hidden}`)?.text).toBe('');
    expect(one.notes.filter(note => note.text !== '')).toHaveLength(2);
  }
  await lead.until('it is marked', () => lead.record(`note:${hidden}`)?.isHidden === true);
  expect(lead.record(`note:${hidden}`)?.text).toBe('Note 0');
});
