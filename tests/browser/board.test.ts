import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {breakableLine} from '../players/breakable-line.ts';
import type {Player} from '../players/player.ts';
import type {SessionServer} from '../wire/session-server.ts';
import {frameOn, NOTES, noteOn, organisersBrowser, sessionWithNotes, themeOf} from './board-session.ts';
import {DESK, device, expectAccessible, pressUntil} from './browser.ts';
import {drag, insideOf, liesOn, spotOf} from './dragging.ts';
import {serveInMemory} from './in-memory.ts';

// The same notes as a plane, on the console: by mouse, by keyboard alone, and what two people do at once.

let browser: Browser;
let server: SessionServer;
let desk: BrowserContext & {readonly complaints: string[]};
let lead: Player;
let page: Page;
let session: string;
const pages: Page[] = [];

const [SIT, LONG, TEA] = NOTES;

serveInMemory(async started => {
  ({browser, server} = started);
  desk = await organisersBrowser(browser, server, DESK);
  ({lead, session} = await sessionWithNotes(server));
});
// The notes are the same for all: a gathering takes its time. What one has done to the board is taken back before the next.
beforeEach(async () => {
  for (const {id, theme, isHidden} of lead.notes) {
    if (isHidden) await lead.must({type: 'note.unhide', note: id});
    if (theme !== null) await lead.must({type: 'note.move', note: id, from: theme, theme: null});
  }
  page = await atBoard();
  await press('Tidy').click();
  await page.getByText('Saved', {exact: true}).waitFor();
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map(one => one.close()));
  expect(desk.complaints).toEqual([]);
});

/** Another one beside it; the first stays in front, where a browser does not slow it down. */
async function another(): Promise<Page> {
  const other = await atBoard();
  await page.bringToFront();
  return other;
}

/** A console that shows the notes as a board. */
async function atBoard(site = server.site): Promise<Page> {
  const one = await desk.newPage();
  pages.push(one);
  await one.goto(`${site}/f/${session}`);
  await one.getByRole('button', {name: 'Canvas', exact: true}).click();
  await one.getByText('Saved', {exact: true}).waitFor();
  return one;
}

const note = (words: string, on = page): Locator => noteOn(on, words);
const frame = (name: string, on = page): Locator => frameOn(on, name);
const isIn = (words: string): string | undefined => themeOf(lead, words);
const press = (name: string, on = page) => on.getByRole('button', {name, exact: true});

/** As long as a busy machine may take. Milliseconds. */
const PATIENCE_MS = 15_000;
const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what, {timeout: PATIENCE_MS});

const inReadingOrder = async () =>
  (await page.locator('[data-note]').allTextContents()).flatMap(text => NOTES.find(one => text.includes(one)) ?? []);

const lies = (words: string, on = page) => liesOn(on, words);
const inside = (name: string) => insideOf(page, name);

describe('by mouse', () => {
  test('a note dragged into a frame is in that theme for everybody, lies where it was let go, and undo brings it back', async () => {
    const other = await another();
    await drag(note(SIT), await inside('During'));
    await lead.until('the room has moved it', () => isIn(SIT) === 'During');
    await soon(async () => (await lies(SIT, other)) === (await lies(SIT))).toBe(true);
    expect(await note(SIT, other).getAttribute('aria-label')).toContain('During');
    const dragged = await lies(SIT);
    await press('Undo').click();
    await lead.until('it is back', () => isIn(SIT) === undefined);
    await press('Do again').click();
    await lead.until('it is there again', () => isIn(SIT) === 'During');
    await soon(() => lies(SIT)).toBe(dragged);
    await soon(() => lies(SIT, other)).toBe(dragged);
  });

  test('a frame takes its notes along, and tidy puts all back until that is undone', async () => {
    const other = await another();
    await drag(note(SIT), await inside('During'));
    await lead.until('the room has moved it', () => isIn(SIT) === 'During');
    const before = await spotOf(frame('During'));
    const noteBefore = await spotOf(note(SIT));
    await drag(frame('During'), {x: before.x + 30, y: before.y + 200});
    await soon(async () => Math.round((await spotOf(frame('During'))).y - before.y)).toBeGreaterThan(150);
    const moved = (await spotOf(frame('During'))).y - before.y;
    expect((await spotOf(note(SIT))).y - noteBefore.y).toBeCloseTo(moved, 0);
    const placed = await lies(SIT);
    await soon(() => lies(SIT, other)).toBe(placed);
    await press('Tidy').click();
    await soon(async () => (await lies(SIT)) !== placed && (await lies(SIT)) === (await lies(SIT, other))).toBe(true);
    await press('Undo').click();
    await soon(() => lies(SIT)).toBe(placed);
    await soon(() => lies(SIT, other)).toBe(placed);
    expect(isIn(SIT)).toBe('During');
  });

  test('[R150] several are chosen with Shift, moved together, and connected', async () => {
    const [left = SIT, right = LONG, last = TEA] = await inReadingOrder();
    await note(left).click();
    await note(right).click({modifiers: ['Shift']});
    await page.getByText('2 notes chosen', {exact: true}).waitFor();
    // The other one stands to the right of it, over the same frame.
    await drag(note(left), await inside('Before'));
    await lead.until('both are moved', () => isIn(left) === 'Before' && isIn(right) === 'Before');
    expect(isIn(last)).toBeUndefined();
    await press('Connect').click();
    const other = await another();
    await soon(() => other.locator('svg line').count()).toBe(1);
    // Lines are for the eye: who hears the board is told at both ends.
    for (const words of [left, right])
      await soon(() => note(words, other).getAttribute('aria-label')).toContain('Connected to 1 other note.');
    expect(await note(last, other).getAttribute('aria-label')).not.toContain('Connected');
    await note(left, other).focus();
    await other.getByText(`Connected to: ${right}`).waitFor();
    await pressUntil(press('Take the line away'), press('Connect'));
    await soon(() => other.locator('svg line').count()).toBe(0);
  });
});

