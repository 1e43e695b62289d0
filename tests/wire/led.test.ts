import {afterEach, describe, expect, test} from 'vitest';
import type {Player} from '../players/player.ts';
import {next, QUICK, SessionServer} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const roomSeconds = (seconds: number) => new Promise(resolve => setTimeout(resolve, (seconds * 1_000) / QUICK));
const isLed = (player: Player) => player.record('here')?.isLed;
const wasToldOtherwise = (player: Player) => player.frames.some(({frame}) => frame.put.here?.kind === 'here' && !frame.put.here.isLed);

async function running() {
  server = await SessionServer.start();
  const {session, lead, key} = await server.open();
  const phone = await server.phone(key);
  await next(lead);
  await phone.until('the session runs', () => phone.record('session')?.phase === 'live');
  return {session, lead, key, phone};
}

describe('[R112] whether anybody leads', () => {
  test('phones alone are told when nobody has for a minute, and at once when one is back', async () => {
    const {session, lead, phone} = await running();
    const screen = await server.enter(lead.visitor, session, 'stage');
    const notes = await server.seat(lead, 'note-taker');
    const began = performance.now();
    lead.drop();
    await phone.until('it is told', () => isLed(phone) === false);
    // 40 times as fast as by the clock on the wall.
    expect(performance.now() - began).toBeGreaterThan(1_400);
    expect([isLed(screen), isLed(notes)]).toEqual([true, true]);
    await lead.connect();
    await phone.until('it is told that one is back', () => isLed(phone) === true);
    for (const other of [lead, screen, notes]) expect(wasToldOtherwise(other)).toBe(false);
  });

  test('nobody is told of less, nor while one who supports is there', async () => {
    const {lead, phone} = await running();
    lead.drop();
    await roomSeconds(40);
    await lead.connect();
    const support = await server.seat(lead, 'support');
    lead.drop();
    await roomSeconds(80);
    expect(wasToldOtherwise(phone)).toBe(false);
    support.drop();
    await phone.until('it is told', () => isLed(phone) === false);
  });

  test('before it runs nobody is told', async () => {
    server = await SessionServer.start();
    const {lead, key} = await server.open();
    const phone = await server.phone(key);
    lead.drop();
    await roomSeconds(80);
    expect([isLed(phone), wasToldOtherwise(phone)]).toEqual([true, false]);
  });
});
