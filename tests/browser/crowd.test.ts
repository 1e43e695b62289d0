import type {Browser} from 'playwright-core';
import {expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {Visitor} from '../players/visitor.ts';
import {next, type SessionServer, show, write} from '../wire/session-server.ts';
import {DESK, device, PHONE} from './browser.ts';
import {listen} from './heard.ts';
import {serveInMemory} from './in-memory.ts';

// Many people and many changes, in front of one screen.

let browser: Browser;
let server: SessionServer;
serveInMemory(started => {
  ({browser, server} = started);
});

const PATIENT = {timeout: 10_000};
const PEOPLE = 1_000;
/** Those who are connected; the others have joined and locked their phones. */
const CONNECTED = 60;
/** Phones that come in at the same time. */
const AT_ONCE = 50;

test('a thousand people: the list opens, is searched and goes on', async () => {
  const {session, lead, key} = await server.open();
  await server.phones(key, CONNECTED);
  for (let joined = CONNECTED; joined < PEOPLE; joined += AT_ONCE)
    await Promise.all(Array.from({length: Math.min(AT_ONCE, PEOPLE - joined)}, () => new Visitor(server.site).join({key})));
  const desk = await device(browser, DESK);
  try {
    const console = await desk.newPage();
    const {key: seat} = await server.link(lead, 'lead');
    await console.goto(`${server.site}/f/${session}#${seat}`);
    await console.getByRole('button', {name: 'Go to the session'}).click();
    await console.getByText('1,000 people have joined').waitFor();
    await console.locator('summary', {hasText: 'Show everyone'}).click();
    const rows = console.getByRole('button', {name: 'Remove', exact: true});
    await expect.poll(() => rows.count(), PATIENT).toBe(100);
    await console.getByRole('button', {name: 'Show 100 more'}).click();
    await expect.poll(() => rows.count(), PATIENT).toBe(200);
    // Somebody who came late, found by the name that stands on their phone.
    await console.getByLabel('Find a person').pressSequentially('blue heron', {delay: 20});
    await console.getByText('2 people', {exact: true}).waitFor();
    await expect.poll(() => rows.count(), PATIENT).toBe(2);
    await console.getByLabel('Find a person').fill('nobody of this name');
    await console.getByText('Nobody has that name').waitFor();
    expect(desk.complaints).toEqual([]);
  } finally {
    await desk.close();
  }
}, 120_000);

/** A third of a minute. */
const WATCHED_MS = 20_000;
/** A third of twelve. */
const MOST_SAID = 4;
const TYPED_MS = 8_000;

test('[R75] with 60 changes a minute a phone says at most 12 things a minute, and nothing while somebody types', async () => {
  const {lead, key} = await server.open([
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 60, themes: ['One', 'Two']}),
    plainActivity({kind: 'react', title: 'Read and react', prompt: 'Read a few.', minutes: 60, source: 0}),
  ]);
  const writers = await server.phones(key, 3);
  const activity = await next(lead);
  for (const [at, writer] of writers.entries()) await write(writer, activity, `Note ${at}`);
  const reading = await next(lead);
  await lead.until('the notes are shown', () => lead.notes.length === 3);
  const pocket = await device(browser, PHONE);
  try {
    const phone = await pocket.newPage();
    await phone.goto(`${server.site}/j#${key}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByText('Note 2').waitFor();
    const heard = await listen(phone);
    let stop = false;
    // Every second one thing changes: a note moves, one is hidden or shown, or time is given, always another amount.
    const changing = (async () => {
      for (let at = 1; !stop; at += 1) {
        const note = lead.notes[at % 3];
        const themes = lead.record(`activity:${activity}`)?.writing?.themes ?? [];
        if (!note) throw new Error('the notes are gone');
        if (at % 3 === 0) await lead.must({type: 'time.add', activity: reading, minutes: 1 + (at % 50)});
        else if (at % 3 === 1) await lead.must({type: 'note.move', note: note.id, from: note.theme, theme: themes[at % 2] ?? null});
        else await lead.must({type: note.isHidden ? 'note.unhide' : 'note.hide', note: note.id});
        await new Promise(resolve => setTimeout(resolve, 1_000));
      }
    })();
    await phone.waitForTimeout(WATCHED_MS);
    const said = await heard();
    expect(said.length, said.join(' | ')).toBeLessThanOrEqual(MOST_SAID);
    // It does speak: the silence below is no deaf observer.
    expect(said.length).toBeGreaterThan(0);

    await phone.getByRole('button', {name: 'Raise hand'}).click();
    await phone.getByLabel('In a few words').click();
    await phone.keyboard.type('a', {delay: 20});
    await heard();
    await phone.keyboard.type('b'.repeat(TYPED_MS / 200), {delay: 200});
    expect(await heard()).toEqual([]);
    await expect.poll(async () => (await heard()).length, {timeout: 15_000}).toBeGreaterThan(0);
    stop = true;
    await changing;
    expect(pocket.complaints).toEqual([]);
  } finally {
    await pocket.close();
  }
}, 120_000);

test('whoever is in an empty field when the notes are shown keeps it in sight', async () => {
  const {lead, key} = await server.open([
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10}),
  ]);
  const writers = await server.phones(key, 12);
  const pocket = await device(browser, PHONE);
  const phone = await pocket.newPage();
  // What keeps it there comes last of all that is fetched.
  const isHere = phone.waitForResponse(/once-here/);
  await phone.goto(`${server.site}/j#${key}`);
  await phone.getByRole('button', {name: 'Join now'}).click();
  await isHere;
  const activity = await next(lead);
  for (const [at, writer] of writers.entries()) await write(writer, activity, `Note ${at}`);
  const field = phone.getByLabel('Your note', {exact: true});
  await field.focus();
  const top = async () => Math.round((await field.boundingBox())?.y ?? 0);
  const before = await top();
  await show(lead, activity);
  await phone.getByRole('heading', {name: '12 notes'}).waitFor();
  await field.and(phone.locator(':focus')).waitFor();
  await expect.poll(top).toBe(before);
  expect(pocket.complaints).toEqual([]);
  await pocket.close();
}, 60_000);
