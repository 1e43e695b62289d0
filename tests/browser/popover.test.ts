import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {next, ORGANISER_KEY, SessionServer, show, write} from '../wire/session-server.ts';
import {DESK, device, expectAccessible, launch, pressUntil} from './browser.ts';

let browser: Browser;
let server: SessionServer;

beforeAll(async () => {
  server = await SessionServer.start();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Before any script of the page: the browser of somebody who has not renewed it for a while. */
function withoutPopovers(): void {
  for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover']) Reflect.deleteProperty(HTMLElement.prototype, name);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test.each(['with', 'without'] as const)(
  'where a note belongs is chosen in a browser %s popovers: the focus goes in, stays inside and comes back, and what came of it is heard',
  async how => {
    const WRITE = plainActivity({kind: 'write', title: 'What matters', minutes: 10, themes: ['Doors', 'Light']});
    const {session, lead, key} = await server.open([WRITE]);
    const phones = await server.phones(key, 3);
    const activity = await next(lead);
    for (const [at, phone] of phones.entries()) await write(phone, activity, ['Apples', 'Pears', 'Plums'][at] ?? '');
    await show(lead, activity);
    const context = await device(browser, DESK);
    if (how === 'without') await context.addInitScript(withoutPopovers);
    const page = await context.newPage();
    await page.goto(`${server.site}/o#${ORGANISER_KEY}`);
    await page.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
    await page.goto(`${server.site}/f/${session}`);
    const note = page.getByRole('article').filter({hasText: 'Pears'});
    const opener = note.getByRole('button', {name: 'Move to…'});
    const dialog = page.getByRole('dialog', {name: 'Move this note to…'});
    const isBack = () => opener.evaluate(button => button === document.activeElement);

    await pressUntil(opener, dialog);
    expect(await focused(page)).toBe('Move this note to…');
    await expectAccessible(page, `where a note belongs, ${how} popovers`, 'dialog');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Leave it where it is');
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab']) {
      await page.keyboard.press(key);
      expect(await dialog.evaluate(element => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'hidden'});
    await expect.poll(isBack).toBe(true);

    await pressUntil(opener, dialog);
    await dialog.getByRole('button', {name: 'Leave it where it is'}).click();
    await dialog.waitFor({state: 'hidden'});
    await expect.poll(isBack).toBe(true);

    // Somebody else is first: what there is to say of it can be heard where the person is.
    await pressUntil(opener, dialog);
    const id = lead.notes.find(({text}) => text === 'Pears')?.id ?? '';
    const [doors = '', light = ''] = lead.record(`activity:${activity}`)?.writing?.themes ?? [];
    await lead.must({type: 'note.move', note: id, from: null, theme: light});
    await dialog.getByRole('button', {name: 'Doors'}).click();
    await dialog.locator('#move-answer').getByText(/./).waitFor();
    const region = how === 'with' ? page.locator('#polite') : dialog.locator('[data-speech="polite"]');
    await expect.poll(() => region.textContent()).not.toBe('');
    const pressAgain = async () => {
      await dialog
        .getByRole('button', {name: 'Doors'})
        .click({timeout: 500})
        .catch(() => undefined);
      return dialog.isVisible();
    };
    await expect.poll(pressAgain, {timeout: 10_000}).toBe(false);
    await lead.until('it has moved', () => lead.record(`note:${id}`)?.theme === doors);
    expect(context.complaints).toEqual([]);
    await context.close();
  },
);