describe('by keyboard alone', () => {
  /** Goes on with Tab until something has the focus. */
  async function tabTo(what: Locator): Promise<void> {
    for (let tabs = 0; tabs < 80; tabs += 1) {
      if (await what.evaluate(element => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not come there');
  }
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('[R150] everything that the mouse does', async () => {
    await page.goto(`${server.site}/f/${session}`);
    await page.getByText(SIT).first().waitFor();
    await tabTo(press('Canvas'));
    await page.keyboard.press('Enter');
    await page.getByText('Saved', {exact: true}).waitFor();
    const [first = SIT, second = LONG] = await inReadingOrder();
    await tabTo(page.locator('[data-note]').first());
    await page.keyboard.press('ArrowDown');
    await soon(focused).toContain(second);
    await page.keyboard.press('ArrowUp');
    await soon(focused).toContain(first);
    const words = first;

    // A little to the right, and said.
    const before = await lies(words);
    await page.keyboard.press('Shift+ArrowRight');
    await soon(() => lies(words)).not.toBe(before);
    await page.locator('#polite', {hasText: 'Moved'}).waitFor();
    await page.keyboard.press('Control+z');
    await soon(() => lies(words)).toBe(before);
    await page.keyboard.press('Control+Shift+Z');
    await soon(() => lies(words)).not.toBe(before);

    // To a theme by M; the focus comes back to the note.
    await page.keyboard.press('m');
    const choices = page.getByRole('dialog', {name: 'Move this note to…'});
    await choices.waitFor();
    await tabTo(choices.getByRole('button', {name: 'Before'}));
    await page.keyboard.press('Enter');
    await lead.until('it is moved', () => isIn(words) === 'Before');
    await page.locator('#polite', {hasText: 'Moved to Before.'}).waitFor();
    // Undo takes that back too.
    await tabTo(note(words));
    await page.keyboard.press('Control+z');
    await lead.until('it is back', () => isIn(words) === undefined);
    await page.keyboard.press('Control+Shift+Z');
    await lead.until('it is moved again', () => isIn(words) === 'Before');

    // Two are chosen with Space, and connected.
    await tabTo(page.locator('[data-note]').first());
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.getByText('2 notes chosen', {exact: true}).waitFor();
    await page.keyboard.press('Enter');
    await tabTo(press('Connect'));
    await page.keyboard.press('Enter');
    await soon(() => page.locator('svg line').count()).toBe(1);
    await tabTo(press('Choose none'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Z');
    await soon(() => page.locator('svg line').count()).toBe(0);

    // A heading: written, changed, deleted after a question.
    await tabTo(press('Add a heading'));
    await page.keyboard.press('Enter');
    await tabTo(page.getByLabel('Words of the heading'));
    await page.keyboard.type('What comes next');
    await page.keyboard.press('Enter');
    const heading = page.locator('h3[data-item]', {hasText: 'What comes next'});
    await heading.waitFor();
    await tabTo(heading);
    await page.keyboard.press('Enter');
    await tabTo(page.getByLabel('Words of the heading'));
    await page.keyboard.press('End');
    await page.keyboard.type(' for us');
    await page.keyboard.press('Enter');
    await page.locator('h3[data-item]', {hasText: 'What comes next for us'}).waitFor();
    await tabTo(heading);
    await page.keyboard.press('Delete');
    await page.getByRole('dialog', {name: 'Delete this heading?'}).waitFor();
    await tabTo(page.getByRole('dialog').getByRole('button', {name: 'Delete'}));
    await page.keyboard.press('Enter');
    await heading.waitFor({state: 'detached'});

    // Back to the list.
    await tabTo(press('List'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: '3 notes'}).waitFor();
  });

  test('keys of the console work on the note that has the focus', async () => {
    const [words = SIT] = await inReadingOrder();
    await tabTo(note(words));
    await page.keyboard.press('h');
    await lead.until('it is hidden', () => lead.notes.find(({text}) => text === words)?.isHidden === true);
    await note(words).getByText('Hidden from phones').waitFor();
    await page.keyboard.press('Delete');
    await page.locator('#polite', {hasText: 'Notes stay.'}).waitFor();
  });

  test('[R150] a screen reader meets a group with its notes in reading order, and axe finds nothing', async () => {
    await drag(note(TEA), await inside('During'));
    await lead.until('it is moved', () => isIn(TEA) === 'During');
    await drag(note(LONG), await inside('Before'));
    await lead.until('it is moved', () => isIn(LONG) === 'Before');
    const board = page.getByRole('group', {name: 'Board, 3 notes in 2 themes', exact: true});
    await soon(() =>
      board.locator('[data-item]').evaluateAll(all => all.map(one => one.getAttribute('aria-label') ?? one.textContent)),
    ).toEqual(['Before (1)', `${LONG} Before.`, 'During (1)', `${TEA} During.`, 'Not in a theme yet (1)', `${SIT} Not in a theme yet.`]);
    expect(await board.getByRole('article').count()).toBe(3);
    expect(await page.locator('[role=application]').count()).toBe(0);
    await expectAccessible(page, 'the board');
  });
});

describe('with others', () => {
  test('[R72] what others move waits while somebody is at the board, and their own move is seen at once', async () => {
    const [words] = NOTES;
    await note(LONG).click();
    const before = await lies(words);
    const theme = lead.record(`activity:${lead.record('session')?.current ?? ''}`)?.writing?.themes[0] ?? null;
    await lead.must({type: 'note.move', note: lead.notes.find(({text}) => text === words)?.id ?? '', from: null, theme});
    await press('Show 1 change').waitFor();
    expect(await lies(words)).toBe(before);
    await press('Show 1 change').click();
    await soon(() => lies(words)).not.toBe(before);
  });

  test('[R127] what is done without a network is kept on the page, told when it is back, and taken back by nobody', async () => {
    const other = page;
    const line = await breakableLine(Number(new URL(server.site).port));
    page = await atBoard(line.site);
    line.cut();
    await page.getByText('Not connected. What you do is kept on this page.').waitFor();
    const before = await lies(SIT);
    await note(SIT).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await soon(() => lies(SIT)).not.toBe(before);
    const kept = await lies(SIT);
    expect(await lies(SIT, other)).toBe(before);
    // Also by whoever looks at the list meanwhile.
    await press('List').click();
    await page.locator('.react-flow').waitFor({state: 'detached'});
    await press('Canvas').click();
    await soon(() => lies(SIT)).toBe(kept);
    line.mend();
    await page.getByText('Saved', {exact: true}).waitFor();
    await soon(() => lies(SIT, other)).toBe(kept);
    expect(await lies(SIT)).toBe(kept);
    await line.close();
  });

  test('who may only look has no tools, and drags nothing', async () => {
    const {site} = server;
    const seat = await device(browser, DESK);
    const operator = await seat.newPage();
    const link = await lead.visitor.post(`/live/sessions/${session}/links`, {
      link: crypto.randomUUID().replaceAll('-', '').slice(0, 22),
      duty: 'operator',
    });
    const {key} = (await link.json()) as {readonly key: string};
    await operator.goto(`${site}/f/${session}#${key}`);
    await operator.getByRole('button', {name: 'Go to the session'}).click();
    await operator.getByRole('button', {name: 'Canvas', exact: true}).click();
    await operator.getByText('You can look at this board, and not change where things lie.').waitFor();
    expect(await operator.getByRole('button', {name: 'Tidy'}).count()).toBe(0);
    const before = await lies(SIT, operator);
    await note(SIT, operator).focus();
    await operator.keyboard.press('Shift+ArrowRight');
    expect(await operator.getByRole('button', {name: 'Put elsewhere'}).count()).toBe(0);
    // It would be in a theme by that.
    await drag(note(SIT, operator), await insideOf(operator, 'During'));
    expect(await lies(SIT, operator)).toBe(before);
    expect(isIn(SIT)).toBeUndefined();
    await seat.close();
  });
});
