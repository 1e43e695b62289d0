import type {Browser, Page} from 'playwright-core';
import {beforeEach, expect, test} from 'vitest';
import type {Player} from '../players/player.ts';
import {next, type SessionServer} from '../wire/session-server.ts';
import {frameOn, NOTES, noteOn, organisersBrowser, sessionWithNotes, themeOf} from './board-session.ts';
import {DESK, device, expectAccessible, PHONE} from './browser.ts';
import {drag, insideOf, liesOn} from './dragging.ts';
import {serveInMemory} from './in-memory.ts';

// The same notes as a plane at a participant's desk, and as a list on a phone.

let browser: Browser;
let server: SessionServer;
let lead: Player;
/** A console's board. */
let other: Page;
let page: Page;
let key: string;

const [SIT, LONG, TEA] = NOTES;

serveInMemory(
  async started => {
    ({browser, server} = started);
    const desk = await organisersBrowser(browser, server, DESK);
    const told = await sessionWithNotes(server);
    ({lead, key} = told);
    other = await desk.newPage();
    await other.goto(`${server.site}/f/${told.session}`);
    await press('Canvas', other).click();
    await other.getByText('Saved', {exact: true}).waitFor();
    // In it participants sort.
    await next(lead);
  },
  {isBrisk: true},
);

beforeEach(async () => {
  for (const {id, theme} of lead.notes) if (theme !== null) await lead.must({type: 'note.move', note: id, from: theme, theme: null});
});

const note = (words: string): ReturnType<typeof noteOn> => noteOn(page, words);
const isIn = (words: string): string | undefined => themeOf(lead, words);
const press = (name: string, on = page) => on.getByRole('button', {name, exact: true});
const lies = (words: string, on = page) => liesOn(on, words);
const inside = (name: string) => insideOf(page, name);
const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what);

test('[R150, R151, R152] the canvas has the same notes and places, and what is dragged is moved; the list has it too', async () => {
  page = other;
  await drag(note(SIT), await inside('During'));
  await lead.until('it is moved', () => isIn(SIT) === 'During');
  const late = lead.notes.find(({text}) => text === LONG)?.id ?? '';
  await lead.must({type: 'note.hide', note: late});
  const own = await device(browser, DESK);
  page = await own.newPage();
  await page.goto(`${server.site}/j#${key}`);
  await press('Join now').click();
  await press('Show as a canvas').click();
  await page.getByText('You can move notes into themes').waitFor();
  await soon(async () => (await lies(SIT)) === (await lies(SIT, other))).toBe(true);
  // The way out, the time and the hand stay in reach.
  expect(await page.locator('main [data-note]').count()).toBe(NOTES.length - 1);
  await expectAccessible(page, "the board at a participant's desk");
  await note(TEA).focus();
  await lead.must({type: 'note.unhide', note: late});
  await press('Show 1 new note').click();
  await note(LONG).waitFor();
  await drag(note(TEA), await inside('Before'));
  await lead.until('the room has moved it', () => isIn(TEA) === 'Before');
  await press('Undo').click();
  await lead.until('it is back', () => isIn(TEA) === undefined);
  await press('Do again').click();
  await lead.until('it is there again', () => isIn(TEA) === 'Before');
  await note(LONG).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', {name: 'Before', exact: true}).click();
  await lead.until('the room has moved it', () => isIn(LONG) === 'Before');

  // Offered by keys from another canvas, a theme is gone to by whoever presses, and by nobody else.
  await frameOn(other, 'During').focus();
  await other.keyboard.press('Enter');
  await other.keyboard.press('Enter');
  await page.getByText('The facilitator is looking at During.').first().waitFor();
  expect(await page.locator('h3[data-item]:focus').count()).toBe(0);
  await press('Go there').click();
  await page.locator('h3[data-item]:focus', {hasText: 'During'}).waitFor();
  expect(await press('Go there').count()).toBe(0);

  await press('List').click();
  await page.getByRole('heading', {name: /Before \(2\)/}).waitFor();
  // By mouse from the list too.
  await press('Move to…').first().click();
  const choices = page.getByRole('dialog', {name: 'Where does this note belong?'});
  await choices.getByRole('button', {name: 'Not in a theme yet', exact: true}).click();
  await lead.until('one of them is in none', () => NOTES.filter(words => isIn(words) === 'Before').length === 1);
  expect(own.complaints).toEqual([]);
  await own.close();
});

test('[R156] what is locked is said on the canvas and on a phone, moved by nobody, and open again as it was', async () => {
  const [own, pocket] = [await device(browser, DESK), await device(browser, PHONE)];
  const [at, phone] = [await own.newPage(), await pocket.newPage()];
  for (const who of [at, phone]) {
    await who.goto(`${server.site}/j#${key}`);
    await press('Join now', who).click();
  }
  await press('Show as a canvas', at).click();
  await at.getByText('You can move notes into themes').waitFor();
  await press('Move to…', phone).first().waitFor();
  await lead.must({type: 'board.lock'});
  await at.getByText('You can look at this board, and not change where things lie.').first().waitFor();
  await phone.getByText('Sorting is locked for now. Only those who lead can move notes.').first().waitFor();
  expect(await press('Move to…', phone).count()).toBe(0);
  // Also to be heard.
  await soon(() => phone.locator('#polite').textContent()).toContain('Sorting is locked for now.');
  await expectAccessible(phone, 'a list that is locked');
  page = at;
  // The first of them: the others may lie below the bar of the page.
  const lying = (await page.locator('[data-note]').first().textContent()) ?? '';
  const one = NOTES.find(words => lying.includes(words)) ?? '';
  await drag(note(one), await inside('Before'));
  await lead.must({type: 'board.unlock'});
  await at.getByText('You can move notes into themes').waitFor();
  expect(isIn(one)).toBe(undefined);
  await press('Move to…', phone).first().waitFor();
  await soon(() => phone.locator('#polite').textContent()).toContain('You can move notes again.');
  await drag(note(one), await inside('Before'));
  await lead.until('the room has moved it', () => isIn(one) === 'Before');
  expect([...own.complaints, ...pocket.complaints]).toEqual([]);
  await Promise.all([own.close(), pocket.close()]);
});

test('a phone is offered the list alone', async () => {
  const pocket = await device(browser, PHONE);
  const phone = await pocket.newPage();
  await phone.goto(`${server.site}/j#${key}`);
  await press('Join now', phone).click();
  await press('Pause updates', phone).waitFor();
  expect(await press('Show as a canvas', phone).count()).toBe(0);
  const loaded = await phone.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));
  expect(loaded.filter(name => /board|canvas/.test(name))).toEqual([]);
  await pocket.close();
});
