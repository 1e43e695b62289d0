import {isDeepStrictEqual} from 'node:util';
import type {Browser, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {linesOf, PAGE_ROOT} from '../../shared/pages/lines.ts';
import {BoardPlayer} from '../players/board-player.ts';
import type {Player} from '../players/player.ts';
import type {SessionServer} from '../wire/session-server.ts';
import {DESK, device, expectAccessible, PHONE} from './browser.ts';
import {serveInMemory} from './in-memory.ts';
import {Finger, Keys, Mouse, type PairOfHands} from './three-hands.ts';

// Minutes and pages, as those who write them do: at consoles of their own.

let browser: Browser;
let server: SessionServer;

serveInMemory(started => {
  ({browser, server} = started);
});

const LONG = 40_000;
const MINUTES = 'Minutes';

/** A console of somebody who came in by a link, in a browser of its own. */
async function consoleOf(lead: Player, duty: 'support' | 'note-taker' | 'operator', viewport = DESK, more = {}) {
  const {key} = await server.link(lead, duty);
  const context = await device(browser, viewport, more);
  const page = await context.newPage();
  await page.goto(`${server.site}/f/${lead.session}#${key}`);
  await page.getByRole('button', {name: 'Go to the session'}).click();
  await page.locator('[data-part="minutes"]').waitFor({state: 'attached'});
  return {context, page};
}

const openMinutes = async (page: Page): Promise<void> => {
  await page.keyboard.press('6');
  await page.getByRole('textbox', {name: MINUTES, exact: true}).waitFor({timeout: LONG});
};
const text = (page: Page, name = MINUTES) => page.getByRole('textbox', {name, exact: true});
const status = (page: Page, words: string) => page.locator('[data-status]', {hasText: words}).waitFor({timeout: LONG});
const saved = (page: Page) => page.locator('[data-status="saved"]').waitFor({timeout: LONG});
const shows = (page: Page, words: string, name = MINUTES) => text(page, name).filter({hasText: words}).waitFor({timeout: LONG});
const tool = (page: Page, name: string) => page.getByRole('toolbar', {name: 'Format'}).getByRole('button', {name, exact: true});

const reportOf = async ({visitor, session}: Player) =>
  JSON.parse(await (await visitor.fetch(`/live/sessions/${session}/notes.json`)).text()).report;

/** From wherever the keyboard is, to where Tab leads within so many stops. */
async function tabTo(page: Page, what: ReturnType<Page['locator']>, back = false): Promise<void> {
  for (let at = 0; at < 80; at++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (await what.evaluate(element => element === document.activeElement).catch(() => false)) return;
  }
  throw new Error('Tab does not lead there');
}

test('[R141] two write in the same minutes at once, one of them without a network for a while, and all of it is in the report', async () => {
  const {lead} = await server.open();
  const [ana, ben] = [await consoleOf(lead, 'note-taker'), await consoleOf(lead, 'support')];
  await Promise.all([openMinutes(ana.page), openMinutes(ben.page)]);

  // By keyboard alone: to the text, a heading from the toolbar, back, and words.
  await tabTo(ana.page, tool(ana.page, 'Heading'));
  await ana.page.keyboard.press('Enter');
  expect(await tool(ana.page, 'Heading').getAttribute('aria-pressed')).toBe('true');
  await tabTo(ana.page, text(ana.page));
  await ana.page.keyboard.type('Why we met');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('The door is heavy.');
  await ana.page.keyboard.press('Enter');
  await shows(ben.page, 'The door is heavy.');
  expect(await text(ben.page).getByRole('heading', {name: 'Why we met', level: 4}).count()).toBe(1);
  await saved(ana.page);

  // At once, each in a line of their own.
  await text(ben.page).click();
  await ben.page.keyboard.press('Control+End');
  await ben.page.keyboard.type('- ');
  await Promise.all([
    (async () => {
      await ben.page.keyboard.type('a ramp');
      await ben.page.keyboard.press('Enter');
      await ben.page.keyboard.type('a rail');
    })(),
    (async () => {
      await ana.page.keyboard.press('Control+Home');
      await ana.page.keyboard.press('End');
      await ana.page.keyboard.type(' today');
    })(),
  ]);
  for (const {page} of [ana, ben]) {
    await shows(page, 'Why we met today');
    await shows(page, 'a rail');
  }

  // Without a network it is kept here, and says so.
  await ben.context.setOffline(true);
  await ben.page.locator('[data-status="offline"]').waitFor({timeout: LONG});
  await ben.page.keyboard.type(' on both sides');
  await status(ben.page, 'Offline. What you write is kept on this page until the connection is back.');
  await ana.page.keyboard.type(' and yesterday');
  await saved(ana.page);
  expect(await text(ana.page).innerText()).not.toContain('on both sides');
  await ben.context.setOffline(false);
  await saved(ben.page);
  await shows(ana.page, 'on both sides');
  await shows(ben.page, 'today and yesterday');

  // Taking back takes back one's own, and leaves the others'.
  await ben.page.keyboard.press('Control+Z');
  await expect.poll(async () => (await text(ana.page).innerText()).includes('on both sides'), {timeout: LONG}).toBe(false);
  await shows(ana.page, 'today and yesterday');
  await ben.page.keyboard.press('Control+Shift+Z');
  await shows(ana.page, 'on both sides');

  // Tab leaves the text, and goes on to the actions.
  await tabTo(ana.page, ana.page.getByLabel('What', {exact: true}));
  await ana.page.keyboard.type('Mend the door');
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.type('The team');
  await ana.page.keyboard.press('Enter');
  await ben.page.getByText('Mend the door').waitFor();
  await saved(ben.page);
  const report = await (await lead.visitor.fetch(`/live/sessions/${lead.session}/notes.md`)).text();
  expect(report).toContain('## Minutes\n\n### Why we met today and yesterday\n\nThe door is heavy.\n\n- a ramp\n- a rail on both sides\n');
  expect(report).toContain('| Mend the door | The team |  |');
  for (const {page} of [ana, ben]) await expectAccessible(page, `minutes ${page === ana.page ? 'of a note-taker' : 'of a supporter'}`);
  expect([...ana.context.complaints, ...ben.context.complaints]).toEqual([]);
  await Promise.all([ana.context.close(), ben.context.close()]);
}, 180_000);

test('[R137] who runs the big screen reads on a narrow screen what others write, and cannot write', async () => {
  const {lead} = await server.open();
  const writer = await consoleOf(lead, 'note-taker');
  const reader = await consoleOf(lead, 'operator', {width: 360, height: 740});
  await openMinutes(writer.page);
  await reader.page.getByRole('button', {name: MINUTES}).click();
  await reader.page.getByText('Nothing is written here yet.').waitFor({timeout: LONG});
  await text(writer.page).click();
  await writer.page.keyboard.type('We met.');
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('1. ');
  await writer.page.keyboard.type('A ramp');
  await reader.page.getByRole('listitem').filter({hasText: 'A ramp'}).waitFor({timeout: LONG});
  expect(await reader.page.getByRole('toolbar').count()).toBe(0);
  expect(await reader.page.locator('[contenteditable]').count()).toBe(0);
  expect(await reader.page.getByRole('button', {name: 'Add the action'}).count()).toBe(0);
  await expectAccessible(reader.page, 'minutes that are read, on a narrow screen');
  await writer.page.setViewportSize({width: 360, height: 740});
  await expectAccessible(writer.page, 'minutes that are written, on a narrow screen');
  expect([...writer.context.complaints, ...reader.context.complaints]).toEqual([]);
  await Promise.all([writer.context.close(), reader.context.close()]);
}, 120_000);

test('[R136] what is pasted is cut down to words, headings and lists, and a page of its own goes as it came', async () => {
  const {lead} = await server.open();
  const {context, page} = await consoleOf(lead, 'support');
  await openMinutes(page);
  await page.getByRole('button', {name: 'Add a page'}).click();
  await page.getByLabel('Title').fill('North group');
  await page.getByRole('button', {name: 'Add the page'}).click();
  await text(page, 'North group').waitFor();
  await text(page, 'North group').evaluate(element => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<h1 style="color:red">Big</h1><p>Some <b>bold</b> <a href="https://elsewhere.example">link</a><img src="x" alt="picture"></p><ul><li>one</li><li><input type="checkbox">two</li></ul><h6>Small</h6><table><tr><td>cell</td></tr></table>',
    );
    data.setData('text/plain', 'Big');
    (element as HTMLElement).focus();
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
  });
  await shows(page, 'cell', 'North group');
  await saved(page);
  expect(await text(page, 'North group').locator('b, strong, a, img, input, table, [style]').count()).toBe(0);
  const told = () => reportOf(lead);
  expect((await told()).pages).toMatchObject([
    {
      title: 'North group',
      lines: [
        {kind: 'heading', level: 1, text: 'Big'},
        {kind: 'text', text: 'Some bold link'},
        {kind: 'bullet', text: 'one'},
        {kind: 'bullet', text: 'two'},
        {kind: 'heading', level: 2, text: 'Small'},
        {kind: 'text', text: 'cell'},
      ],
    },
  ]);
  await page.getByRole('button', {name: 'Remove', exact: true}).click();
  await page.getByRole('button', {name: 'Remove the page'}).click();
  await text(page).waitFor();
  expect((await told()).pages).toEqual([]);
  // That the pasted style was not applied, the browser says.
  expect(context.complaints.filter(one => !one.startsWith('Applying inline style violates'))).toEqual([]);
  await context.close();
}, 120_000);

