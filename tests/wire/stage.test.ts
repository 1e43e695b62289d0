import {afterEach, expect, test} from 'vitest';
import {PERMISSIONS} from '../../shared/session/permissions.ts';
import type {RecordId} from '../../shared/wire/records.ts';
import {type Player, randomId} from '../players/player.ts';
import {next, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const kindsOf = (player: Player) => new Set([...player.records.values()].map(record => record.kind));

/** Everything that ever came to this socket, as text. */
const heard = (player: Player) => JSON.stringify([[...player.records], player.frames.map(({frame}) => frame), player.told]);

test('[R61] the big screen sees what everybody may see, the code, and nothing else', async () => {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const phones = await server.phones(key, 3);
  const [ana] = phones as [Player];
  const screen = await server.seat(lead, 'screen');
  const later = await server.enter(lead.visitor, session, 'stage');
  await next(lead);
  await ana.must({type: 'person.call', name: 'A name of its own'});
  const hand = randomId();
  await ana.must({type: 'hand.raise', hand});
  await ana.must({type: 'hand.say', hand, about: 'point', topic: 'My topic', words: 'Read this out'});
  await ana.moment({type: 'check.set', isOn: true});
  await screen.until('the hand has come', () => screen.record('floor')?.next[0]?.name === 'A name of its own');
  // Before the activity is open its prompt is nobody's; its script never is.
  expect(heard(screen)).not.toContain('What matters to you?');
  expect(heard(lead)).toContain('Take your time with this one.');
  const activity = await next(lead);
  await screen.until('its prompt is there', () => screen.record(`activity:${activity}`)?.prompt === 'What matters to you?');
  const notes = await Promise.all(phones.map((phone, at) => write(phone, activity, `Note ${at} of three`)));
  expect(heard(screen)).not.toContain('of three');
  await show(lead, activity);
  await lead.must({type: 'note.hide', note: notes[0]?.id ?? ''});
  await screen.until('it is hidden', () => screen.record(`note:${notes[0]?.id ?? ''}`)?.isHidden === true);
  const late = await server.enter(lead.visitor, session, 'stage');
  expect(late.record(`note:${notes[0]?.id ?? ''}`)).toMatchObject({text: '', isHidden: true});
  expect(heard(late)).not.toContain('Note 0 of three');
  for (const one of [screen, later, late]) {
    expect([...kindsOf(one)].filter(kind => ['person', 'seat', 'hand', 'needs'].includes(kind))).toEqual([]);
    expect(heard(one)).not.toMatch(/Take your time with this one|My topic|Read this out/);
    expect(one.record('access')?.code).toBe(lead.record('access')?.code);
    expect(one.record('here')).toEqual({kind: 'here', here: 0, away: 0, out: 0, people: [], seats: [], isLed: true});
    expect(one.told).toEqual([]);
  }
  expect(screen.records).toEqual(later.records);
});

test('[R61] what the big screen shows comes to every screen, in words for phones too', async () => {
  server = await SessionServer.start();
  const {lead, key} = await server.open();
  const phone = await server.phone(key);
  const screen = await server.seat(lead, 'screen');
  const operator = await server.seat(lead, 'operator');
  const until = async (what: string, holds: (one: Player) => boolean) => {
    for (const one of [phone, screen, operator]) await one.until(what, () => holds(one));
  };
  await operator.must({type: 'stage.show', view: 'agenda', note: null});
  await until('the agenda', one => one.record('stage')?.view === 'agenda');
  await operator.must({type: 'stage.blank', isBlank: true});
  await until('blank', one => one.record('stage')?.isBlank === true);
  await next(lead);
  await until('it follows, and stays blank', one => one.record('stage')?.view === 'activity' && one.record('stage')?.isBlank === true);
  expect(PERMISSIONS['stage.show'].powers).not.toContain('screen');
  expect(await screen.send({type: 'stage.blank', isBlank: false})).toEqual({ok: false, code: 'not-allowed'});
});

test('[R19, R61] the big screen that was away gets what it missed', async () => {
  server = await SessionServer.start();
  const {lead} = await server.open();
  const screen = await server.seat(lead, 'screen');
  screen.drop();
  const activity = await next(lead);
  await lead.must({type: 'stage.show', view: 'prompt', note: null});
  const welcome = await screen.connect();
  expect(welcome.whole).toBeNull();
  const id: RecordId = `activity:${activity}`;
  expect([screen.record(id)?.at, screen.record('stage')?.view]).toEqual(['open', 'prompt']);
});
