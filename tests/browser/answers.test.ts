import type {Browser, Page} from 'playwright-core';
import {beforeEach, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {Player} from '../players/player.ts';
import {next, type SessionServer, show, write} from '../wire/session-server.ts';
import {organisersBrowser} from './board-session.ts';
import {DESK, device, PHONE} from './browser.ts';
import {listen} from './heard.ts';
import {serveInMemory} from './in-memory.ts';

// Whoever acts hears what came of it, each time, also when they have asked to hear nothing else.

const NOTES = ['There was nowhere to sit', 'Nobody said how long', 'The tea was warm'] as const;
const SAID_MS = 15_000;

let browser: Browser;
let server: SessionServer;
let lead: Player;
let session: string;
let key: string;

serveInMemory(
  started => {
    ({browser, server} = started);
  },
  {isBrisk: true},
);
beforeEach(async () => {
  ({lead, session, key} = await server.open([plainActivity({kind: 'write', title: 'What matters', minutes: 10, themes: ['Letters']})]));
});

/** Waits until this is said, and nothing else before it. */
async function answeredWith(heard: () => Promise<readonly string[]>, sentence: string): Promise<void> {
  const said: string[] = [];
  const listening = async () => {
    said.push(...(await heard()));
    return said;
  };
  await expect.poll(listening, {timeout: SAID_MS}).toEqual([sentence]);
}

const onRequest = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset.hear = 'request';
  });

test('whoever leads hears what their keys have done, the second time too', async () => {
  const phones = await server.phones(key, NOTES.length);
  const activity = await next(lead);
  await Promise.all(phones.map((phone, at) => write(phone, activity, NOTES[at] ?? '')));
  await show(lead, activity);
  const desk = await organisersBrowser(browser, server, DESK);
  const page = await desk.newPage();
  await page.goto(`${server.site}/f/${session}`);
  const row = (words: string) => page.locator('[data-note]', {hasText: words});
  for (const words of NOTES) await row(words).waitFor();
  await onRequest(page);
  const heard = await listen(page);
  const press = async (pressed: string, sentence: string) => {
    await page.keyboard.press(pressed);
    await answeredWith(heard, sentence);
  };

  for (const words of NOTES.slice(0, 2)) {
    await row(words).focus();
    const dialog = page.getByRole('dialog', {name: 'Move this note to…'});
    // The same letter for another note within a blink is the same press.
    const ask = async () => {
      await page.keyboard.press('m');
      return dialog.getByText(words, {exact: true}).isVisible();
    };
    await expect.poll(ask).toBe(true);
    await dialog.getByRole('button', {name: 'Letters', exact: true}).press('Enter');
    await answeredWith(heard, 'Moved to Letters.');
  }

  await row(NOTES[2]).focus();
  for (const [pressed, sentence] of [
    ['g', 'The note is on the big screen.'],
    ['h', 'The note is hidden.'],
    ['h', 'The note is shown again.'],
    ['h', 'The note is hidden.'],
    ['p', 'The time is paused.'],
    ['+', '2 minutes more.'],
    ['b', 'The big screen is blank.'],
  ] as const)
    await press(pressed, sentence);

  await page.getByRole('button', {name: 'Open the minutes'}).press('Enter');
  await page.getByRole('button', {name: 'Add a page', exact: true}).press('Enter');
  await page.getByLabel('Title').fill('North group');
  await page.keyboard.press('Enter');
  await answeredWith(heard, 'The page is added.');
  await lead.must({type: 'action.add', action: 'a'.repeat(22), page: null, what: 'Mend the door', who: '', by: ''});
  await page.getByRole('navigation', {name: 'Pages'}).getByRole('button', {name: 'Minutes', exact: true}).press('Enter');
  const action = page.getByRole('listitem').filter({hasText: 'Mend the door'});
  await action.getByRole('button', {name: 'Remove', exact: true}).press('Enter');
  await action.getByRole('button', {name: 'Remove for everyone', exact: true}).press('Enter');
  await answeredWith(heard, 'The action is removed.');
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 240_000);

test('whoever writes hears of each note that it is in', async () => {
  await next(lead);
  const pocket = await device(browser, PHONE);
  const phone = await pocket.newPage();
  await phone.goto(`${server.site}/j#${key}`);
  await phone.getByRole('button', {name: 'Join now'}).click();
  const field = phone.getByLabel('Your note', {exact: true});
  await field.waitFor();
  await onRequest(phone);
  const heard = await listen(phone);
  for (const words of NOTES.slice(0, 2)) {
    await field.fill(words);
    await phone.getByRole('button', {name: 'Send', exact: true}).press('Enter');
    await answeredWith(heard, 'Your note is in. It is sent within 20 seconds.');
  }
  expect(pocket.complaints).toEqual([]);
  await pocket.close();
}, 60_000);
