import {readFile} from 'node:fs/promises';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {ORGANISER_KEY, type SessionServer} from '../wire/session-server.ts';
import {DESK, device, expectAccessible, expectLargeTargets, launch, PHONE, pressUntil} from './browser.ts';
import {type OnDisk, serveOnDisk} from './on-disk.ts';

// One whole session as people play it, in the product's own time: a gathering takes its 8 seconds, a beat up to 20.

let browser: Browser;
let served: OnDisk;
let server: SessionServer;

beforeAll(async () => {
  served = await serveOnDisk();
  ({server} = served);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const LONG = 40_000;
const PATIENT = {timeout: 10_000};
/** Two presses on one button within it are one. */
const SAME_PRESS_MS = 450;

/** All that this browser keeps in its databases, as text. Runs in the page. */
async function storedHere(): Promise<string> {
  const open = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let text = '';
  for (const {name = ''} of await indexedDB.databases()) {
    const database = await open(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const kept = await open(database.transaction(store).objectStore(store).getAll());
      text += JSON.stringify(kept, (_key, value) => (value instanceof Map ? [...value] : value));
    }
    database.close();
  }
  return text;
}

async function write(phone: Page, text: string): Promise<void> {
  // At a person's pace: a second press within 400 ms is swallowed, as it should be for a trembling hand.
  await phone.getByLabel('Your note', {exact: true}).pressSequentially(text, {delay: 30});
  await phone.getByRole('button', {name: 'Send', exact: true}).click();
  await phone.locator('li', {hasText: text}).waitFor();
}

/** [R101] A key that brings another part of a narrow console into sight takes the focus along, or a keyboard would begin again at the top. */
async function expectFocusKept(narrow: Page): Promise<void> {
  const focused = (name: string) => narrow.locator(':focus', {hasText: name}).waitFor(PATIENT);
  await narrow.keyboard.press('5');
  await focused('Agenda');
  await narrow.keyboard.press('l');
  await focused('Let people join again');
  // At a person's pace, as above.
  await narrow.waitForTimeout(SAME_PRESS_MS);
  await narrow.keyboard.press('l');
  await focused('Lock joining');
}

test('[R4, R50, R101] a session with two consoles and three phones: joined, written, reloaded, offline, shown, taken back, ended, taken away', async () => {
  // The organiser signs in, makes a session from the small template and opens it.
  const desk = await device(browser, DESK);
  const console = await desk.newPage();
  await console.goto(`${server.site}/o#${ORGANISER_KEY}`);
  await console.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  expect(console.url()).not.toContain(ORGANISER_KEY);
  await expectAccessible(console, 'the list of sessions');
  await console.getByRole('link', {name: 'New session'}).click();
  await console.getByRole('heading', {level: 3, name: 'Check-in', exact: true}).waitFor();
  await expectAccessible(console, 'the choice of a template');
  await console.getByRole('link', {name: 'Use this template Check-in', exact: true}).click();
  await console.getByLabel('Title of the session').fill('The waiting room');
  await expectAccessible(console, 'the form of a session');
  await console.getByRole('button', {name: 'Create the session'}).click();
  await console.getByRole('button', {name: 'Open for joining'}).waitFor();
  await expectAccessible(console, 'the draft');
  await console.getByRole('button', {name: 'Open for joining'}).click();
  const digits = /\b(\d{4})\s(\d{4})\b/;
  await console.getByText(digits).first().waitFor();
  const code = (await console.getByText(digits).first().textContent())?.match(digits)?.slice(1).join(' ') ?? '';
  await expectAccessible(console, 'the open console');
  const consoleUrl = console.url();

  // A second console beside the first.
  const otherDesk = await device(browser, {width: 480, height: 900});
  const other = await otherDesk.newPage();
  await other.goto(`${server.site}/o#${ORGANISER_KEY}`);
  await other.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await other.goto(consoleUrl);
  await other.getByText(digits).first().waitFor();
  await expectAccessible(other, 'the console at 480 px');
  await expectFocusKept(other);

  // Three phones come in by the code.
  const devices = await Promise.all([1, 2, 3].map(() => device(browser, PHONE)));
  const phones: Page[] = [];
  for (const [at, phoneDevice] of devices.entries()) {
    const phone = await phoneDevice.newPage();
    await phone.goto(server.site);
    if (at === 0) {
      await expectAccessible(phone, 'the join page');
      await expectLargeTargets(phone, 'the join page');
      await phone.getByLabel('Enter the 8-number code').fill('1234');
      await phone.getByRole('button', {name: 'Continue'}).click();
      await phone.getByRole('heading', {name: 'There is a problem'}).waitFor();
      expect(await phone.title()).toMatch(/^Error:/);
      await expectAccessible(phone, 'the join page with an error');
    }
    await phone.getByLabel('Enter the 8-number code').fill(code);
    await phone.getByRole('button', {name: 'Continue'}).click();
    await phone.getByRole('heading', {level: 1, name: 'Before you start'}).waitFor();
    if (at === 0) await expectAccessible(phone, 'before you start');
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
    phones.push(phone);
  }
  const [ana, ben, cai] = phones as [Page, Page, Page];
  await expectAccessible(ana, 'the lobby');
  await expectLargeTargets(ana, 'the lobby');

  // Both consoles press Next at once: the session starts once.
  await console.getByRole('button', {name: /^Start: Breathe and read/}).click();
  await ana.getByRole('heading', {level: 1, name: 'Breathe and read'}).waitFor();
  await expectAccessible(ana, 'an activity to read');
  const next = (page: Page, title: string) => page.getByRole('button', {name: new RegExp(`^Next: ${title}`)});
  await next(other, 'How are you arriving').waitFor();
  const arriving = ana.getByRole('heading', {level: 1, name: 'How are you arriving?'});
  await Promise.all([console, other].map(page => pressUntil(next(page, 'How are you arriving'), arriving)));
  await next(other, 'What would help you').waitFor();
  await pressUntil(next(console, 'What would help you'), ana.getByRole('heading', {level: 1, name: 'What would help you take part?'}));
  await expectAccessible(ana, 'an activity to write');
  await expectLargeTargets(ana, 'an activity to write');
  await expectAccessible(console, 'the console while people write');

  // Everyone writes. One reloads with a note half written and one on the phone; one is offline and closes the tab.
  await write(ana, 'More seats by the window');
  await write(ana, 'A note I will take back');
  await ana.getByLabel('Your note', {exact: true}).fill('Half written');
  await expect.poll(() => ana.evaluate(storedHere), PATIENT).toContain('Half written');
  await ana.reload();
  await ana.getByRole('heading', {level: 1, name: 'What would help you take part?'}).waitFor();
  await expect.poll(() => ana.getByLabel('Your note', {exact: true}).inputValue(), PATIENT).toBe('Half written');
  await ana.getByText('More seats by the window').waitFor();
  await write(ben, 'Tell us how long it takes');
  await devices[2]?.setOffline(true);
  await write(cai, 'Written without a network');
  await cai.getByText('Written without a network').waitFor();
  await cai.close();
  await devices[2]?.setOffline(false);
  const again = await (devices[2] as NonNullable<(typeof devices)[2]>).newPage();
  await again.goto(ana.url());
  await again.getByText('Written without a network').waitFor();
  await again.getByText('Sent', {exact: true}).first().waitFor({timeout: LONG});
  await ana.getByText('Sent', {exact: true}).first().waitFor({timeout: LONG});
  await ana.getByLabel('Your note', {exact: true}).fill('');
  await expectAccessible(ana, 'one’s own notes');

  // Change one, take one back.
  const mine = (page: Page, text: string) => page.locator('li', {hasText: text});
  await mine(ana, 'A note I will take back').getByRole('button', {name: 'Take back'}).click();
  await expectAccessible(ana, 'taking back');
  await ana.getByRole('dialog').getByRole('button', {name: 'Take back'}).click();
  await ana.getByText('A note I will take back').waitFor({state: 'detached'});
  await mine(ben, 'Tell us how long it takes').getByRole('button', {name: 'Change'}).click();
  await ben.getByRole('dialog').getByRole('textbox').fill('Tell us how long we wait');
  await ben.getByRole('dialog').getByRole('button', {name: 'Save'}).click();
  await ben.getByText('Tell us how long we wait').first().waitFor();

  // Shown together, read and reacted to.
  await console.getByRole('button', {name: 'Show the notes'}).click();
  const shown = ['More seats by the window', 'Tell us how long we wait', 'Written without a network'];
  for (const page of [console, other, ana, ben, again])
    for (const text of shown) await page.getByText(text).first().waitFor({timeout: LONG});
  for (const page of [console, other, ana, ben, again]) expect(await page.getByText('A note I will take back').count()).toBe(0);
  await expectAccessible(ana, 'reading and reacting');
  await expectLargeTargets(ana, 'reading and reacting');
  await expectAccessible(console, 'the console with notes');
  await ana
    .getByRole('button', {name: /Me too/})
    .first()
    .click();

  // One is hidden and comes back.
  await console.locator('li', {hasText: 'More seats by the window'}).getByRole('button', {name: /^Hide/}).click();
  await ben.getByText('More seats by the window').waitFor({state: 'detached'});
  await ana.getByText('The facilitator has hidden this note. It may be shown later or talked about separately.').waitFor();
  await pressUntil(
    console.locator('li', {hasText: 'More seats by the window'}).getByRole('button', {name: /^Show again/}),
    ben.getByText('More seats by the window'),
  );

  // The end, and the notes.
  await console.getByRole('button', {name: 'End the session'}).first().click();
  await expectAccessible(console, 'the question before the end');
  await console.getByRole('button', {name: 'End it now'}).press('Enter');
  await console.getByRole('heading', {level: 2, name: 'The session is closing'}).and(console.locator(':focus')).waitFor();
  await ana.getByRole('heading', {level: 1, name: 'The session has finished'}).waitFor({timeout: LONG});
  await expectAccessible(ana, 'the end');
  await console.getByRole('heading', {level: 2, name: 'The session has ended'}).and(console.locator(':focus')).waitFor({timeout: LONG});
  const [download] = await Promise.all([console.waitForEvent('download'), console.getByRole('link', {name: /Markdown/}).click()]);
  const markdown = await readFile(await download.path(), 'utf8');
  for (const text of shown) expect(markdown.split(text)).toHaveLength(2);
  expect(markdown).not.toContain('A note I will take back');
  await expectAccessible(console, 'the console after the end');
  for (const one of [desk, otherDesk, ...devices]) expect(one.complaints).toEqual([]);
}, 240_000);

test('a scanned link opens with two presses, and leaves no key in the address', async () => {
  const {key} = await server.open();
  const context = await device(browser, PHONE);
  const page = await context.newPage();
  await page.goto(`${server.site}/j#${key}`);
  await page.getByRole('heading', {level: 1, name: 'Before you start'}).waitFor();
  expect(page.url()).not.toContain(key);
  await expectAccessible(page, 'before you start, by link');
  await page.getByRole('button', {name: 'Join now'}).click();
  await page.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
  await context.close();
});
