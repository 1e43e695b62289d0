import {afterEach, describe, expect, test} from 'vitest';
import {openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {textsInFiles} from '../contract/processes.ts';
import {newFolder, openSqlite} from '../contract/store-samples.ts';
import {randomId} from '../players/player.ts';
import {next, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

const WRITE = plainActivity({kind: 'write', title: 'What matters', minutes: 10});
const SORT = plainActivity({kind: 'sort', title: 'Sort', minutes: 10, source: 0});

describe('what is kept', () => {
  test('[R8] nothing kept says who named a theme or moved a note, and sent twice each takes effect once [R3]', async () => {
    const store = openMemoryStore();
    server = await SessionServer.start(store);
    const {session, lead, key} = await server.open([WRITE, SORT]);
    const people = await server.phones(key, 3);
    const activity = await next(lead);
    for (const phone of people) await write(phone, activity, `Note of ${phone.me?.person}`);
    await show(lead, activity);
    await next(lead);
    const [ana] = people;
    await ana?.until('it may sort', () => ana.notes.length === 3);
    const kept = await store.load(session);
    const [theme, note] = [randomId(), ana?.notes[0]?.id ?? ''];
    const [adding, moving] = [randomId(), randomId()];
    const add = {type: 'theme.add', activity, theme, title: 'Getting there'} as const;
    const move = {type: 'note.move', note, from: null, theme} as const;
    for (let times = 0; times < 2; times++) {
      expect(await ana?.send(add, adding)).toEqual({ok: true});
      expect(await ana?.send(move, moving)).toEqual({ok: true});
    }
    const now = await store.load(session);
    expect(now?.events.slice(kept?.rev).map(({event}) => (event as {type: string}).type)).toEqual(['theme.added', 'note.moved']);
    expect(now?.commands).toEqual(kept?.commands);
    // Back where it was: the command that moved it there moves it no more.
    await lead.must({type: 'note.move', note, from: theme, theme: null});
    expect(await ana?.send(move, moving)).toEqual({ok: true});
    expect((await store.load(session))?.rev).toBe((now?.rev ?? 0) + 1);
  });

  test('[R16] names and words said with a hand leave every file soon after they are taken back', async () => {
    const folder = newFolder();
    server = await SessionServer.start(await openSqlite(folder));
    const {lead, key} = await server.open();
    const ana = await server.phone(key);
    await next(lead);
    const hand = randomId();
    const gone = ['Ana of the third floor', 'Somebody frightens me here'];
    expect(await ana.send({type: 'person.call', name: gone[0] ?? ''})).toEqual({ok: true});
    expect(await ana.send({type: 'hand.raise', hand})).toEqual({ok: true});
    expect(await ana.send({type: 'hand.say', hand, about: 'not-ok', topic: '', words: gone[1] ?? ''})).toEqual({ok: true});
    expect(textsInFiles(folder, gone)).not.toEqual([]);
    expect(await ana.send({type: 'person.call', name: ''})).toEqual({ok: true});
    expect(await ana.send({type: 'hand.lower', hand})).toEqual({ok: true});
    await expect.poll(() => textsInFiles(folder, gone), {timeout: 20_000, interval: 500}).toEqual([]);
  });
});
