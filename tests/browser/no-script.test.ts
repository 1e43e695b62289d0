import type {Browser, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {next, type SessionServer, show, write} from '../wire/session-server.ts';
import {PHONE} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// A phone that runs no script: an old one, one that is set up so, or one whose network lost the script on the way.

let browser: Browser;
let server: SessionServer;

serveInMemory(
  started => {
    ({browser, server} = started);
  },
  {isBrisk: true},
);

const heading = (page: Page, name: string) => page.getByRole('heading', {level: 1, name}).waitFor();

test('[R52, R123, R124] without script somebody comes in by the code, reads, writes, finds help and leaves', async () => {
  const {lead, code, key, activity} = await opened();
  const context = await browser.newContext({viewport: PHONE, javaScriptEnabled: false});
  const page = await context.newPage();
  const lookAgain = () => page.getByRole('link', {name: 'Look again'}).first().click();
  await comeIn(page, code);
  await heading(page, 'What matters');
  await page.getByText('What matters to you?').waitFor();
  await page.getByText('About 10 minutes left').waitFor();
  await page.getByLabel('Your note').fill('More seats <b>by</b> the window');
  await page.getByRole('button', {name: 'Send'}).click();
  await page.getByText('Your note is in.').waitFor();
  expect(await page.title()).toMatch(/^Sent – /);
  const phones = await server.phones(key, 3);
  for (const phone of phones) await write(phone, activity, 'A room of its own');
  await show(lead, activity);
  await lookAgain();
  await page.getByText('More seats <b>by</b> the window').waitFor();
  expect(await page.getByText('A room of its own').count()).toBe(3);
  await page.getByRole('heading', {name: 'Get support'}).waitFor();
  await lead.must({type: 'session.end'});
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended');
  await lookAgain();
  await heading(page, 'The session has finished');
  await page.getByRole('button', {name: 'Leave and clear this phone'}).click();
  await heading(page, 'Join a session');
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('[R123] a browser that knows no modules is offered the plain page after four seconds', async () => {
  const {code} = await opened();
  const context = await browser.newContext({viewport: PHONE});
  const page = await context.newPage();
  // As with a browser that is too old: the page comes, its program never runs.
  await page.route('**/assets/*.js', route => route.abort());
  await comeIn(page, code);
  await page.getByRole('link', {name: 'Open a simple page instead'}).click();
  await heading(page, 'What matters');
  await context.close();
});

async function comeIn(page: Page, code: string): Promise<void> {
  await page.goto(server.site);
  await page.getByLabel('Enter the 8-number code').fill(code);
  await page.getByRole('button', {name: 'Continue'}).click();
  await page.getByRole('button', {name: 'Join now'}).click();
}

async function opened() {
  const {session, lead, key, code} = await server.open();
  await next(lead);
  const activity = await next(lead);
  return {session, lead, key, code, activity};
}
