import type {Browser, BrowserContext, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import type {SessionServer} from '../wire/session-server.ts';
import {device, PHONE} from './browser.ts';
import {serveInMemory} from './in-memory.ts';
import {Pointer} from './workshop/pointer.ts';

// Coming in: what people type, and links that lead somewhere else.

let browser: Browser;
let server: SessionServer;

serveInMemory(started => {
  ({browser, server} = started);
});

async function withPage(look: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await device(browser, PHONE);
  try {
    await look(await context.newPage(), context);
    expect(context.complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', {level: 1, name}).waitFor();

test('the join form answers whatever is typed with a sentence, and shows it as it was typed', async () => {
  const typed: Readonly<Record<string, string>> = {
    nothing: '',
    blanks: '   ',
    'too much': '48291573'.repeat(40),
    markup: '<img src=x onerror="document.title=1"><b>4829 1573</b>',
    'control characters': '4829\u0007\u001b[31m\u007f157',
    'right to left': '\u202e١٢٣٤ مرحبا',
    emoji: '👩‍👩‍👧‍👦🪿4829',
    'a code that leads nowhere': '0000 0000',
  };
  await withPage(async page => {
    for (const [kind, text] of Object.entries(typed)) {
      await page.goto(server.site);
      await page.getByLabel('Enter the 8-number code').fill(text);
      await page.getByRole('button', {name: 'Continue'}).click();
      await page.getByRole('heading', {name: 'There is a problem'}).waitFor();
      expect(await page.title(), kind).toMatch(/^Error: /);
      const {width, images, sentence} = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        images: document.querySelectorAll('img, b').length,
        sentence: document.querySelector('[aria-labelledby="problem"]')?.textContent ?? '',
      }));
      expect({width, images}, kind).toEqual({width: 0, images: 0});
      expect(sentence, kind).toMatch(/8 numbers|8-number code|cannot find a session/);
      // A person can go on from there.
      expect(await page.getByLabel('Enter the 8-number code').isEditable(), kind).toBe(true);
    }
  });
});

test('a scanned QR code takes one more press: two in all, with the one on the camera', async () => {
  const {key} = await server.open();
  await withPage(async page => {
    const hands = new Pointer(page);
    await page.goto(`${server.site}/j#${key}`);
    await hands.press(page.getByRole('button', {name: 'Join now'}));
    await heading(page, 'You are in');
    expect(1 + hands.presses).toBeLessThanOrEqual(2);
  });
});

test('[R80, R81] a phone before a locked session asks, waits, and goes in by itself once it is let in', async () => {
  const {lead, key} = await server.open();
  await lead.must({type: 'access.lock'});
  const knocks = () => lead.record('door')?.knocks ?? [];
  const answer = (isLetIn: boolean) => lead.moment({type: 'knock.answer', knocks: knocks().map(({id}) => id), isLetIn});
  await withPage(async page => {
    await page.goto(`${server.site}/j#${key}`);
    await page.getByRole('button', {name: 'Join now'}).click();
    await heading(page, 'This session is closed to new people');
    await page.getByRole('button', {name: 'Ask to join'}).click();
    await heading(page, 'We have asked');
    await lead.until('one knocks', () => knocks().length === 1);
    await answer(true);
    await heading(page, 'You are in');
    // The address is that of the session: nothing asks again when the page is loaded anew.
    await page.reload();
    await heading(page, 'You are in');
  });
  await withPage(async page => {
    await page.goto(`${server.site}/j#${key}`);
    await page.getByRole('button', {name: 'Join now'}).click();
    await page.getByRole('button', {name: 'Ask to join'}).click();
    await lead.until('one knocks', () => knocks().length === 1);
    await answer(false);
    await heading(page, 'Not just now');
    await lead.must({type: 'access.unlock'});
    await heading(page, 'You are in');
  });
});

test('a link of another part says so, and lets nobody in', async () => {
  const {lead, key, session} = await server.open();
  const [helper, screen] = [await server.link(lead, 'support'), await server.link(lead, 'screen')];
  const {site} = server;
  await withPage(async page => {
    // A phone's link at the console, and at the big screen.
    await page.goto(`${site}/f/${session}#${key}`);
    await page.getByRole('button', {name: 'Go to the session'}).click();
    await heading(page, 'This link does not work');
    await page.goto(`${site}/f/${session}/stage#${key}`);
    await heading(page, 'Please open the link for the big screen');
    // A helper's link on a phone.
    await page.goto(`${site}/j#${helper.key}`);
    await page.getByRole('button', {name: 'Join now'}).click();
    await heading(page, 'We cannot find this session');
  });
  // A helper's link at the big screen, and a screen's link at the console: neither shows more than it may.
  await withPage(async page => {
    await page.goto(`${site}/f/${session}/stage#${helper.key}`);
    await heading(page, /./);
    expect(page.url()).not.toContain(helper.key);
  });
  await withPage(async page => {
    await page.goto(`${site}/f/${session}#${screen.key}`);
    await page.getByRole('button', {name: 'Go to the session'}).click();
    await heading(page, /./);
    expect(await page.getByRole('button', {name: /^(Start|Next): /}).count()).toBe(0);
  });
  expect([...lead.records.keys()].filter(id => id.startsWith('person:'))).toEqual([]);
});

test('the links of a deleted session lead to a page that says so', async () => {
  const {lead, key, code, session} = await server.open();
  const [helper, screen] = [await server.link(lead, 'support'), await server.link(lead, 'screen')];
  const {site} = server;
  const inside = await device(browser, PHONE);
  const phone = await inside.newPage();
  await phone.goto(`${site}/j#${key}`);
  await phone.getByRole('button', {name: 'Join now'}).click();
  await heading(phone, 'You are in');
  const gone = await lead.visitor.fetch(`/live/sessions/${session}`, {
    method: 'DELETE',
    body: JSON.stringify({when: 'now'}),
    headers: {'Content-Type': 'application/json'},
  });
  expect(gone.ok, await gone.text()).toBe(true);
  await heading(phone, 'We cannot find this session');
  await withPage(async page => {
    await page.goto(`${site}/j#${key}`);
    await page.getByRole('button', {name: 'Join now'}).click();
    await heading(page, 'We cannot find this session');
    await page.goto(`${site}/f/${session}#${helper.key}`);
    await page.getByRole('button', {name: 'Go to the session'}).click();
    await heading(page, 'This link does not work');
    await page.goto(`${site}/f/${session}/stage#${screen.key}`);
    await page.getByText('This link does not work. Ask for a new link for the big screen.').waitFor();
    await page.goto(`${site}/s/${session}`);
    await heading(page, 'We cannot find this session');
    await page.goto(site);
    await page.getByLabel('Enter the 8-number code').fill(code);
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('heading', {name: 'There is a problem'}).waitFor();
  });
  await inside.close();
});
