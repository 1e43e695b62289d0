import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {BRISK, fasterBy, next, ORGANISER_KEY, SessionServer, show} from '../wire/session-server.ts';
import {DESK, device, expectAccessible, launch} from './browser.ts';

let browser: Browser;
let server: SessionServer;

beforeAll(async () => {
  server = await SessionServer.start(undefined, {}, fasterBy(BRISK));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const LONG = 40_000;

test('[R93] a note for somebody is kept while the network is lost, tried again, added, and shown with the others', async () => {
  const {session, lead} = await server.open([plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters?', minutes: 10})]);
  const activity = await next(lead);
  const context = await device(browser, DESK);
  const page = await context.newPage();
  await page.goto(`${server.site}/o#${ORGANISER_KEY}`);
  await page.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await page.goto(`${server.site}/f/${session}`);
  await page.getByRole('button', {name: 'Add for someone'}).click();
  const dialog = page.getByRole('dialog', {name: 'Add for someone'});
  await dialog.getByLabel('What they want to say').fill('There was nowhere to sit');
  await context.setOffline(true);
  await dialog.getByRole('button', {name: 'Add this note'}).click();
  await dialog.getByText('There was nowhere to sit').waitFor();
  await dialog.getByText('On its way. It is kept on this page and tried again.').first().waitFor({timeout: LONG});
  await context.setOffline(false);
  // It is said aloud as well, from within the dialog.
  await dialog.getByText('Added. It will be shown with the others.').first().waitFor({timeout: LONG});
  expect(await dialog.getByText('There was nowhere to sit').count()).toBe(0);
  await expectAccessible(page, 'a note that was added for somebody');
  await dialog.getByRole('button', {name: 'Close'}).click();
  await show(lead, activity);
  expect(lead.notes.map(note => note.text)).toEqual(['There was nowhere to sit']);
  await page.locator('li', {hasText: 'There was nowhere to sit'}).first().waitFor();
  await page.getByText('Added. It will be shown with the others.').first().waitFor({state: 'detached'});
  expect(context.complaints).toEqual([]);
  await context.close();
});
