import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {newNote} from '../players/lane.ts';
import type {Player} from '../players/player.ts';
import {next, postNotes, type SessionServer} from '../wire/session-server.ts';
import {device, expectAccessible, expectLargeTargets, PHONE, pressUntil} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// A list of notes on a phone, with fingers and with keys: what a person can do with it, and what others cannot.

let browser: Browser;
let server: SessionServer;
let pocket: BrowserContext & {readonly complaints: string[]};
let lead: Player;
let page: Page;
let activity: string;

serveInMemory(
  started => {
    ({browser, server} = started);
  },
  {isBrisk: true},
);

const NAMES = ['Getting here', 'In the room'];
const HERE = Array.from({length: 12}, (_, at) => `The bus comes once an hour, said person ${at + 1}`);
const ROOM = ['Nowhere to sit with my mother', 'The tea was warm', 'It was loud'];
const LOOSE = ['The forms'];
const PATIENT = {timeout: 10_000};
const ALL = HERE.length + ROOM.length + LOOSE.length;

beforeEach(async () => {
  const opened = await server.open([
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10, themes: NAMES}),
    plainActivity({kind: 'react', title: 'Read and react', prompt: 'Read a few.', minutes: 10, source: 0}),
    plainActivity({kind: 'sort', title: 'Sort', prompt: 'Which belong together?', minutes: 10, source: 0}),
  ]);
  ({lead} = opened);
  const writers = await server.phones(opened.key, 4);
  activity = await next(lead);
  const [here, room] = lead.record(`activity:${activity}`)?.writing?.asks ?? [];
  const notes = [
    ...HERE.map(words => newNote(words, 'show', here ?? null)),
    ...ROOM.map(words => newNote(words, 'show', room ?? null)),
    ...LOOSE.map(words => newNote(words, 'show')),
  ];
  const share = Math.ceil(ALL / writers.length);
  await Promise.all(writers.map((writer, at) => postNotes(writer, activity, notes.slice(at * share, (at + 1) * share))));
  await next(lead);
  await lead.until('the notes are shown', () => lead.notes.length === ALL);
  pocket = await device(browser, PHONE, {hasTouch: true});
  page = await pocket.newPage();
  await page.goto(`${server.site}/j#${opened.key}`);
  await tap(page.getByRole('button', {name: 'Join now'}));
  await page.getByRole('heading', {name: `${ALL} notes`}).waitFor();
}, 60_000);
afterEach(async () => {
  await pocket.close();
});

const button = (name: string | RegExp) => page.getByRole('button', {name, exact: true});
const row = (words: string) => page.getByRole('article', {name: words, exact: true});
const theme = (name: string, count: number, isOpen: boolean) =>
  page.getByRole('button', {name: `${name} (${count})`, exact: true, expanded: isOpen});
const gone = (locator: Locator) => locator.waitFor({state: 'detached'});
const noteWith = (words: string) => lead.notes.find(({text}) => text === words);
const themeIds = () => lead.record(`activity:${activity}`)?.writing?.themes ?? [];

/** Rows that come near the screen get their size then: so first there, as with a finger, and then the press. */
async function tap(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  await target.tap();
}

/** Somebody else puts a note elsewhere. */
const moves = async (words: string, to: string | null) => {
  const note = noteWith(words);
  if (!note) throw new Error(`there is no note with ${words}`);
  await lead.must({type: 'note.move', note: note.id, from: note.theme, theme: to});
  await lead.until('it is moved', () => noteWith(words)?.theme === to);
};

/** What has the focus, by its words. */
const focused = (name: string | RegExp) => page.locator(':focus').and(button(name)).waitFor();

