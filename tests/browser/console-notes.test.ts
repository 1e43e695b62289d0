import type {Browser, BrowserContext, Page} from 'playwright-core';
import {beforeEach, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {Player} from '../players/player.ts';
import {next, ORGANISER_KEY, type SessionServer, show, write} from '../wire/session-server.ts';
import {liesFrom} from './board-session.ts';
import {DESK, device, pressUntil} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// Notes that have been shown, as those who lead see them.

let browser: Browser;
let server: SessionServer;
let desk: BrowserContext & {readonly complaints: string[]};
let lead: Player;
let page: Page;

const NOTES = ['There was nowhere to sit', 'Nobody said how long', 'The tea was warm'];

serveInMemory(
  async started => {
    ({browser, server} = started);
    desk = await device(browser, DESK);
  },
  {isBrisk: true},
);
beforeEach(async () => {
  const opened = await server.open([
    plainActivity({
      kind: 'write',
      title: 'What matters',
      prompt: 'What matters to you?',
      minutes: 10,
      themes: ['Before', 'During', 'After'],
    }),
  ]);
  ({lead} = opened);
  const phones = await server.phones(opened.key, NOTES.length);
  const activity = await next(lead);
  await Promise.all(phones.map((phone, at) => write(phone, activity, NOTES[at] ?? '')));
  await show(lead, activity);
  page = await desk.newPage();
  await page.goto(`${server.site}/o#${ORGANISER_KEY}`);
  await page.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await page.goto(`${server.site}/f/${opened.session}`);
  for (const words of NOTES) await page.getByText(words).first().waitFor();
}, 60_000);

const row = (words: string) => page.locator('[data-note]', {hasText: words});
const idOf = (words: string): string => lead.notes.find(({text}) => text === words)?.id ?? '';

/** Where the buttons of a note stand. */
const buttonsOf = (words: string) =>
  row(words)
    .getByRole('button')
    .evaluateAll(all => all.map(button => button.getBoundingClientRect()).map(({x, y, width, height}) => [x, y, width, height]));

test('[R72] the buttons of a note stay in their places when it is put on the big screen, and those that stay when it is hidden', async () => {
  const [words = ''] = NOTES;
  for (const width of [1_280, 1_100, 800, 480]) {
    await page.setViewportSize({width, height: 900});
    await page.mouse.move(0, 0);
    const before = await buttonsOf(words);
    expect(before).toHaveLength(3);
    await lead.must({type: 'stage.show', view: 'note', note: idOf(words)});
    await row(words).getByRole('button', {name: 'On screen now', exact: true}).waitFor();
    expect(await buttonsOf(words), `on the big screen, at ${width} px`).toEqual(before);
    await lead.must({type: 'note.hide', note: idOf(words)});
    const again = row(words).getByRole('button', {name: 'Show again', exact: true});
    await again.waitFor();
    const [move, hide] = await buttonsOf(words);
    expect([move, hide?.slice(0, 2)], `hidden, at ${width} px`).toEqual([before[0], before[1]?.slice(0, 2)]);
    await lead.must({type: 'note.unhide', note: idOf(words)});
    await again.waitFor({state: 'detached'});
    await lead.must({type: 'stage.show', view: 'activity', note: null});
    await row(words).getByRole('button', {name: 'Big screen', exact: true}).waitFor();
    expect(await buttonsOf(words), `as before, at ${width} px`).toEqual(before);
  }
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('the keys come to the themes that a note can be moved to, and not to the one it is in', async () => {
  const [words = ''] = NOTES;
  const dialog = page.getByRole('dialog', {name: 'Move this note to…'});
  const focused = (name: string) =>
    dialog.getByRole('button', {name, exact: true, includeHidden: false}).and(page.locator(':focus')).waitFor();
  await row(words).getByRole('button', {name: 'Move to…'}).click();
  await dialog.getByRole('button', {name: 'Before', exact: true}).click();
  await page.getByRole('heading', {name: 'Before (1)'}).waitFor();
  await row(words).focus();
  await page.keyboard.press('m');
  await dialog.getByText('Before (it is here now)').waitFor();
  expect(await dialog.getByRole('button', {name: /^Before/}).count()).toBe(0);
  await page.keyboard.press('Tab');
  await focused('During');
  await page.keyboard.press('ArrowDown');
  await focused('After');
  await page.keyboard.press('ArrowDown');
  await focused('Not in a theme yet');
  await page.keyboard.press('ArrowUp');
  await focused('After');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {name: 'After (1)'}).waitFor();
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('[R149] at the console the list says as of when it is without a connection, and nothing moves', async () => {
  const places = () => liesFrom(page.getByRole('heading', {name: '3 notes', exact: true}), page.locator('[data-note], [data-note] button'));
  const said = page.getByText(/^As of \d/);
  for (const width of [1_280, 360]) {
    await page.setViewportSize({width, height: 900});
    await row(NOTES[0] ?? '').scrollIntoViewIfNeeded();
    expect(await said.isVisible()).toBe(false);
    const before = await places();
    await desk.setOffline(true);
    await said.waitFor();
    expect(await places(), `at ${width} px`).toEqual(before);
    await desk.setOffline(false);
    await said.waitFor({state: 'hidden'});
  }
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('[R149] without a connection the canvas says so too, and nothing moves', async () => {
  const list = page.getByRole('button', {name: 'List', exact: true});
  const places = () => liesFrom(list, page.locator('[data-plane], [data-note]'));
  await page.getByRole('button', {name: 'Canvas', exact: true}).click();
  await page.getByText('Saved', {exact: true}).waitFor();
  const before = await places();
  expect(before).toHaveLength(NOTES.length + 1);
  const said = page.locator('[data-plane]').getByText(/^As of \d/);
  expect(await said.count()).toBe(0);
  await desk.setOffline(true);
  await said.waitFor();
  await page.getByText('Not connected. What you do is kept on this page.').waitFor();
  expect(await places()).toEqual(before);
  await desk.setOffline(false);
  await said.waitFor({state: 'detached'});
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('[R147, R148] at the console themes close, and nothing comes while updates are paused', async () => {
  const [first = '', second = ''] = NOTES;
  const before = lead.record(`activity:${lead.notes[0]?.activity}`)?.writing?.themes[0] ?? '';
  const fold = (name: string, isOpen: boolean) => page.getByRole('button', {name, exact: true, expanded: isOpen});
  const move = (words: string) => lead.must({type: 'note.move', note: idOf(words), from: null, theme: before});
  await page.mouse.move(0, 0);
  const pause = page.getByRole('button', {name: 'Pause updates', exact: true});
  await pause.focus();
  await page.keyboard.press('Space');
  await move(first);
  const show = page.getByRole('button', {name: 'Show 1 change', exact: true});
  await show.waitFor();
  await fold('Not in a theme yet (3)', true).waitFor();
  await show.press('Enter');
  await fold('Before (1)', true).press('Enter');
  await fold('Before (1)', false).waitFor();
  expect(await row(first).count()).toBe(0);
  // Going on, it follows again while nobody is at the list: the pause is over, and the pointer is on its button.
  await pressUntil(pause, page.getByRole('button', {name: 'Pause updates', pressed: false}));
  await move(second);
  await fold('Before (2)', false).waitFor();
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('a letter is about a note as long as the focus is at it, and not from elsewhere', async () => {
  const [first = '', second = ''] = NOTES;
  const asking = page.locator('dialog[data-asking]');
  const isHidden = (words: string) => lead.notes.find(({text}) => text === words)?.isHidden;
  /** Pressed elsewhere, it does nothing; the next one shows that it has been heard by then. */
  const isAboutNone = async (words: string, other: string) => {
    for (const letter of ['m', 'h']) await page.keyboard.press(letter);
    expect(await asking.count()).toBe(0);
    const isBlank = lead.record('stage')?.isBlank;
    await page.keyboard.press('b');
    await lead.until('the other letter is heard', () => lead.record('stage')?.isBlank !== isBlank);
    expect([isHidden(words), isHidden(other)]).toEqual([false, false]);
  };
  await row(first).focus();
  await page.getByRole('button', {name: 'Pause updates', exact: true}).focus();
  await isAboutNone(first, second);
  // Its own buttons are at it.
  await row(first).getByRole('button', {name: 'Move to…'}).focus();
  await page.keyboard.press('m');
  await asking.getByText(first, {exact: true}).waitFor();
  await page.keyboard.press('Escape');
  await asking.waitFor({state: 'detached'});

  await page.getByRole('button', {name: 'Canvas', exact: true}).press('Enter');
  await row(second).focus();
  const below = page.locator('[data-chosen-row]').getByRole('button', {name: 'Hide', exact: true});
  await below.focus();
  await page.keyboard.press('h');
  await lead.until('it is hidden', () => isHidden(second) === true);
  await lead.must({type: 'note.unhide', note: idOf(second)});
  await page.getByRole('button', {name: 'List', exact: true}).press('Enter');
  await row(second).waitFor();
  await page.getByRole('button', {name: 'Open the minutes'}).focus();
  await isAboutNone(second, first);
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('Home and End go to the first and the last note of the list', async () => {
  const all = page.locator('[data-note]');
  const hasFocus = (at: number) => expect.poll(() => all.nth(at).evaluate(note => note === document.activeElement)).toBe(true);
  await all.nth(1).focus();
  await page.keyboard.press('End');
  await hasFocus(2);
  await page.keyboard.press('Home');
  await hasFocus(0);
  // At an end it stays there.
  await page.keyboard.press('Home');
  await hasFocus(0);
}, 60_000);
