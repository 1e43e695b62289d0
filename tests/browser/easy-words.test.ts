import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {systemTime} from '../../server/rooms/clock.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {SessionServer} from '../wire/session-server.ts';
import {device, expectAccessible, launch, PHONE} from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
});

test('[R103] easy words hold at once, where a person is, and after the page was loaded again; what people wrote stays', async () => {
  const server = await SessionServer.start(openMemoryStore(), {}, systemTime);
  const pocket = await device(browser, PHONE);
  try {
    const {key, lead} = await server.open([
      plainActivity({kind: 'write', title: 'What matters. To us. All', prompt: 'What matters to you? One thing per note.', minutes: 10}),
    ]);
    await lead.must({
      type: 'agreement.set',
      lines: [{text: 'You can pass. You do not have to say why.'}, {text: 'No photos. None at all.'}],
    });
    const phone = await pocket.newPage();
    await phone.goto(`${server.site}/j#${key}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByText('We will start soon. You do not need to do anything.').waitFor();
    const pictures = phone.locator('li:has(p) svg');
    await phone.getByText('No photos. None at all.').waitFor();
    expect(await pictures.first().isVisible(), 'no pictures beside the usual words').toBe(false);
    await phone.getByRole('button', {name: 'Menu'}).click();
    await phone.getByRole('button', {name: 'Make this page easier to use'}).click();
    const dialog = phone.getByRole('dialog', {name: 'Make this page easier to use'});
    await dialog.getByText('Easy words', {exact: true}).click();
    const easy = phone.getByText('We start soon. You do not need to do anything.');
    await easy.waitFor({state: 'attached'});
    expect(await dialog.isVisible(), 'nobody is thrown out of what they were doing').toBe(true);
    await expectAccessible(phone, 'easy words, in the menu');

    await phone.reload();
    await easy.waitFor();
    const lines = await easy.evaluate(place => {
      const range = document.createRange();
      range.selectNodeContents(place);
      return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size;
    });
    expect(lines, 'a line for each sentence').toBeGreaterThanOrEqual(2);
    expect(await phone.getByText('No photos. None at all.').innerText(), 'what people wrote').toBe('No photos. None at all.');
    expect(await pictures.count(), 'a picture for each line of the agreement').toBe(2);
    for (const picture of await pictures.all()) {
      await picture.waitFor();
      expect(await picture.getAttribute('aria-hidden')).toBe('true');
    }
    expect(await phone.getByText('What matters. To us. All').count(), 'a title is as it was written').toBeGreaterThan(0);
    await expectAccessible(phone, 'easy words, in the lobby');
    expect(pocket.complaints).toEqual([]);
  } finally {
    await pocket.close();
    await server.close();
  }
}, 60_000);
