import {expect, test} from 'vitest';
import {inMemory} from '../../../client/live/kept.ts';
import {openOutbox} from '../../../client/live/outbox.ts';
import {createRoom} from '../../../client/live/view.ts';
import {id} from './view-of.ts';

const session = id('session');

/** Until what was written last is kept. */
const saved = (kept: ReturnType<typeof inMemory>) =>
  expect.poll(async () => (await kept.get<{notes: unknown[]}>(`own:${session}`))?.notes.length).toBe(1);

test('[R50] what is kept survives the page, and is there when it is opened again', async () => {
  const kept = inMemory();
  const first = await openOutbox(kept, session, createRoom(session));
  first.write(id('one'), 'Kept words', 'hold');
  await saved(kept);
  first.close();
  const again = await openOutbox(kept, session, createRoom(session));
  expect(again.own.getState().notes.map(note => note.text)).toEqual(['Kept words']);
});

test('[R37] after a reload a note that seems never to have left is taken back at the server too: the page may have sent it as it went', async () => {
  const kept = inMemory();
  const first = await openOutbox(kept, session, createRoom(session));
  first.write(id('one'), 'Sent by the page that went', 'hold');
  const [note] = first.own.getState().notes;
  first.takeBack(note?.id ?? '');
  expect(first.own.getState().notes).toEqual([]);
  first.write(id('one'), 'Sent by the page that went', 'hold');
  await saved(kept);
  first.close();
  const again = await openOutbox(kept, session, createRoom(session));
  const [held] = again.own.getState().notes;
  again.takeBack(held?.id ?? '');
  expect(again.own.getState().notes).toMatchObject([{wish: 'take-back', isSent: false}]);
});
