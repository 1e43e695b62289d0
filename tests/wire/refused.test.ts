import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type Player, randomId} from '../players/player.ts';
import type {SessionServer} from './session-server.ts';
import {nobodyElseNotices, type Untroubled, untroubled} from './untroubled.ts';

// What is well formed and still refused: by whoever may not, too late, or about what is not there. The session goes on as if nothing had come.

let room: Untroubled;
let server: SessionServer;
let session: string;
let key: string;
let lead: Player;
let phone: Player;
let writing: string;

beforeAll(async () => {
  room = await untroubled();
  ({server, session, key, lead, phone, writing} = room);
});
afterAll(() => server.close());

describe('what a person may not do, or no longer', () => {
  const command = async (player: Player, body: Parameters<Player['send']>[0]) => {
    const answer = await player.send(body);
    return answer.ok ? 'ok' : answer.code;
  };

  test('[R2] the wrong role, stale state, unknown ids and closed activities each have their code', async () => {
    const order = lead.record('session')?.agenda ?? [];
    const unknown = randomId();
    const colleague = await server.console(session);
    const table: readonly (readonly [RefusalCode | 'ok', Player, Parameters<Player['send']>[0]])[] = [
      ['not-allowed', phone, {type: 'session.end'}],
      ['not-allowed', phone, {type: 'agenda.next', from: writing}],
      ['not-allowed', phone, {type: 'notes.show', activity: writing}],
      ['not-allowed', phone, {type: 'note.hide', note: unknown}],
      ['not-allowed', phone, {type: 'person.remove', person: unknown, reason: 'other'}],
      ['not-allowed', phone, {type: 'prompt.set', activity: writing, text: 'Mine'}],
      ['not-allowed', phone, {type: 'access.lock'}],
      ['moved-on', colleague, {type: 'agenda.next', from: order[0] ?? null}],
      ['moved-on', colleague, {type: 'agenda.next', from: null}],
      ['moved-on', colleague, {type: 'agenda.next', from: unknown}],
      ['moved-on', colleague, {type: 'session.open'}],
      ['unknown-id', colleague, {type: 'notes.show', activity: unknown}],
      ['unknown-id', colleague, {type: 'notes.show', activity: order[0] ?? ''}],
      ['activity-closed', colleague, {type: 'notes.show', activity: order[2] ?? ''}],
      ['activity-closed', colleague, {type: 'prompt.set', activity: order[0] ?? '', text: 'Late'}],
      ['unknown-id', colleague, {type: 'note.hide', note: unknown}],
      ['unknown-id', colleague, {type: 'person.remove', person: unknown, reason: 'other'}],
    ];
    for (const [code, player, body] of table) expect([body.type, await command(player, body)]).toEqual([body.type, code]);
    await nobodyElseNotices(room);
  });

  test('[R2] what belongs to another, to another activity or to nobody each has its code', async () => {
    const order = lead.record('session')?.agenda ?? [];
    const unknown = randomId();
    const [mine, guest, colleague, support] = [
      await server.phone(key),
      await server.phone(key),
      await server.console(session),
      await server.seat(lead, 'support'),
    ];
    const hand = randomId();
    await mine.must({type: 'hand.raise', hand});
    const table: readonly (readonly [RefusalCode | 'ok', Player, Parameters<Player['send']>[0]])[] = [
      ['not-allowed', guest, {type: 'hand.lower', hand}],
      ['unknown-id', guest, {type: 'hand.say', hand, about: null, topic: '', words: ''}],
      ['unknown-id', guest, {type: 'hand.raise', hand}],
      ['not-allowed', guest, {type: 'turn.give', hand, turn: null}],
      ['moved-on', guest, {type: 'turn.end', turn: unknown, how: 'done'}],
      ['not-allowed', guest, {type: 'hands.close'}],
      ['not-allowed', guest, {type: 'lead.hand-over', to: unknown}],
      ['not-allowed', guest, {type: 'agenda.back', from: writing}],
      ['not-allowed', guest, {type: 'time.add', activity: writing, minutes: 5}],
      ['not-allowed', guest, {type: 'stage.blank', isBlank: true}],
      ['not-allowed', guest, {type: 'agreement.set', lines: []}],
      ['not-allowed', guest, {type: 'session.pause'}],
      ['not-allowed', support, {type: 'lead.hand-over', to: support.me?.seat ?? ''}],
      ['not-allowed', support, {type: 'hand.raise', hand: unknown}],
      ['not-allowed', colleague, {type: 'person.call', name: 'The organiser'}],
      ['unknown-id', colleague, {type: 'lead.hand-over', to: unknown}],
      ['unknown-id', colleague, {type: 'lead.hand-over', to: mine.me?.person ?? ''}],
      ['unknown-id', support, {type: 'turn.give', hand: unknown, turn: null}],
      ['moved-on', support, {type: 'turn.give', hand, turn: unknown}],
      ['moved-on', colleague, {type: 'time.add', activity: order[2] ?? '', minutes: 5}],
      ['unknown-id', colleague, {type: 'time.pause', activity: unknown}],
      ['unknown-id', colleague, {type: 'stage.show', view: 'note', note: unknown}],
      ['moved-on', colleague, {type: 'agreement.set', lines: [{keep: unknown}]}],
    ];
    for (const [code, player, body] of table) expect([body.type, await command(player, body)]).toEqual([body.type, code]);
    for (const one of [mine, guest, colleague, support]) one.drop();
    await nobodyElseNotices(room);
  });

  test('control characters and overrides of the writing direction are taken out of every word', async () => {
    const guest = await server.phone(key);
    const hand = randomId();
    await guest.must({type: 'person.call', name: ' A\u0000n\u202Ea\u0007 '});
    await guest.must({type: 'hand.raise', hand});
    await guest.must({type: 'hand.say', hand, about: 'point', topic: 'T\u001Bo', words: 'W\u009Fo\u202Drds\r\n<b>&'});
    await guest.until('they are kept', () => guest.mine?.hand?.words !== '');
    expect([guest.mine?.name, guest.mine?.hand?.topic, guest.mine?.hand?.words]).toEqual(['Ana', 'To', 'Words\n<b>&']);
    await lead.until('they are told', () => lead.record(`hand:${hand}`)?.words === 'Words\n<b>&');
    guest.drop();
  });
});
