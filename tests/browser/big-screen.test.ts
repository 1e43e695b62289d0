import type {Browser, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {next, type SessionServer, show, write} from '../wire/session-server.ts';
import {device} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

let browser: Browser;
let server: SessionServer;

serveInMemory(started => {
  ({browser, server} = started);
});

/** What somebody could not read or press, in words: any text that the buttons lie over, or that has left the screen. */
const covered = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const controls = document.querySelector('[data-controls]');
    const bar = controls?.getBoundingClientRect();
    if (!controls || !bar) return ['there are no controls'];
    const texts = document.createTreeWalker(document.querySelector('#app') ?? document.body, NodeFilter.SHOW_TEXT);
    const problems: string[] = [];
    let count = 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!text.textContent?.trim() || !parent || controls.contains(parent) || parent.closest('.visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const {left, right, top, bottom, height} of range.getClientRects()) {
        if (height === 0) continue;
        count += 1;
        // Half a pixel is rounding.
        if (bottom > bar.top + 0.5 || top < 0 || left < 0 || right > innerWidth) problems.push(text.textContent);
      }
    }
    return count === 0 ? ['there is nothing to read'] : problems;
  });
const isShown = (page: Page) => page.evaluate(() => document.querySelector('[data-controls]')?.getAttribute('data-controls') === 'shown');

const PROJECTOR = {width: 1280, height: 720};
const SCREENS = [PROJECTOR, {width: 1920, height: 1080}, {width: 1024, height: 768}, {width: 480, height: 270}, {width: 480, height: 900}];

test('[R116] the buttons of the big screen cover no word of what it shows, and go when nobody is at the computer', async () => {
  const {session, lead, key} = await server.open([
    plainActivity({kind: 'read', title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5}),
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10}),
  ]);
  const {key: seat} = await server.link(lead, 'screen');
  const projector = await device(browser, PROJECTOR);
  const phones = await server.phones(key, 3);
  try {
    const page = await projector.newPage();
    await page.goto(`${server.site}/f/${session}/stage#${seat}`);
    await page.getByRole('button', {name: 'Start big screen'}).waitFor();
    const lookedAt = async (what: string) => {
      for (const size of SCREENS) {
        await page.setViewportSize(size);
        // A pointer that moves brings the buttons.
        await page.mouse.move(20, 20);
        await page.mouse.move(40, 30);
        await expect.poll(() => isShown(page)).toBe(true);
        await expect.poll(() => covered(page), {message: `${what} at ${size.width} × ${size.height}`}).toEqual([]);
        if (process.env.SCREENS)
          await page.screenshot({path: `${process.env.SCREENS}/stage-${what.replaceAll(' ', '-')}-${size.width}-${size.height}.png`});
      }
    };
    await lookedAt('the way to join before the start');
    await page.getByRole('button', {name: 'Start big screen'}).click();
    await page
      .getByRole('button', {name: 'Full screen'})
      .or(page.getByRole('button', {name: 'Leave full screen'}))
      .waitFor();
    const activity = await next(lead).then(() => next(lead));
    await page.getByText('What matters to you?').waitFor();
    await lookedAt('a prompt');
    await Promise.all(phones.map((phone, at) => write(phone, activity, `${'A note that is long. '.repeat(40)}${at}`)));
    await show(lead, activity);
    await page.setViewportSize(PROJECTOR);
    await page.getByRole('button', {name: 'Next page'}).waitFor();
    await lookedAt('notes');
    await page.setViewportSize(PROJECTOR);
    // A button that was clicked keeps the focus: that alone does not hold the buttons there, the keys do.
    await page.getByRole('button', {name: 'Next page'}).click();
    await expect.poll(() => isShown(page), {timeout: 10_000}).toBe(false);
    await page.keyboard.press('PageDown');
    expect(await isShown(page)).toBe(false);
    await page.keyboard.press('Tab');
    expect(await isShown(page)).toBe(true);
    expect(projector.complaints).toEqual([]);
  } finally {
    await projector.close();
  }
}, 90_000);
