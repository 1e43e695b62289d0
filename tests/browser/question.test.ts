import type {Browser, Locator, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {systemTime} from '../../server/rooms/clock.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {randomId} from '../players/player.ts';
import {next, SessionServer} from '../wire/session-server.ts';
import {DESK, device, launch, PHONE, pressUntil} from './browser.ts';

const ACTIVITIES = [plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10})];
const PATIENCE = 30_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
});

const look = async (page: Page, name: string) => {
  if (process.env.SCREENS) await page.screenshot({path: `${process.env.SCREENS}/${name}.png`});
};

type Box = Awaited<ReturnType<Locator['boundingBox']>> | undefined;

/** Where it stands, without scrolling there first. */
const press = async (page: Page, box: Box) => page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);

/** Where everything is that can be seen, and who has the focus. */
const standing = (phone: Page) =>
  phone.evaluate(() =>
    [...document.querySelectorAll('h1, p, button, textarea, label')]
      .filter(element => element.checkVisibility() && !element.closest('[data-over], #polite'))
      .map(element => {
        const {left, top} = element.getBoundingClientRect();
        return `${element.textContent?.slice(0, 30)} ${Math.round(left)} ${Math.round(top)} ${element === document.activeElement}`;
      }),
  );

/** Kept in the page, which knows the moment: what a finger would meet where the card is, and what was said aloud. */
const watch = (phone: Page) =>
  phone.evaluate(() => {
    const seen = {met: [] as string[], said: [] as string[]};
    Object.assign(globalThis, {seen});
    new MutationObserver(() => {
      const said = document.querySelector('#polite p')?.textContent;
      if (said && seen.said.at(-1) !== said) seen.said.push(said);
      const card = document.querySelector('[data-over]');
      const button = card?.querySelector('button')?.getBoundingClientRect();
      if (!card || !button) return;
      const met = card.contains(document.elementFromPoint(button.left + button.width / 2, button.top + button.height / 2));
      const state = `${card.hasAttribute('data-arriving') ? 'arriving' : 'there'}: ${met ? 'the card' : 'what was there'}`;
      if (seen.met.at(-1) !== state) seen.met.push(state);
    }).observe(document, {childList: true, subtree: true, attributes: true});
  });

const seen = (phone: Page) => phone.evaluate(() => (globalThis as unknown as {seen: {met: string[]; said: string[]}}).seen);

test('[R91] a question moves nothing on a phone and takes no focus, waits for whoever types, and is asked from the keyboard', async () => {
  const server = await SessionServer.start(openMemoryStore(), {}, systemTime);
  const [desk, pocket] = await Promise.all([device(browser, DESK), device(browser, PHONE)]);
  try {
    const {session, lead, key} = await server.open(ACTIVITIES);
    const {key: seat} = await server.link(lead, 'support');
    const [console, phone] = await Promise.all([desk.newPage(), pocket.newPage()]);
    await phone.goto(`${server.site}/j#${key}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor({timeout: PATIENCE});
    await next(lead);
    // The activity's own face is loaded when it opens: until then "One moment" stands in its place.
    await phone.getByLabel('Your note', {exact: true}).waitFor({timeout: PATIENCE});
    await phone.getByRole('button', {name: 'I am done for now'}).waitFor({timeout: PATIENCE});
    await phone.evaluate(() => scrollTo(0, 60));
    await watch(phone);
    const before = await standing(phone);

    await console.goto(`${server.site}/f/${session}#${seat}`);
    await console.getByRole('button', {name: 'Go to the session'}).click();
    await console.getByText('Choose a question').focus();
    for (const press of ['Enter', 'Tab', 'Tab', 'Enter']) await console.keyboard.press(press);
    const card = phone.getByRole('region', {name: 'A question for everyone'});
    await card.getByRole('heading', {name: 'More time?'}).waitFor({timeout: PATIENCE});
    await expect.poll(() => seen(phone).then(({met}) => met)).toEqual(['arriving: what was there', 'there: the card']);
    expect(await standing(phone)).toEqual(before);
    await look(phone, 'question-on-a-phone');
    await console.getByText('Phones ask this now', {exact: false}).waitFor();
    await look(console, 'question-at-the-console');

    const [yes, no] = await Promise.all(['Yes', 'No'].map(name => card.getByRole('button', {name}).boundingBox()));
    await press(phone, yes);
    await card.getByText('You said yes. You can change it.').waitFor();
    await press(phone, no);
    await card.getByText('You said no. You can change it.').waitFor();
    expect(await card.getByRole('button', {name: 'Yes'}).boundingBox()).toEqual(yes);
    expect((await standing(phone)).map(place => place.replace(/\w+$/, ''))).toEqual(before.map(place => place.replace(/\w+$/, '')));
    await look(phone, 'question-answered');
    await card.getByRole('button', {name: 'Move this out of the way'}).click();
    expect(await card.getAttribute('data-over')).toBeNull();
    await look(phone, 'question-moved-away');
    await console.getByRole('button', {name: 'Close it now'}).press('Enter');
    await card.getByText('This question has closed. Thank you.').waitFor();
    await card.waitFor({state: 'detached'});
    await console.getByText('Fewer than five answered.').first().waitFor();

    // Whoever types is not disturbed: it waits at the end of the page, and is there when they have stopped.
    await phone.getByLabel('Your note', {exact: true}).fill('Half a thought');
    const question = randomId();
    await lead.moment({type: 'question.ask', question, asks: 'longer'});
    await card.getByRole('heading', {name: 'Stay 10 minutes longer?'}).waitFor();
    expect(await card.getAttribute('data-over')).toBeNull();
    await phone.getByLabel('Your note', {exact: true}).blur();
    await expect.poll(() => card.getAttribute('data-over'), {timeout: PATIENCE}).toBe('true');
    const {said} = await seen(phone);
    expect(said.filter(words => words.includes('More time?'))).toHaveLength(1);
    await lead.moment({type: 'question.close', question});
    const empty = console.getByRole('region', {name: 'Ask the group'}).filter({hasNotText: 'Fewer than five answered.'});
    await pressUntil(console.getByRole('button', {name: 'Put it away'}), empty);
    for (const one of [desk, pocket]) expect(one.complaints).toEqual([]);
  } finally {
    await Promise.all([desk.close(), pocket.close()]);
    await server.close();
  }
}, 120_000);
