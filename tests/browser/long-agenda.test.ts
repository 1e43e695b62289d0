import type {Browser, BrowserContext, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {MAX_ACTIVITIES} from '../../shared/wire/limits.ts';
import type {Player} from '../players/player.ts';
import {ORGANISER_KEY, type SessionServer} from '../wire/session-server.ts';
import {DESK, device} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// As many activities as there may be, in front of one console.

let browser: Browser;
let server: SessionServer;
let desk: BrowserContext & {readonly complaints: string[]};

serveInMemory(async started => {
  ({browser, server} = started);
  desk = await device(browser, DESK);
});

const PATIENT = {timeout: 10_000};
const LONG_DAY = Array.from({length: MAX_ACTIVITIES}, (_, at) =>
  plainActivity({kind: 'read', title: `Part ${at + 1}`, prompt: 'You can step out of any part.', minutes: 5}),
);

async function consoleOf(session: string): Promise<Page> {
  const page = await desk.newPage();
  await page.goto(`${server.site}/o#${ORGANISER_KEY}`);
  await page.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await page.goto(`${server.site}/f/${session}`);
  return page;
}

/** As fast as one console may: the server takes thirty commands at once, and ten a second from then on. */
async function goOn(lead: Player, activities: number): Promise<void> {
  for (let at = 0; at < activities; at += 1) {
    const from = lead.record('session')?.current ?? null;
    await expect.poll(() => lead.send({type: 'agenda.next', from}), PATIENT).toEqual({ok: true});
    await lead.until('the next activity is open', () => lead.record('session')?.current !== from);
  }
}

/** Which activity is marked as on, and whether all of it is to be seen in the list and in the window. */
const standing = (page: Page) =>
  page.evaluate(() => {
    const row = document.querySelector('[aria-current="step"]');
    const list = row?.closest('ol');
    if (!row || !list) return null;
    const [one, around] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    return {
      title: row.querySelector('bdi')?.textContent,
      isInSight: one.height > 0 && one.top >= Math.max(0, around.top) && one.bottom <= Math.min(innerHeight, around.bottom),
    };
  });
const drawn = (page: Page) => page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
const seen = (page: Page, title: string) => expect.poll(() => standing(page), PATIENT).toEqual({title, isInSight: true});
const unseen = (page: Page, title: string) => expect.poll(() => standing(page), PATIENT).toEqual({title, isInSight: false});

test('[R115] of 200 activities the one that is on comes into sight in its own list; page and focus stay, and so does a list that somebody is at', async () => {
  const {session, lead} = await server.open(LONG_DAY);
  const page = await consoleOf(session);
  await goOn(lead, 25);
  await seen(page, 'Part 25');
  // A page that is opened again begins there.
  await page.reload();
  await seen(page, 'Part 25');

  const menu = page.getByRole('button', {name: 'Menu'});
  await menu.focus();
  await page.evaluate(() => scrollTo(0, 40));
  const place = () => page.evaluate(() => ({at: scrollY, focus: document.activeElement?.textContent}));
  const before = await place();
  expect(before).toEqual({at: 40, focus: 'Menu'});
  await goOn(lead, 15);
  await seen(page, 'Part 40');
  await lead.must({type: 'agenda.back', from: lead.record('session')?.current ?? ''});
  await seen(page, 'Part 39');
  expect(await place()).toEqual(before);

  // The pointer is over the list: it stays until it has left.
  const list = page.locator('ol', {has: page.locator('[aria-current]')});
  await list.hover();
  await goOn(lead, 15);
  await unseen(page, 'Part 54');
  await page.mouse.move(640, 400);
  await seen(page, 'Part 54');
  // And so with the focus.
  const summary = list.locator('[aria-current] summary');
  await summary.focus();
  await goOn(lead, 15);
  await unseen(page, 'Part 69');
  await page.keyboard.press('Shift+Tab');
  await unseen(page, 'Part 69');
  await menu.focus();
  await seen(page, 'Part 69');
  // Whoever has looked at what comes finds it again: leaving alone brings nothing back.
  await list.hover();
  await list.evaluate(element => element.scrollTo(0, element.scrollHeight));
  await page.mouse.move(640, 400);
  await drawn(page);
  expect(await standing(page)).toEqual({title: 'Part 69', isInSight: false});

  // Beside a video call the list is a part of its own.
  await page.setViewportSize({width: 480, height: 900});
  await list.waitFor({state: 'hidden'});
  // No finger is so quick that the part has not gone before it is asked for.
  await drawn(page);
  await page.keyboard.press('5');
  await seen(page, 'Part 69');
  expect(desk.complaints).toEqual([]);
}, 120_000);

test('[R117] in a new session the first thing to do is one key away, or a few presses of Tab, however long the agenda is', async () => {
  const session = await server.create(undefined, LONG_DAY);
  const page = await consoleOf(session);
  const opening = page.getByRole('button', {name: 'Open for joining'});
  await opening.waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  let tabs = 0;
  while (tabs < 50 && !(await opening.evaluate(button => button === document.activeElement))) {
    await page.keyboard.press('Tab');
    tabs += 1;
  }
  expect(tabs).toBeLessThanOrEqual(MOST_TABS);
  // Twice in a hurry is once, also when the first press was quick enough to put another button there. The page's clock stands meanwhile.
  const starting = page.getByRole('button', {name: 'Start: Part 1', exact: true});
  const now = await page.evaluate(() => {
    const stood = performance.now();
    performance.now = () => stood;
    return stood;
  });
  await page.keyboard.press('n');
  await starting.waitFor(PATIENT);
  await page.keyboard.press('n');
  await page.evaluate(later => {
    performance.now = () => later;
  }, now + SAME_PRESS_MS);
  await expect.poll(() => page.getByRole('heading', {level: 2, name: 'People can join now'}).count()).toBe(1);
  await page.keyboard.press('n');
  await page.getByRole('heading', {level: 2, name: 'Part 1', exact: true}).waitFor(PATIENT);
  expect(desk.complaints).toEqual([]);
}, 60_000);

test('[R117] a template can be taken as it is with a few keys, past all of its activities', async () => {
  const page = await desk.newPage();
  await page.goto(`${server.site}/o#${ORGANISER_KEY}`);
  await page.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await page.goto(`${server.site}/o?new=co-design`);
  await page.getByLabel('Title of the session').waitFor();
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', {name: 'Create the session'}).and(page.locator(':focus')).waitFor(PATIENT);
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Open for joining'}).waitFor(PATIENT);
  expect(desk.complaints).toEqual([]);
}, 60_000);

/** The two buttons of the bar, the five parts of the page, and the button itself. */
const MOST_TABS = 8;
const SAME_PRESS_MS = 400;