type Ways = readonly (readonly [way: string, viewport: typeof DESK, handsOn: (page: Page) => PairOfHands | Promise<PairOfHands>])[];
const WAYS: Ways = [
  ['by mouse', DESK, page => new Mouse(page)],
  ['by keyboard alone', DESK, page => new Keys(page)],
  ['by touch at 360 px', PHONE, page => Finger.on(page)],
];

test.each(WAYS)(
  '[R138, R139, R140, R141] %s: every tool of the text, an action and a page, which are added, changed and taken away',
  async (_way, viewport, handsOn) => {
    const {lead, session} = await server.open();
    const other = await new BoardPlayer(lead.visitor, session, {document: 'minutes'}).connect();
    other.doc.getText(PAGE_ROOT).insert(0, 'Said by somebody else\n');
    const {context, page} = await consoleOf(lead, 'support', viewport, {hasTouch: viewport === PHONE});
    const hands = await handsOn(page);
    const button = (name: string, within: Page | ReturnType<Page['locator']> = page) => within.getByRole('button', {name, exact: true});
    await hands.press(button(viewport === PHONE ? MINUTES : 'Open the minutes'));
    await shows(page, 'Said by somebody else');
    await minutes(hands, page, other);
    await saved(page);
    const {minutes: kept} = await reportOf(lead);
    expect(kept).toEqual(WRITTEN);

    const actions = () => [...lead.records.values()].flatMap(one => (one.kind === 'action' ? [[one.what, one.who, one.by]] : []));
    await hands.write(page.getByLabel('What', {exact: true}), 'Mend the door');
    await hands.write(page.getByLabel('Who', {exact: true}), 'The team');
    await hands.press(button('Add the action'));
    await soon(actions).toEqual([['Mend the door', 'The team', '']]);
    const action = page.getByRole('listitem').filter({hasText: 'Mend the door'});
    await hands.press(button('Change', action));
    const change = page.getByRole('dialog', {name: 'Change the action'});
    await hands.write(change.getByLabel('By when', {exact: true}), 'Friday');
    // What somebody else has changed meanwhile, and this person has not, stays theirs.
    const [known] = [...lead.records.values()].flatMap(one => (one.kind === 'action' ? [one.id] : []));
    await lead.must({type: 'action.change', action: known ?? '', what: 'Mend the door', who: 'The house', by: ''});
    await page.getByRole('listitem').filter({hasText: 'The house'}).waitFor();
    await hands.press(button('Save', change));
    await soon(actions).toEqual([['Mend the door', 'The house', 'Friday']]);
    await hands.press(button('Remove', action));
    await hands.press(button('Remove for everyone', action));
    await soon(actions).toEqual([]);

    const pages = async () => (await reportOf(lead)).pages;
    await hands.press(button('Add a page'));
    await hands.write(page.getByLabel('Title'), 'North group');
    await hands.press(button('Add the page'));
    await hands.append(text(page, 'North group'), 'Nine people');
    await soon(pages).toMatchObject([{title: 'North group', lines: [{kind: 'text', text: 'Nine people'}]}]);
    await hands.press(button('Rename'));
    await hands.write(page.getByLabel('Title'), 'South group');
    await hands.press(button('Save', page.getByRole('dialog', {name: 'Rename the page'})));
    await soon(pages).toMatchObject([{title: 'South group', lines: [{kind: 'text', text: 'Nine people'}]}]);
    await hands.press(button('Remove'));
    await hands.press(button('Remove the page'));
    await soon(pages).toEqual([]);
    expect((await reportOf(lead)).minutes).toEqual(WRITTEN);
    expect(context.complaints).toEqual([]);
    other.drop();
    await context.close();
  },
);

