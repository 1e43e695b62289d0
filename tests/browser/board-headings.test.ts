import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterEach, expect, test} from 'vitest';
import {BOARD_ENDS, BOARD_PATH} from '../../shared/wire/board.ts';
import type {Player} from '../players/player.ts';
import type {SessionServer} from '../wire/session-server.ts';
import {organisersBrowser, sessionWithNotes} from './board-session.ts';
import {DESK, device, expectAccessible, pressUntil} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// Headings on the board: what becomes of their words when they cannot be saved, and when two change one.

let browser: Browser;
let server: SessionServer;
let lead: Player;
let desk: BrowserContext & {readonly complaints: string[]};
let session: string;
let page: Page;

serveInMemory(
  async started => {
    ({browser, server} = started);
    desk = await organisersBrowser(started.browser, server, DESK);
    ({lead, session} = await sessionWithNotes(server));
  },
  {isBrisk: true},
);
afterEach(() => {
  expect(desk.complaints).toEqual([]);
});

/** A console that shows the notes as a board. */
async function atBoard(before: (page: Page) => Promise<void> = async () => undefined): Promise<Page> {
  const one = await desk.newPage();
  await before(one);
  await one.goto(`${server.site}/f/${session}`);
  await one.getByRole('button', {name: 'Canvas', exact: true}).click();
  await one.getByText('Saved', {exact: true}).waitFor();
  return one;
}

const press = (name: string) => page.getByRole('button', {name, exact: true});

test('[R154] a heading that the board can never take is handed back to be copied, and one that was only moved is not', async () => {
  const heading = (words: string) => page.locator('h3[data-item]', {hasText: words});
  const addHeading = async (words: string) => {
    await pressUntil(press('Add a heading'), page.getByLabel('Words of the heading'));
    await page.getByLabel('Words of the heading').fill(words);
    await press('Add').click();
    await heading(words).waitFor();
  };
  let isHeard = true;
  let refuse: () => Promise<void> = async () => undefined;
  page = await atBoard(one =>
    one.routeWebSocket(
      url => url.pathname.startsWith(BOARD_PATH),
      near => {
        const far = near.connectToServer();
        near.onMessage(message => {
          if (isHeard) far.send(message);
        });
        refuse = () => near.close({code: BOARD_ENDS.gap});
      },
    ),
  );
  await addHeading('What we know');
  await page.getByText('Saved', {exact: true}).waitFor();
  const again = page.getByText('The board was loaded again. Your last change may not be on it.').first();
  isHeard = false;
  await heading('What we know').focus();
  await page.keyboard.press('Shift+ArrowDown');
  isHeard = true;
  await refuse();
  // What was only moved is not handed back, and said to be gone.
  await again.waitFor();
  await page.getByText('Saved', {exact: true}).waitFor();
  await expectAccessible(page, 'a board that was loaded again');
  expect(await page.getByText('These headings of yours could not be saved.').count()).toBe(0);
  await press('OK').click();
  await press('OK').waitFor({state: 'detached'});
  isHeard = false;
  await addHeading('What we forgot');
  isHeard = true;
  await refuse();
  const notice = page.getByText('These headings of yours could not be saved.').first();
  await notice.waitFor();
  await page.getByText('Saved', {exact: true}).waitFor();
  expect(await page.getByText('What we forgot').count()).toBe(1);
  expect(await page.getByText('What we know').count()).toBe(1);
  await press('Copy the words').click();
  await press('The words are copied').waitFor();
  await press('Put them away').click();
  expect(await page.getByText('What we forgot').count()).toBe(0);
  await heading('What we know').focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
  await heading('What we know').waitFor({state: 'detached'});
});

