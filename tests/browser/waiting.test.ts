import type {Browser} from 'playwright-core';
import {expect, test} from 'vitest';
import {JOIN_AGAIN_MS} from '../../shared/wire/limits.ts';
import {Visitor} from '../players/visitor.ts';
import type {SessionServer} from '../wire/session-server.ts';
import {device, expectAccessible, PHONE} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// Before the door: who is early, and who comes when too much does.

let browser: Browser;
let server: SessionServer;

serveInMemory(started => {
  ({browser, server} = started);
});

/** Longer than a page waits before it asks again. */
const AGAIN_MS = JOIN_AGAIN_MS * 2;

test('[R126] who is early sees when it starts, and is let in without a press', async () => {
  const organiser = await server.organiser();
  const startsAt = Date.now() + 3 * 24 * 60 * 60_000;
  const lead = await server.console(await server.create(organiser, undefined, {startsAt}), organiser);
  const phone = await device(browser, PHONE);
  const page = await phone.newPage();
  await page.clock.install();
  await page.goto(`${server.site}/j#${lead.record('access')?.joinKey}`);
  await page.getByRole('button', {name: 'Join now'}).click();
  await page.getByRole('heading', {level: 1, name: 'Not open yet'}).waitFor();
  const day = new Intl.DateTimeFormat('en-GB', {weekday: 'long', day: 'numeric', month: 'long'}).format(startsAt);
  await page.getByText(`It starts on ${day}`).waitFor();
  await page.getByText('Keep this page open and it will let you in.').waitFor();
  await expectAccessible(page, 'before the door');
  const asked = page.waitForResponse(/\/live\/join$/);
  await page.clock.runFor(AGAIN_MS);
  expect((await asked).status()).toBe(409);
  await lead.must({type: 'session.open'});
  await expect
    .poll(
      async () => {
        await page.clock.runFor(AGAIN_MS);
        return page.getByRole('heading', {level: 1, name: 'You are in'}).isVisible();
      },
      {timeout: 20_000},
    )
    .toBe(true);
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

test('[R125] a page that has to wait counts down and asks again, where it stands and with what was typed', async () => {
  const {code} = await server.open();
  await Promise.all(Array.from({length: 80}, (_, at) => new Visitor(server.site).post('/live/start', {code: String(at).padStart(8, '0')})));
  const phone = await device(browser, PHONE);
  const page = await phone.newPage();
  await page.clock.install();
  await page.goto(server.site);
  await page.getByLabel('Enter the 8-number code').fill(code);
  await page.getByRole('button', {name: 'Continue'}).click();
  await page.getByRole('heading', {level: 1, name: 'Please wait a moment'}).waitFor();
  const count = page.getByText(/We will try again in \d+ seconds\. You do not need to do anything\./);
  await count.waitFor();
  await expectAccessible(page, 'before the door');
  const now = page.getByRole('button', {name: 'Try now'});
  await now.focus();
  const before = await count.textContent();
  await page.clock.runFor(3_000);
  expect(await count.textContent()).not.toBe(before);
  const asked = page.waitForResponse(/\/live\/start$/);
  await page.clock.runFor(AGAIN_MS);
  expect((await asked).request().postDataJSON().code.replace(' ', '')).toBe(code);
  expect((await asked).status()).toBe(429);
  expect(await now.evaluate(button => button === document.activeElement)).toBe(true);
  await now.click();
  await page.getByRole('heading', {level: 1, name: 'Please wait a moment'}).waitFor();
  expect(phone.complaints).toEqual([]);
  await phone.close();
});
