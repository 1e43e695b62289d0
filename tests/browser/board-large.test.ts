import type {Browser, BrowserContext, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {newNote} from '../players/lane.ts';
import {next, postNotes, type SessionServer, show} from '../wire/session-server.ts';
import {noteOn, organisersBrowser} from './board-session.ts';
import {DESK} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// More notes than are drawn at once: what is far away is reached, chosen and connected like what is near.

const [PHONES, EACH] = [36, 10] as const;
const words = (at: number): string => `Note number ${at} of many`;

let browser: Browser;
let server: SessionServer;
let desk: BrowserContext & {readonly complaints: string[]};
let session: string;
/** As they are read. */
let order: readonly string[];

serveInMemory(
  async started => {
    ({browser, server} = started);
    desk = await organisersBrowser(browser, server, DESK);
    const {lead, ...opened} = await server.open([
      plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10}),
    ]);
    ({session} = opened);
    const phones = await server.phones(opened.key, PHONES);
    const activity = await next(lead);
    for (const [at, phone] of phones.entries()) {
      await postNotes(
        phone,
        activity,
        Array.from({length: EACH}, (_, of) => newNote(words(at * EACH + of))),
      );
    }
    await show(lead, activity);
    const ids = lead.record(`activity:${activity}`)?.writing?.notes ?? [];
    order = ids.map(id => lead.record(`note:${id}`)?.text ?? '');
  },
  {isBrisk: true},
);

const isInWindow = async (page: Page, note: string): Promise<boolean> => {
  const [box, window] = [await noteOn(page, note).boundingBox(), await page.locator('.react-flow').boundingBox()];
  if (!box || !window) return false;
  return (
    box.x >= window.x && box.y >= window.y && box.x + box.width <= window.x + window.width && box.y + box.height <= window.y + window.height
  );
};
const focused = (page: Page, note: string) => page.locator('[data-note]:focus', {hasText: note});

test('on a board of 360 notes those in the window are drawn, the keys reach the last one, and a line leads there from the first', async () => {
  const page = await desk.newPage();
  await page.goto(`${server.site}/f/${session}`);
  await page.getByRole('button', {name: 'Canvas', exact: true}).click();
  await page.getByText('Saved', {exact: true}).waitFor();
  const [first = '', last = ''] = [order[0], order.at(-1)];
  await noteOn(page, first).waitFor();
  expect(order.length).toBe(PHONES * EACH);
  expect(await page.locator('[data-note]').count()).toBeLessThan(100);
  expect(await noteOn(page, last).count()).toBe(0);

  await noteOn(page, first).focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('End');
  await focused(page, last).waitFor();
  expect(await isInWindow(page, last)).toBe(true);
  await page.keyboard.press(' ');
  await page.getByRole('button', {name: 'Connect', exact: true}).click();
  await page.getByText('Saved', {exact: true}).waitFor();
  await noteOn(page, last).focus();
  await page.keyboard.press('Home');
  // What stands first is the name of the group.
  await page.locator('h3[data-item]:focus').waitFor();
  await noteOn(page, first).waitFor();
  expect(await isInWindow(page, first)).toBe(true);

  // A press on the bare board lets go of what is far away as well, and the line has stayed.
  const plane = await page.locator('.react-flow').boundingBox();
  await page.mouse.click((plane?.x ?? 0) + 8, (plane?.y ?? 0) + 8);
  await expect.poll(() => page.getByText('2 notes chosen').count()).toBe(0);
  expect(await page.locator('.react-flow line').count()).toBe(1);
  await noteOn(page, first).focus();
  await page.keyboard.press('End');
  await focused(page, last).waitFor();
  expect(await page.locator('[data-note][data-chosen]').count()).toBe(0);

  // Whoever pans away from where they were finds back with Tab, from before the board and from behind it.
  for (const [from, key] of [
    ['From the start', 'Tab'],
    ['Choose', 'Shift+Tab'],
  ] as const) {
    // Twice within a moment is one press.
    const isAway = async () => {
      await page.getByRole('button', {name: 'From the start', exact: true}).click();
      return noteOn(page, last).count();
    };
    await expect.poll(isAway, {interval: 500}).toBe(0);
    await page.getByRole('button', {name: from, exact: true}).focus();
    await page.keyboard.press(key);
    await focused(page, last).waitFor();
    expect(await isInWindow(page, last)).toBe(true);
  }
  expect(desk.complaints).toEqual([]);
  await page.close();
});
