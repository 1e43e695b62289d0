import type {BrowserContext, CDPSession, Locator, Page} from 'playwright-core';
import {afterEach, expect, test} from 'vitest';
import type {Player} from '../players/player.ts';
import {frameOn, NOTES, noteOn, organisersBrowser, sessionWithNotes, themeOf} from './board-session.ts';
import {expectAccessible, expectLargeTargets, PHONE} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// The board on a console that is a phone: with one finger, and with two.

let desk: BrowserContext & {readonly complaints: string[]};
let lead: Player;
let page: Page;
let cdp: CDPSession;

/** The notes in the order in which they lie, which means nothing: the third is beside the window. */
let [first, second, third] = NOTES as readonly string[] as [string, string, string];

serveInMemory(
  async ({browser, server}) => {
    const told = await sessionWithNotes(server);
    ({lead} = told);
    desk = await organisersBrowser(browser, server, PHONE, {hasTouch: true});
    page = await desk.newPage();
    cdp = await desk.newCDPSession(page);
    await page.goto(`${server.site}/f/${told.session}`);
    await page.getByRole('button', {name: 'Canvas', exact: true}).tap();
    await page.getByText('Saved', {exact: true}).waitFor();
    const texts = await page.locator('[data-note]').allTextContents();
    [first, second, third] = texts.map(text => NOTES.find(words => text.includes(words)) ?? '') as [string, string, string];
  },
  {isBrisk: true},
);
afterEach(() => {
  expect(desk.complaints).toEqual([]);
});

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The bars around it are the console's, which is made for a desk. */
const board = () => page.getByRole('region', {name: 'Board', exact: true});
const press = (name: string) => page.getByRole('button', {name, exact: true});
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Spot[]) =>
  cdp.send('Input.dispatchTouchEvent', {type, touchPoints});
const between = (from: Spot, to: Spot, share: number): Spot => ({x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share});
const STEPS = [0.1, 0.3, 0.6, 1];

/** Each finger from one spot to another, and then off. */
async function fingers(...ways: (readonly [Spot, Spot])[]): Promise<void> {
  await touch('touchStart', ...ways.map(([from]) => from));
  for (const share of STEPS) await touch('touchMove', ...ways.map(([from, to]) => between(from, to, share)));
  await touch('touchEnd');
}

async function middleOf(what: Locator): Promise<Spot> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

/** A place on the board to press where it is bare for more than the width of a finger: neither a note nor a bar of the page lies there. */
const bare = (): Promise<Spot> =>
  page.locator('.react-flow').evaluate(plane => {
    plane.scrollIntoView({block: 'center'});
    const isBare = (x: number, y: number) => document.elementFromPoint(x, y)?.matches('.react-flow__pane');
    const around = [-30, 0, 30];
    for (let y = 30; y < innerHeight; y += 10)
      for (let x = innerWidth - 30; x > 30; x -= 10)
        if (around.every(right => around.every(down => isBare(x + right, y + down)))) return {x, y};
    throw new Error('there is no such place');
  });

const zoom = async () => Number.parseInt((await page.getByText(/^\d+ ?%$/).textContent()) ?? '', 10);
const lie = () => page.locator('.react-flow__node').evaluateAll(all => all.map(one => (one as HTMLElement).style.transform));
const view = () => page.locator('.react-flow__viewport').evaluate(element => (element as HTMLElement).style.transform);

test('[R150, R151] two notes are chosen by taps alone, connected, and the line is taken back', async () => {
  const choose = (isPressed: boolean) => page.getByRole('button', {name: 'Choose', exact: true, pressed: isPressed});
  const chosen = (count: number) => page.getByText(`${count} notes chosen`, {exact: true}).waitFor();
  const lines = () => page.locator('[data-plane] svg line').count();
  while ((await zoom()) > 50) await press('Smaller').tap();
  await noteOn(page, first).tap();
  await choose(false).tap();
  await choose(true).waitFor();
  // What is chosen stays so, and the other one is not chosen by the way.
  await noteOn(page, second).tap();
  await choose(false).tap();
  await chosen(2);
  await expectLargeTargets(page, 'two chosen notes on a phone', board());
  await press('Connect').tap();
  await expect.poll(lines).toBe(1);
  await press('Undo').tap();
  await expect.poll(lines).toBe(0);

  // A third one further on, and the first not any more.
  const from = await bare();
  await fingers([from, {x: from.x - 90, y: from.y}]);
  await noteOn(page, third).tap();
  await choose(false).tap();
  await chosen(3);
  await noteOn(page, second).tap();
  await choose(true).tap();
  await chosen(2);
  await press('Choose none').tap();
  // It goes on from the note that it was about.
  await choose(false).waitFor();
  expect(await page.locator('[data-note]:focus').textContent()).toContain(second);
  expect(await page.locator('[data-note][data-chosen]').count()).toBe(0);
  await press('From the start').tap();
});

test('[R150] a tap leads to what can be done about a note, and moves it', async () => {
  await noteOn(page, first).tap();
  await press('Move to…').tap();
  await page.getByRole('dialog').getByRole('button', {name: 'Before', exact: true}).tap();
  await lead.until('it is moved', () => themeOf(lead, first) === 'Before');
  await expectAccessible(page, 'the board on a phone');
  await expectLargeTargets(page, 'the board on a phone', board());
});

test('[R150] one finger pans, two zoom, and neither moves a note', async () => {
  const themes = NOTES.map(words => themeOf(lead, words));
  const lies = await lie();
  const before = await view();
  const one = await bare();
  await fingers([one, {x: one.x - 60, y: one.y + 60}]);
  await expect.poll(view).not.toBe(before);

  const zoomed = await zoom();
  const two = await bare();
  await fingers(
    [
      {x: two.x - 20, y: two.y},
      {x: two.x - 120, y: two.y},
    ],
    [
      {x: two.x + 20, y: two.y},
      {x: two.x + 25, y: two.y},
    ],
  );
  await expect.poll(zoom).toBeGreaterThan(zoomed);
  expect(NOTES.map(words => themeOf(lead, words))).toEqual(themes);
  expect(await lie()).toEqual(lies);
});

test('[R150] a finger drags a note into a theme', async () => {
  await press('From the start').tap();
  await noteOn(page, second).scrollIntoViewIfNeeded();
  await fingers([await middleOf(noteOn(page, second)), await middleOf(frameOn(page, 'During'))]);
  await lead.until('it is moved', () => themeOf(lead, second) === 'During');
});

test('[R150] a second finger that comes while a note is dragged leaves it where it lay', async () => {
  await press('From the start').tap();
  await noteOn(page, first).scrollIntoViewIfNeeded();
  const [themes, lies] = [NOTES.map(words => themeOf(lead, words)), await lie()];
  const {x, y} = await middleOf(noteOn(page, first));
  await touch('touchStart', {x, y});
  for (const by of [10, 20, 40]) await touch('touchMove', {x: x + by, y: y + by});
  await expect.poll(lie).not.toEqual(lies);
  const held = {x: x + 40, y: y + 40};
  await touch('touchStart', held, {x: x + 90, y});
  for (const by of [10, 20, 40]) await touch('touchMove', held, {x: x + 90 + by, y});
  await touch('touchEnd');
  await expect.poll(lie).toEqual(lies);
  expect(NOTES.map(words => themeOf(lead, words))).toEqual(themes);
});