test('[R148] by touch: themes close and open, what is read comes ten at a time, and a note is found wherever it is', async () => {
  // The first ten are there, the themes after them are closed.
  await theme(NAMES[0] ?? '', HERE.length, true).waitFor();
  await theme(NAMES[1] ?? '', ROOM.length, false).waitFor();
  await theme('Not in a theme yet', LOOSE.length, false).waitFor();
  expect(await page.getByRole('article').count()).toBe(10);
  await tap(button('Show 2 more notes'));
  await expect.poll(() => page.getByRole('article').count(), PATIENT).toBe(HERE.length);
  await tap(theme(NAMES[1] ?? '', ROOM.length, false));
  await theme(NAMES[1] ?? '', ROOM.length, true).waitFor();
  for (const words of ROOM) await row(words).waitFor();
  await tap(theme(NAMES[0] ?? '', HERE.length, true));
  await gone(row(HERE[0] ?? ''));
  for (const words of ROOM) await row(words).waitFor();
  await expectAccessible(page, 'a list with a closed theme');
  await expectLargeTargets(page, 'a list with a closed theme');

  // In a theme that is closed, and whatever the capitals.
  await tap(button('Find a note'));
  await page.getByLabel('Words in the note').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('PERSON 11');
  await row(HERE[10] ?? '').waitFor();
  await page.getByText('1 note has these words.').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
  // What was found is not to be closed.
  expect(
    await page
      .getByRole('heading', {name: `${NAMES[0]} (1)`})
      .getByRole('button')
      .count(),
  ).toBe(0);
  await expectAccessible(page, 'a found note');
  await expectLargeTargets(page, 'a found note');
  await page.getByLabel('Words in the note').fill('nobody wrote this');
  await page.getByText('No note has these words.').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  await tap(button('Show all notes'));
  await focused('Find a note');
  // As the person left it.
  await theme(NAMES[0] ?? '', HERE.length, false).waitFor();
  for (const words of ROOM) await row(words).waitFor();
  expect(pocket.complaints).toEqual([]);
}, 60_000);

test('[R72, R147] by touch: while updates are paused nothing changes but what may not be read any more, and it is said how much waits', async () => {
  const [, room = ''] = themeIds();
  const [first = '', second = '', third = ''] = HERE;
  await tap(button('Show 2 more notes'));
  for (const words of [first, second, third]) await row(words).waitFor();
  await tap(theme(NAMES[1] ?? '', ROOM.length, false));
  await tap(button('Pause updates'));
  await page.getByText('Updates are paused.', {exact: true}).waitFor();
  await moves(first, room);
  await page.getByText('Updates are paused. 1 change waits.').waitFor();
  await moves(second, null);
  await page.getByText('Updates are paused. 2 changes wait.').waitFor();
  await lead.must({type: 'theme.rename', theme: room, title: 'While we waited'});
  await lead.until('it has another name', () => lead.record(`theme:${room}`)?.title === 'While we waited');
  // What comes after the new name and can be seen: by then the phone has the name too.
  await lead.must({type: 'note.hide', note: noteWith(third)?.id ?? ''});
  await gone(row(third));
  await theme(NAMES[0] ?? '', HERE.length, true).waitFor();
  await theme(NAMES[1] ?? '', ROOM.length, true).waitFor();
  for (const words of [first, second]) await row(words).waitFor();
  await expectAccessible(page, 'a list that is paused');
  await expectLargeTargets(page, 'a list that is paused');

  // Going on shows names, and moves nothing until the person asks for it.
  await tap(button('Pause updates'));
  await theme('While we waited', ROOM.length, true).waitFor();
  expect(await page.getByText('Updates are paused').count()).toBe(0);
  await tap(button('Show 2 changes'));
  await theme('While we waited', ROOM.length + 1, true).waitFor();
  await theme(NAMES[0] ?? '', HERE.length - 3, true).waitFor();
  expect(pocket.complaints).toEqual([]);
}, 60_000);

test('[R152] by touch: whoever is offered a theme goes there by a press or stays, and nothing moves before', async () => {
  const [, room = ''] = themeIds();
  const offer = page.getByRole('region', {name: 'Where the facilitator is looking'});
  // Each phone has its own order, and shows ten of the twelve.
  const place = async () => (await page.getByRole('article').first().boundingBox())?.y;
  const before = await place();
  await lead.must({type: 'theme.offer', theme: room, isOffered: true});
  await offer.getByText('The facilitator is looking at In the room.').waitFor();
  expect(await place()).toBe(before);
  expect(await page.locator(':focus').and(offer.locator('*')).count()).toBe(0);
  await expectAccessible(page, 'an offered theme');
  await expectLargeTargets(page, 'an offered theme');
  await tap(offer.getByRole('button', {name: 'Go there'}));
  await theme(NAMES[1] ?? '', ROOM.length, true).waitFor();
  await page
    .locator('h3:focus')
    .filter({hasText: NAMES[1] ?? ''})
    .waitFor();
  expect(await offer.count()).toBe(0);

  // Offered anew, it is left alone; taken back, it goes by itself.
  await lead.must({type: 'theme.offer', theme: room, isOffered: false});
  await lead.must({type: 'theme.offer', theme: room, isOffered: true});
  await tap(offer.getByRole('button', {name: 'Stay here'}));
  await gone(offer);
  const [here = ''] = themeIds();
  await lead.must({type: 'theme.offer', theme: here, isOffered: true});
  await offer.waitFor();
  // With keys it is reached before the notes over which it lies.
  await button('Find a note').focus();
  await page.keyboard.press('Tab');
  await focused('Go there');
  // Nor is it for who looks for words.
  await tap(button('Find a note'));
  await page.getByLabel('Words in the note').fill('person 1');
  await gone(offer);
  await tap(button('Show all notes'));
  await offer.waitFor();
  await tap(button('Pause updates'));
  await gone(offer);
  await pressUntil(button('Pause updates'), offer);
  await lead.must({type: 'theme.offer', theme: here, isOffered: false});
  await gone(offer);
  expect(pocket.complaints).toEqual([]);
}, 60_000);

