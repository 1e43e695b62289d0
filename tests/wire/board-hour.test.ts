import {afterEach, expect, test} from 'vitest';
import * as Y from 'yjs';
import type {NoteRecord, RecordId, ViewRecord, WritingRecord} from '../../shared/wire/records.ts';
import type {LinkedPage} from '../players/linked-page.ts';
import type {Player} from '../players/player.ts';
import {seed} from '../property/seed.ts';
import {chanceOf} from '../rehearsal/chance.ts';
import {Hour} from './hour/hour.ts';
import {EVERYTHING, Story} from './hour/story.ts';

// An hour of sorting, compressed. Server, protocol, and what the pages do are the product's own; its time and its disk are played. A seed gives what
// people do and when they drop off. How the network runs in between is another thing each time.

const HOURS = Number(process.env.HOURS ?? 1);
const first = Number(process.env.HOUR_SEED ?? seed);

let hour: Hour | null = null;
afterEach(async () => {
  await hour?.close();
  hour = null;
});

/** Who is here lives in memory alone. */
const recordsOf = ({records}: Player): ReadonlyMap<RecordId, ViewRecord> => new Map([...records].filter(([id]) => id !== 'here'));

/** What a phone may see of a note, by what a console sees of it. */
const onPhones = (note: NoteRecord): NoteRecord => (note.isHidden ? {...note, theme: null, text: '', bands: null} : note);

type Sorted = ViewRecord | WritingRecord | null;

/** The notes, the themes, and the order of both. */
function sorted({records}: Player, of: (note: NoteRecord) => NoteRecord = note => note): ReadonlyMap<RecordId, Sorted> {
  const all = new Map<RecordId, Sorted>();
  for (const [id, record] of records) {
    if (record.kind === 'note') all.set(id, of(record));
    if (record.kind === 'theme') all.set(id, record);
    if (record.kind === 'activity') all.set(id, record.writing);
  }
  return all;
}

const bytesOf = ({doc}: LinkedPage): Buffer => Buffer.from(Y.encodeStateAsUpdate(doc));

/** Everything once at least, and what an hour is about more often, yet far below what it has as a rule. */
const OFTEN: Readonly<Record<string, number>> = {
  'a phone moves a note': 20,
  'a phone leaves': 4,
  'a board is cut off': 4,
  'cut off with something unsaved': 4,
  'comes back to the board with something unsaved': 4,
  'drags notes': 4,
  'drags a note within its frame': 8,
  nudges: 5,
  undoes: 5,
  connects: 6,
  'adds a heading': 3,
  'the server is started again': 1,
};

/** Somebody was quicker, the disk refused or the process died, or an hour in seconds was too quick. */
const REFUSED = ['moved-on', 'not-saved', 'too-many', 'unknown-id'];

/** Else it was no trial. */
function expectEventful({counts}: Story, {gone, moves, lead, seats, house}: Hour): void {
  const least = new Map([...EVERYTHING.map(what => [what, 1] as const), ...Object.entries(OFTEN)]);
  for (const [what, times] of least) expect(counts.get(what) ?? 0, what).toBeGreaterThanOrEqual(times);
  expect(seats.reduce((sum, {leftInTheMidst}) => sum + leftInTheMidst, 0)).toBeGreaterThan(0);
  expect(seats.flatMap(({refused}) => refused.filter(code => !REFUSED.includes(code)))).toEqual([]);
  expect(house.boardsOpened).toBeGreaterThan(2);
  expect(gone.size).toBeGreaterThan(0);
  expect(moves.told).toBeGreaterThan(60);
  expect(lead.notes.filter(({id}) => moves.mayBe(id).size === 1).length).toBeGreaterThan(lead.notes.length / 2);
}

for (let at = 0; at < HOURS; at++) {
  test(`[R127, R131, R150, R151] two consoles and three phones agree after an hour with drops, seed ${first + at}`, async () => {
    const chance = chanceOf(first + at);
    hour = new Hour(chance.fork('hour'));
    await hour.begin();
    const story = new Story(hour, chance.fork('story'));
    await story.pass();
    expectEventful(story, hour);
    await hour.settle();
    const {lead, helper, phones, house, gone, moves} = hour;

    // Everybody agrees.
    expect(helper.page.map.toJSON()).toEqual(lead.page.map.toJSON());
    expect(helper.places).toEqual(lead.places);
    expect(helper.layout).toEqual(lead.layout);
    expect(recordsOf(helper.seat.player)).toEqual(recordsOf(lead.seat.player));
    for (const {seat} of phones) expect(sorted(seat.player)).toEqual(sorted(lead.seat.player, onPhones));

    // What people were told holds, and nobody undid what another one had done.
    for (const {id, theme} of lead.notes) expect(moves.mayBe(id), id).toContain(theme);
    for (const {theme, notes} of lead.layout) for (const {id} of notes) expect(lead.seat.player.record(`note:${id}`)?.theme).toBe(theme);
    for (const {abandoned, overruled, saidTooEarly} of [lead, helper])
      expect({abandoned, overruled, saidTooEarly}).toEqual({abandoned: 0, overruled: 0, saidTooEarly: 0});

    // So it does for whoever comes now, and after the process has died.
    const before = {document: lead.page.map.toJSON(), records: recordsOf(lead.seat.player)};
    const pages = [await hour.freshPage()];
    await house.restart('lost');
    pages.push(await hour.freshPage());
    for (const page of pages) expect(page.map.toJSON()).toEqual(before.document);
    expect(recordsOf(await hour.freshPlayer())).toEqual(before.records);
    for (const [client, clock] of [...lead.saved, ...helper.saved])
      for (const {doc} of pages) expect(Y.getState(doc.store, client)).toBeGreaterThanOrEqual(clock);
    for (const note of gone) for (const page of [lead.page, helper.page, ...pages]) expect(bytesOf(page).includes(note), note).toBe(false);
  });
}
