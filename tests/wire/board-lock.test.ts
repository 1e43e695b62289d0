import {expect, test} from 'vitest';
import {boardTicket, RawBoard, soon} from '../players/board-player.ts';
import {sync, value} from '../players/forged.ts';
import {LinkedPage} from '../players/linked-page.ts';
import {BoardRoom} from './board-room.ts';

// A board that is locked while people are at it.

const room = new BoardRoom();

/** How often a page goes on writing, and for how long at most. */
const [EVERY_MS, MOST] = [50, 200] as const;

test('[R129, R156] a lock takes what is on its way, then nothing by either message, and what was stored stays; unlocked, all go on', async () => {
  const {lead, session, first, second} = await room.inSession();
  const honest = await room.enter(first, session);
  const stored = async () => (await room.server.store.loadBoard(session, 'board')).updates.length;
  const {raw, client} = await RawBoard.open(second, session);
  raw.send(sync(2, value(client, 0)));
  await soon('it is there', () => honest.map.has('key'));
  await lead.must({type: 'board.lock'});
  // On its way when the lock came.
  raw.send(sync(2, value(client, 1)));
  let ended: unknown = null;
  void raw.ended.then(why => {
    ended = why;
  });
  let sent = 2;
  while (ended === null && sent < MOST) {
    await new Promise(resolve => setTimeout(resolve, EVERY_MS));
    raw.send(sync(2, value(client, sent)));
    sent += 1;
  }
  expect(ended).toBe('read-only');
  const taken = await stored();
  expect(taken).toBeGreaterThan(1);
  expect(taken).toBeLessThan(sent);

  for (const step of [1, 2] as const) {
    expect((await boardTicket(second, session)).mayWrite).toBe(false);
    const again = await RawBoard.open(second, session);
    again.raw.send(sync(step, value(again.client, 0)));
    expect(await again.raw.ended).toBe('read-only');
  }
  expect(await stored()).toBe(taken);
  // Who leads is not locked out, and nobody else was sent away.
  honest.map.set('mine', 'stays');
  await honest.settle();
  expect(honest.ends).toEqual([]);

  await lead.must({type: 'board.unlock'});
  const helper = await room.enter(second, session);
  helper.map.set('theirs', 'too');
  await soon('it is heard', () => honest.map.get('theirs') === 'too');
});

test('[R127] a page that comes back with other rights has lost nothing, and does not say that it has', async () => {
  const {session, first} = await room.inSession();
  const page = await new LinkedPage(first, session).until('saved');
  // Twice at once: the rights have changed again.
  page.link.renew();
  page.link.renew();
  page.map.set('meanwhile', 'kept');
  await soon('it came back', () => page.tickets === 2);
  await page.until('saved');
  expect(page.told).toEqual(['connecting', 'saved', 'saving', 'saved']);
  // A renewal that fails is a lost connection like any other.
  page.link.renew();
  page.cut();
  await page.until('offline');
  page.mend();
  await page.until('saved');
  page.link.close();
});
