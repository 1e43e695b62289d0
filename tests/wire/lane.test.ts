import {readdirSync, readFileSync} from 'node:fs';
import {afterEach, describe, expect, test} from 'vitest';
import {type BoxContent, encodeLaneRequest, LANE_ANSWER_BYTES, LANE_REQUEST_BYTES, packBox} from '../../shared/wire/lane.ts';
import {MAX_NOTES_PER_SENDER, MAX_TOMBSTONES} from '../../shared/wire/limits.ts';
import {newNote, type OwnNote, postBox, postLane, withoutKey} from '../players/lane.ts';
import {type Player, randomId} from '../players/player.ts';
import {Visitor} from '../players/visitor.ts';
import {next, postNotes, QUICK, SessionServer, show, write} from './session-server.ts';

let server: SessionServer;
afterEach(() => server.close());

/** So many of the room's seconds. */
const roomSeconds = (seconds: number) => new Promise(resolve => setTimeout(resolve, (seconds * 1_000) / QUICK));

async function inWriting(phones = 3) {
  server = await SessionServer.start();
  return server.inWriting(phones);
}

const bearerOf = (phone: Player, activity: string) => phone.laneTickets.get(activity)?.write ?? '';

describe('the door of the lane', () => {
  test('[R29] whatever comes, 512 bytes with status 200 go back', async () => {
    const {session, activity, ana} = await inWriting();
    const box = packBox({holds: 'notes', session, bearer: bearerOf(ana, activity), notes: [], gone: []});
    if (!box) throw new Error('it does not fit');
    const good = encodeLaneRequest({activity, box});
    const bodies: Readonly<Record<string, Uint8Array>> = {
      good,
      'one byte short': good.subarray(0, LANE_REQUEST_BYTES - 1),
      'one byte long': new Uint8Array([...good, 0]),
      empty: new Uint8Array(0),
      zeros: new Uint8Array(LANE_REQUEST_BYTES),
      'a megabyte': new Uint8Array(1_000_000),
      'another version': new Uint8Array([9, ...good.subarray(1)]),
      'not UTF-8': encodeLaneRequest({activity, box: new Uint8Array(4_000).fill(0xff)}),
    };
    for (const [name, body] of Object.entries(bodies)) {
      const reply = await postLane(server.site, body);
      expect([name, reply.status, reply.bytes]).toEqual([name, 200, LANE_ANSWER_BYTES]);
      expect([name, reply.answer.ok]).toEqual([name, name === 'good']);
      expect(reply.headers.get('set-cookie')).toBeNull();
    }
    const elsewhere = await postLane(server.site, good, {Origin: 'https://evil.example'});
    expect(elsewhere.answer).toEqual({ok: false, code: 'wrong-origin'});
    expect(elsewhere.bytes).toBe(LANE_ANSWER_BYTES);
    const encoded = await postLane(server.site, good, {'Content-Encoding': 'gzip'});
    expect([encoded.status, encoded.bytes, encoded.answer.ok]).toEqual([200, LANE_ANSWER_BYTES, false]);
  });

  test('[R30] no file on the lane’s way reads an address, a cookie or a header but Origin, or writes a log line', () => {
    const folders = ['server/anonymous', 'server/http/lane.ts'];
    const root = new URL('../../', import.meta.url).pathname;
    const files = folders.flatMap(path => (path.endsWith('.ts') ? [path] : readdirSync(root + path).map(name => `${path}/${name}`)));
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const code = readFileSync(root + file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(code, file).not.toMatch(/remoteAddress|\.ips?\b|headers\[|headers\.|\.get\(['"]|cookie|\blog\b|socket/i);
    }
  });

  test('[R36] a person has the same bearers however often they come back, and another has others', async () => {
    const {activity, ana, ben} = await inWriting();
    const before = ana.laneTickets.get(activity);
    ana.drop();
    await ana.connect();
    expect(ana.laneTickets.get(activity)).toEqual(before);
    expect(ben.laneTickets.get(activity)?.write).not.toBe(before?.write);
    expect(before?.write).not.toBe(before?.react);
  });

  test('[R36] bearers come unasked, for what is open and for the next activity to write', async () => {
    const {lead, activity, ana} = await inWriting();
    const order = lead.record('session')?.agenda ?? [];
    expect([...ana.laneTickets.keys()].sort()).toEqual([activity, order[2]].sort());
  });
});

describe('taking back', () => {
  const takeBack = (phone: Player, activity: string, noteKey: string) =>
    postBox(server.site, activity, {holds: 'withdrawal', session: phone.session, bearer: bearerOf(phone, activity), noteKey});

  test('[R37, R41] a note sent twice at once and then taken back leaves no box with its words', async () => {
    const {session, lead, activity, ana} = await inWriting();
    const note = newNote('Words that must go');
    await Promise.all([postNotes(ana, activity, [note]), postNotes(ana, activity, [note])]);
    expect(await takeBack(ana, activity, note.key)).toEqual({ok: true});
    const withWords = async () => (await server.store.boxes(session)).filter(({box}) => Buffer.from(box).includes('Words that must go'));
    await expect.poll(withWords, {timeout: 5_000}).toEqual([]);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(await server.store.boxes(session)).toEqual([]);
  });

  test('[R37] notes taken back before they are shown may go in one box with others, and are never shown', async () => {
    const {session, lead, activity, ana, ben, cai} = await inWriting();
    const gone = [await write(ana, activity, 'Gone one'), await write(ana, activity, 'Gone two')];
    const stays = newNote('Stays');
    const content = {
      holds: 'notes',
      session,
      bearer: bearerOf(ana, activity),
      notes: [withoutKey(stays)],
      gone: gone.map(note => note.key),
    } as const;
    expect(await postBox(server.site, activity, {...content, notes: [...content.notes], gone: [...content.gone]})).toEqual({ok: true});
    await write(ben, activity, 'Another');
    await write(cai, activity, 'And another');
    expect((await server.store.boxes(session)).filter(({box}) => Buffer.from(box).includes('Gone'))).toEqual([]);
    await show(lead, activity);
    expect(lead.notes.map(note => note.text).sort()).toEqual(['And another', 'Another', 'Stays']);
  });

  test('[R41] after the end nothing unknown is kept, and what was shown can still be taken back', async () => {
    const {session, lead, activity, ana, ben, cai} = await inWriting();
    const note = await write(ana, activity, 'Shown');
    await write(ben, activity, 'Shown too');
    await write(cai, activity, 'And this');
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(await takeBack(ana, activity, newNote('x').key)).toEqual({ok: false, code: 'session-ended'});
    expect(await server.store.boxes(session)).toEqual([]);
    expect(await takeBack(ana, activity, note.key)).toEqual({ok: true});
    await lead.until('it is gone', () => lead.notes.length === 2);
    expect(await server.store.boxes(session)).toEqual([]);
    expect((await server.store.load(session))?.contents.has(note.id)).toBe(false);
  });
});

describe('boxes', () => {
  test('[R32] an acknowledged note is in the store as a box that nobody has opened, until it is shown', async () => {
    const {session, lead, activity, ana, ben, cai} = await inWriting();
    const words = async () => (await server.store.load(session))?.contents.size ?? 0;
    const before = await words();
    for (const phone of [ana, ben, cai]) await write(phone, activity, 'Kept');
    expect(await server.store.boxes(session)).toHaveLength(3);
    expect(await words()).toBe(before);
    await show(lead, activity);
    expect(await words()).toBe(before + 3);
    expect(await server.store.boxes(session)).toHaveLength(0);
  });

  test('[R31] a note sent again, also after it was shown, is the same note', async () => {
    const {lead, activity, ana, ben, cai} = await inWriting();
    const note = await write(ana, activity, 'Once');
    expect(await postNotes(ana, activity, [note])).toEqual({ok: true});
    await write(ben, activity, 'Another');
    await write(cai, activity, 'And another');
    await show(lead, activity);
    expect(await postNotes(ana, activity, [note])).toEqual({ok: true});
    await next(lead);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(lead.notes.filter(one => one.text === 'Once')).toHaveLength(1);
  });

  test('[R33] until the gathering is over no frame of any audience comes of what is written', async () => {
    const {activity, people, lead} = await inWriting(8);
    await roomSeconds(10);
    const framesBefore = [lead, ...people].map(player => player.n);
    for (const phone of people) await write(phone, activity, 'Quietly');
    await postNotes(people[0] as Player, activity, []);
    await roomSeconds(10);
    expect([lead, ...people].map(player => player.n)).toEqual(framesBefore);
  });

  test('[R40] a note may come up to 90 seconds after its activity closed, not later', async () => {
    const {lead, activity, ana, ben, cai} = await inWriting();
    for (const phone of [ana, ben, cai]) await write(phone, activity, 'In time');
    await next(lead);
    await roomSeconds(20);
    const late = newNote('Late');
    expect(await postNotes(ana, activity, [late])).toEqual({ok: true});
    await roomSeconds(100);
    expect(await postNotes(ben, activity, [newNote('Too late')])).toEqual({ok: false, code: 'activity-closed'});
    // What is known already may be sent again: the phone proves that it is still there.
    expect(await postNotes(ana, activity, [late])).toEqual({ok: true});
  });

  test('[R41] when a session has ended no box is left, also of those who only sent cover', async () => {
    const {session, lead, activity, ana, ben, cai} = await inWriting();
    await write(ana, activity, 'Alone in this');
    await postNotes(ben, activity, []);
    await postBox(server.site, activity, {
      holds: 'withdrawal',
      session,
      bearer: bearerOf(cai, activity),
      noteKey: newNote('never sent').key,
    });
    expect((await server.store.boxes(session)).length).toBe(3);
    await lead.must({type: 'session.end'});
    await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
    expect(await server.store.boxes(session)).toEqual([]);
    expect(lead.notes).toEqual([]);
  });

  test('[R42] one sender is limited in boxes and notes, and nobody else notices', async () => {
    const {activity, ana, ben} = await inWriting();
    const codes = [];
    for (let box = 0; box < 10; box++) codes.push(await postNotes(ana, activity, []));
    expect(codes.filter(answer => answer.ok)).toHaveLength(8);
    expect(codes.at(-1)).toEqual({ok: false, code: 'too-many'});
    expect(await postNotes(ben, activity, [newNote('Unharmed')])).toEqual({ok: true});
    await roomSeconds(25);
    const many = Array.from({length: 26}, (_, at) => newNote(`${at}`));
    expect(await postNotes(ana, activity, many.slice(0, 25))).toEqual({ok: true});
    expect(
      await postNotes(
        ana,
        activity,
        Array.from({length: 26}, (_, at) => newNote(`more ${at}`)),
      ),
    ).toEqual({ok: false, code: 'too-many'});
  });

  test('[R42] also when they come at once, one sender has fifty notes waiting at most', async () => {
    const {activity, ana} = await inWriting();
    const batch = (name: string) => Array.from({length: 25}, (_, at) => newNote(`${name} ${at}`));
    const answers = await Promise.all([batch('a'), batch('b'), batch('c'), batch('d')].map(notes => postNotes(ana, activity, notes)));
    expect(answers.filter(answer => answer.ok)).toHaveLength(2);
  });

  test('[R42] where a few have filled an activity, everybody else may still bring something', async () => {
    const {activity, ana, key} = await inWriting();
    const fillers = await server.phones(key, 40);
    const batch = (name: string) => Array.from({length: 25}, (_, at) => newNote(`${name} ${at}`));
    for (const filler of fillers) for (const half of ['a', 'b']) expect(await postNotes(filler, activity, batch(half))).toEqual({ok: true});
    expect(await postNotes(ana, activity, [newNote('Still heard')])).toEqual({ok: true});
    expect(await postNotes(ana, activity, [newNote('2'), newNote('3'), newNote('4')])).toEqual({ok: false, code: 'too-many'});
  });

  test('[R42, R37] who takes back thousands of notes that nobody has seen keeps no other from taking back theirs', async () => {
    const {activity, ana, ben, key} = await inWriting();
    const keys = (many: number) => Array.from({length: many}, () => newNote('x').key);
    const takeBack = async (phone: Player, gone: readonly string[], notes: readonly OwnNote[] = []) =>
      postBox(server.site, activity, {
        holds: 'notes',
        session: phone.session,
        bearer: phone.laneTickets.get(activity)?.write ?? '',
        notes: notes.map(withoutKey),
        gone: [...gone],
      });
    await ben.until('it has a bearer', () => ben.laneTickets.has(activity));
    await ana.until('it has a bearer', () => ana.laneTickets.has(activity));
    expect(await takeBack(ana, keys(50))).toEqual({ok: true});
    expect(await takeBack(ana, keys(1))).toEqual({ok: false, code: 'too-many'});
    // What can be remembered is full.
    for (let filled = MAX_NOTES_PER_SENDER; filled < MAX_TOMBSTONES; filled += MAX_NOTES_PER_SENDER) {
      const filler = await server.phone(key);
      await filler.until('it has a bearer', () => filler.laneTickets.has(activity));
      expect(await takeBack(filler, keys(50))).toEqual({ok: true});
    }
    expect(await takeBack(ben, keys(4))).toEqual({ok: false, code: 'too-many'});
    expect(await takeBack(ben, keys(2), [newNote('Unharmed')])).toEqual({ok: true});
  });

  test('[R35] phones that joined and never came do not raise what a release needs', async () => {
    const {lead, activity, key, ana, ben, cai} = await inWriting();
    for (let ghost = 0; ghost < 8; ghost++) await new Visitor(server.site).join({key});
    for (const phone of [ana, ben, cai]) await write(phone, activity, 'Three are enough');
    await show(lead, activity);
    expect(lead.notes).toHaveLength(3);
  });

  test('what is not one’s own is refused: a foreign bearer, another activity, a key of no note, another session', async () => {
    const {session, lead, activity, ana, ben} = await inWriting();
    const order = lead.record('session')?.agenda ?? [];
    const note = withoutKey(newNote('Mine'));
    const attempts: readonly (readonly [string, string, BoxContent])[] = [
      ['unknown-bearer', activity, {holds: 'notes', session, bearer: randomId(), notes: [note], gone: []}],
      ['unknown-bearer', activity, {holds: 'notes', session, bearer: ana.laneTickets.get(activity)?.react ?? '', notes: [note], gone: []}],
      ['unknown-bearer', order[2] ?? '', {holds: 'notes', session, bearer: bearerOf(ana, activity), notes: [note], gone: []}],
      ['not-open-yet', order[2] ?? '', {holds: 'notes', session, bearer: bearerOf(ana, order[2] ?? ''), notes: [note], gone: []}],
      ['no-session', activity, {holds: 'notes', session: randomId(), bearer: bearerOf(ben, activity), notes: [note], gone: []}],
      ['unknown-id', activity, {holds: 'change', session, bearer: bearerOf(ana, activity), noteKey: newNote('x').key, text: 'Not mine'}],
      ['unknown-bearer', activity, {holds: 'change', session, bearer: randomId(), noteKey: newNote('x').key, text: 'Not mine'}],
      ['unknown-id', activity, {holds: 'withdrawal', session, bearer: null, noteKey: newNote('x').key}],
      [
        'activity-closed',
        activity,
        {holds: 'reactions', session, bearer: ana.laneTickets.get(activity)?.react ?? '', meToo: 'AQ', differently: '', tellMore: ''},
      ],
    ];
    for (const [code, header, content] of attempts) expect(await postBox(server.site, header, content)).toEqual({ok: false, code});
  });
});

test('[R42] asking for sessions that do not exist is limited, and rooms that are open go on', async () => {
  const {activity, ana} = await inWriting();
  const codes = new Set<string>();
  // In one of the room's seconds, which are short here.
  for (let at = 0; at < 3; at++) {
    const asked = Array.from({length: 300}, () =>
      postBox(server.site, activity, {holds: 'withdrawal', session: randomId(), bearer: null, noteKey: newNote('x').key}),
    );
    for (const answer of await Promise.all(asked)) codes.add(answer.ok ? 'ok' : answer.code);
  }
  expect([...codes].sort()).toEqual(['no-session', 'too-many']);
  expect(await postNotes(ana, activity, [newNote('Unharmed')])).toEqual({ok: true});
});