/** Tab, until this has the focus. */
async function tabTo(target: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').and(target).count()) > 0) return;
  }
  throw new Error(`${MOST_TABS} presses of Tab do not lead to ${target}`);
}
const MOST_TABS = 80;

test('[R72, R147, R148] by keyboard: a note is found, moved while updates are paused and what others did is shown when it is asked for', async () => {
  const [, room = ''] = themeIds();
  const [first = '', second = ''] = HERE;
  await next(lead);
  await page.getByRole('heading', {level: 1, name: 'Sort'}).waitFor();
  await theme(NAMES[1] ?? '', ROOM.length, true).waitFor();
  await tabTo(button('Pause updates'));
  await page.keyboard.press('Space');
  await page.getByText('Updates are paused.', {exact: true}).waitFor();
  await moves(first, room);
  await page.getByText('Updates are paused. 1 change waits.').waitFor();

  await tabTo(button('Find a note'));
  await page.keyboard.press('Enter');
  await page.getByLabel('Words in the note').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('person 2');
  await expect.poll(() => page.getByRole('article').count(), PATIENT).toBe(1);
  await tabTo(row(second).getByRole('button', {name: 'Move to…'}));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: 'Where does this note belong?'});
  await tabTo(dialog.getByRole('button', {name: NAMES[1] ?? '', exact: true}));
  await page.keyboard.press('Enter');
  await gone(dialog);
  // One's own move is seen at once, others' moves wait.
  await page.getByRole('heading', {name: `${NAMES[1]} (1)`, exact: true}).waitFor();
  await row(second).waitFor();
  await tabTo(button('Show all notes'));
  await page.keyboard.press('Enter');
  await focused('Find a note');
  await theme(NAMES[0] ?? '', HERE.length - 1, true).waitFor();
  await theme(NAMES[1] ?? '', ROOM.length + 1, true).waitFor();
  await page.getByText('Updates are paused. 1 change waits.').waitFor();

  // Escape ends the finding too, from the field.
  await page.keyboard.press('Enter');
  await page.getByLabel('Words in the note').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await focused('Find a note');

  await page.keyboard.press('Shift+Tab');
  await focused('Pause updates');
  await page.keyboard.press('Space');
  await tabTo(button('Show 1 change'));
  await page.keyboard.press('Enter');
  await theme(NAMES[1] ?? '', ROOM.length + 2, true).waitFor();

  await tabTo(theme(NAMES[1] ?? '', ROOM.length + 2, true));
  await page.keyboard.press('Enter');
  await theme(NAMES[1] ?? '', ROOM.length + 2, false).waitFor();
  await gone(row(first));
  expect(pocket.complaints).toEqual([]);
}, 60_000);

test('[R149] without a connection the list says as of when it is, and stands where it stood', async () => {
  const heading = page.getByRole('heading', {name: `${ALL} notes`});
  const below = async () => ((await page.getByRole('article').first().boundingBox())?.y ?? 0) - ((await heading.boundingBox())?.y ?? 0);
  /** The minute that it is, as this browser writes it. */
  const minute = () => page.evaluate(() => new Intl.DateTimeFormat('en-GB', {hour: 'numeric', minute: '2-digit'}).format());
  const before = await below();
  expect(await page.getByText(/^As of/).isVisible()).toBe(false);
  await pocket.setOffline(true);
  const said = page.getByText(/^As of/);
  await said.waitFor();
  // Between the two: the list has come in this minute or the one before.
  const [shown, latest] = [(await said.textContent())?.replace('As of ', '') ?? '', await minute()];
  const inMinutes = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  expect((inMinutes(latest) - inMinutes(shown) + 1_440) % 1_440, `${shown} at ${latest}`).toBeLessThanOrEqual(1);
  expect(await below()).toBe(before);
  await pocket.setOffline(false);
  await said.waitFor({state: 'hidden'});
  expect(pocket.complaints).toEqual([]);
}, 60_000);
