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
    const {key} = await server.open([
      plainActivity({kind: 'write', title: 'What matters. To us. All', prompt: 'What matters to you? One thing per note.', minutes: 10}),
    ]);
    const phone = await pocket.newPage();
    await phone.goto(`${server.site}/j#${key}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByText('We will start soon. You do not need to do anything.').waitFor();
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
    expect(await phone.getByText('What matters. To us. All').count(), 'a title is as it was written').toBeGreaterThan(0);
    await expectAccessible(phone, 'easy words, in the lobby');
    expect(pocket.complaints).toEqual([]);
  } finally {
    await pocket.close();
    await server.close();
  }
}, 60_000);