test('the board opens so that a heading above all notes can be seen, also the second time', async () => {
  page = await atBoard();
  await press('Add a heading').click();
  await page.getByLabel('Words of the heading').fill('At the very top');
  await press('Add').click();
  const heading = page.locator('h3[data-item]', {hasText: 'At the very top'});
  await heading.waitFor();
  await page.getByText('Saved', {exact: true}).waitFor();
  await press('List').click();
  await page.locator('.react-flow').waitFor({state: 'detached'});
  // Whoever comes back stands at the way that they took.
  await press('List').and(page.locator('[aria-current]:focus')).waitFor();
  await press('Canvas').click();
  await heading.waitFor();
  const [plane, box] = [await page.locator('.react-flow').boundingBox(), await heading.boundingBox()];
  expect(box?.y).toBeGreaterThanOrEqual(plane?.y ?? Number.NaN);
  await heading.focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
  await heading.waitFor({state: 'detached'});
});

test('[R155] who saves a heading that somebody has changed or deleted meanwhile reads both and decides', async () => {
  const other = await atBoard();
  page = await atBoard();
  const heading = (words: string, on = page) => on.locator('h3[data-item]', {hasText: words});
  const field = (on = page) => on.getByLabel('Words of the heading');
  const open = async (words: string, on = page) => {
    await heading(words, on).focus();
    await on.keyboard.press('Enter');
    await field(on).waitFor();
  };
  await press('Add a heading').click();
  await field().fill('What comes next');
  await press('Add').click();
  await heading('What comes next', other).waitFor();

  await open('What comes next');
  await field().fill('What we do first');
  await open('What comes next', other);
  await field(other).fill('What can wait');
  await field(other).press('Enter');
  await heading('What can wait').waitFor();
  await press('Save').click();
  const dialog = page.getByRole('dialog', {name: 'Change the heading'});
  await dialog.getByText('It says now: What can wait').first().waitFor();
  expect(await field().inputValue()).toBe('What we do first');
  expect(await heading('What can wait', other).count()).toBe(1);
  await expectAccessible(page, 'a heading that two have changed');
  await pressUntil(press('Save mine'), heading('What we do first'));
  await heading('What we do first', other).waitFor();

  // Or theirs is left.
  await open('What we do first');
  await field().fill('Mine');
  await open('What we do first', other);
  await field(other).fill('Theirs');
  await field(other).press('Enter');
  await heading('Theirs').waitFor();
  await press('Save').click();
  await press('Keep theirs').click();
  await dialog.waitFor({state: 'detached'});
  expect(await heading('Theirs').count()).toBe(1);

  // What was deleted comes back by a word of whoever wrote it.
  await open('Theirs');
  await field().fill('Ours');
  await heading('Theirs', other).focus();
  await other.keyboard.press('Delete');
  await other.getByRole('dialog').getByRole('button', {name: 'Delete'}).press('Enter');
  await heading('Theirs').waitFor({state: 'detached'});
  await press('Save').click();
  await dialog.getByText('Somebody else has deleted this heading meanwhile.').first().waitFor();
  await pressUntil(press('Add it again'), heading('Ours'));
  await heading('Ours', other).waitFor();
  await heading('Ours').focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', {name: 'Delete'}).click();
  await heading('Ours', other).waitFor({state: 'detached'});
});

test('[R156] a heading that is typed while sorting gets locked stays in its field until it can be saved', async () => {
  const {key} = await server.link(lead, 'support');
  const seat = await device(browser, DESK);
  page = await seat.newPage();
  await page.goto(`${server.site}/f/${session}#${key}`);
  await press('Go to the session').click();
  await press('Canvas').click();
  await page.getByText('Saved', {exact: true}).waitFor();
  await press('Add a heading').click();
  const field = page.getByLabel('Words of the heading');
  await field.fill('While it was locked');
  await lead.must({type: 'board.lock'});
  const dialog = page.getByRole('dialog', {name: 'Add a heading'});
  await dialog.getByText('This cannot be saved just now.').waitFor();
  await press('Add').click();
  await expectAccessible(page, 'a heading that cannot be saved just now', 'dialog');
  expect(await field.inputValue()).toBe('While it was locked');
  await lead.must({type: 'board.unlock'});
  await dialog.getByText('This cannot be saved just now.').waitFor({state: 'detached'});
  await press('Add').click();
  await page.locator('h3[data-item]', {hasText: 'While it was locked'}).waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
});