const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what, {timeout: LONG});

const THEIRS = {kind: 'text', text: 'Said by somebody else'};
const WRITTEN = [
  THEIRS,
  {kind: 'heading', level: 1, text: 'Why we met'},
  {kind: 'heading', level: 2, text: 'Getting in'},
  {kind: 'bullet', text: 'a ramp'},
  {kind: 'number', text: 'a rail'},
];

/** More presses than one person's words can need. */
const MOST_PRESSES = 40;

/** Each tool once, below what somebody else has written; all of one's own is taken back with the buttons, and done again. */
async function minutes(hands: PairOfHands, page: Page, {doc}: BoardPlayer): Promise<void> {
  const told = () => doc.getText(PAGE_ROOT).toDelta();
  const lines = () => linesOf(told());
  for (const [words, name] of [
    ['Why we met', 'Heading'],
    ['Getting in', 'Subheading'],
    ['a ramp', 'Bulleted list'],
    ['a rail', 'Numbered list'],
  ] as const) {
    await hands.append(text(page), `\n${words}`);
    await hands.press(tool(page, name));
  }
  await soon(lines).toEqual(WRITTEN);
  for (const [name, outcome] of [
    ['Undo', [THEIRS]],
    ['Redo', WRITTEN],
  ] as const) {
    for (let presses = 0; presses < MOST_PRESSES && !isDeepStrictEqual(lines(), outcome); presses += 1) {
      const before = told();
      await hands.press(tool(page, name));
      await soon(told).not.toEqual(before);
    }
    await soon(lines).toEqual(outcome);
  }
}
