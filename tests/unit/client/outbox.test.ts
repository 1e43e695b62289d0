import {expect, test} from 'vitest';
import {inMemory} from '../../../client/live/kept.ts';
import {openOutbox} from '../../../client/live/outbox.ts';
import {createRoom} from '../../../client/live/view.ts';
import {MAX_NOTES_PER_SENDER} from '../../../shared/wire/limits.ts';
import {activity, id, note, records, session as sessionRecord, writing} from './view-of.ts';

const session = id('session');

/** Until what was written last is kept. */
const saved = (kept: ReturnType<typeof inMemory>) =>
  expect.poll(async () => (await kept.get<{notes: unknown[]}>(`own:${session}`))?.notes.length).toBe(1);

test('[R50] what is kept survives the page, and is there when it is opened again', async () => {
  const kept = inMemory();
  const first = await openOutbox(kept, session, createRoom(session));
  first.write(id('one'), 'Kept words', 'hold', null);
  await saved(kept);
  first.close();
  const again = await openOutbox(kept, session, createRoom(session));
  expect(again.own.getState().notes.map(note => note.text)).toEqual(['Kept words']);
});

test('[R37] after a reload a note that seems never to have left is taken back at the server too: the page may have sent it as it went', async () => {
  const kept = inMemory();
  const first = await openOutbox(kept, session, createRoom(session));
  first.write(id('one'), 'Sent by the page that went', 'hold', null);
  const [note] = first.own.getState().notes;
  first.takeBack(note?.id ?? '');
  expect(first.own.getState().notes).toEqual([]);
  first.write(id('one'), 'Sent by the page that went', 'hold', null);
  await saved(kept);
  first.close();
  const again = await openOutbox(kept, session, createRoom(session));
  const [held] = again.own.getState().notes;
  again.takeBack(held?.id ?? '');
  expect(again.own.getState().notes).toMatchObject([{wish: 'take-back', isSent: false}]);
});

test('[R50] a ballot and the theme of a note are kept, and what an older page kept is read', async () => {
  const kept = inMemory();
  const first = await openOutbox(kept, session, createRoom(session));
  first.vote(id('one'), [0, 2, 1]);
  first.write(id('one'), 'About doors', 'hold', id('doors'));
  await saved(kept);
  first.close();
  const again = await openOutbox(kept, session, createRoom(session));
  expect(again.own.getState().ballots.get(id('one'))).toEqual([0, 2, 1]);
  expect(again.own.getState().notes).toMatchObject([{theme: id('doors')}]);
  await again.clear();
  expect(again.own.getState().ballots.size).toBe(0);
  const {theme: _theme, isHidden: _isHidden, ...old} = note('old');
  await kept.set(`own:${session}`, {notes: [old], marks: new Map(), seed: 7});
  const older = await openOutbox(kept, session, createRoom(session));
  expect(older.own.getState()).toMatchObject({notes: [{theme: null, isHidden: false, text: 'words of old'}], seed: 7});
  expect(older.own.getState().ballots.size).toBe(0);
});

test('marks lie with the notes they are about, also when another activity asked for them', async () => {
  const room = createRoom(session);
  room.setState({records: records(activity('two', {activity: 'react', source: id('one')}))});
  const {own, toggleMark} = await openOutbox(inMemory(), session, room);
  toggleMark(id('two'), 'meToo', id('x'));
  expect([...own.getState().marks]).toEqual([[id('one'), {meToo: [id('x')], differently: [], tellMore: []}]]);
});

test('a hidden note is known as hidden, and keeps its words on its author’s phone', async () => {
  const room = createRoom(session);
  const {own, write} = await openOutbox(inMemory(), session, room);
  write(id('one'), 'Mine', 'hold', null);
  const [mine] = own.getState().notes;
  const noteId = mine?.id ?? '';
  const hidden = {kind: 'note', id: noteId, activity: id('one'), theme: null, text: '', isHidden: true, bands: null} as const;
  room.setState({records: records(activity('one', {writing: writing({at: 'shown', notes: [noteId]})}), hidden)});
  expect(own.getState().notes).toMatchObject([{isHidden: true, isShown: true, text: 'Mine', wish: 'show'}]);
});

test('no note is added while everything rests, or while as many wait as one sender may have', async () => {
  const room = createRoom(session);
  const {holdsBack, write, own} = await openOutbox(inMemory(), session, room);
  for (let count = 1; count < MAX_NOTES_PER_SENDER; count += 1) write(id('one'), `Note ${count}`, 'hold', null);
  expect(holdsBack(id('one'))).toBeNull();
  write(id('one'), 'The last', 'hold', null);
  expect([holdsBack(id('one')), holdsBack(id('two'))]).toEqual(['too-many', null]);
  const shown = own.getState().notes.map(note => note.id);
  const released = shown.map(
    noteId => ({kind: 'note', id: noteId, activity: id('one'), theme: null, text: '', isHidden: false, bands: null}) as const,
  );
  room.setState({records: records(activity('one', {writing: writing({at: 'shown', notes: shown})}), ...released)});
  expect(holdsBack(id('one'))).toBeNull();
  room.setState({records: records(sessionRecord({isPaused: true}))});
  expect(holdsBack(id('two'))).toBe('paused');
});
