import type {Browser, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {linesOf, PAGE_ROOT} from '../../shared/pages/lines.ts';
import {BoardPlayer} from '../players/board-player.ts';
import type {Player} from '../players/player.ts';
import {idOf} from '../telling/telling.ts';
import {next, type SessionServer} from '../wire/session-server.ts';
import {DESK, device} from './browser.ts';
import {serveInMemory} from './in-memory.ts';

// What somebody has begun in the minutes stays theirs, whatever others do meanwhile.

let browser: Browser;
let server: SessionServer;

serveInMemory(started => {
  ({browser, server} = started);
});

const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what);

async function atMinutes(lead: Player) {
  const {key} = await server.link(lead, 'support');
  const context = await device(browser, DESK);
  const page = await context.newPage();
  await page.goto(`${server.site}/f/${lead.session}#${key}`);
  await page.getByRole('button', {name: 'Go to the session'}).click();
  await press(page, 'Open the minutes').click();
  await page.getByRole('textbox', {name: 'Minutes', exact: true}).waitFor();
  return {context, page};
}

const press = (page: Page, name: string) => page.getByRole('button', {name, exact: true});
/** The minutes and the other pages. */
const show = (page: Page, name: string) => page.getByRole('navigation', {name: 'Pages'}).getByRole('button', {name, exact: true}).click();
const what = (page: Page) => page.getByLabel('What', {exact: true});

test('[R141] what is typed of an action waits while its writer looks at another page', async () => {
  const {lead} = await server.open();
  await lead.must({type: 'page.add', page: idOf('north'), title: 'North group'});
  const {context, page} = await atMinutes(lead);
  await what(page).fill('Mend the');
  await show(page, 'North group');
  await page.getByRole('textbox', {name: 'North group', exact: true}).waitFor();
  expect(await what(page).inputValue()).toBe('');
  await show(page, 'Minutes');
  await page.getByRole('textbox', {name: 'Minutes', exact: true}).waitFor();
  expect(await what(page).inputValue()).toBe('Mend the');
  await what(page).fill('Mend the door');
  await press(page, 'Add the action').click();
  await page.getByRole('listitem').filter({hasText: 'Mend the door'}).waitFor();
  await soon(() => what(page).inputValue()).toBe('');
  expect(context.complaints).toEqual([]);
  await context.close();
});

test('[R141] an action that somebody removes while another changes it can be added again as it was changed', async () => {
  const {lead} = await server.open();
  const action = idOf('door');
  await lead.must({type: 'action.add', action, page: null, what: 'Mend the door', who: '', by: ''});
  const {context, page} = await atMinutes(lead);
  const change = page.getByRole('dialog', {name: 'Change the action'});
  await press(page, 'Change').click();
  await change.getByLabel('Who', {exact: true}).fill('The house');
  await lead.must({type: 'action.remove', action});
  await change.getByText('Somebody else has removed this action meanwhile.').waitFor();
  await change.getByRole('button', {name: 'Add it again'}).click();
  await change.waitFor({state: 'hidden'});
  const actions = () => [...lead.records.values()].flatMap(one => (one.kind === 'action' ? [[one.what, one.who, one.by]] : []));
  await soon(actions).toEqual([['Mend the door', 'The house', '']]);
  expect(context.complaints).toEqual([]);
  await context.close();
});

test('[R141] what others write takes nobody from the toolbar, and a press there is about the line that its writer came from', async () => {
  const {lead, session} = await server.open();
  const other = await new BoardPlayer(lead.visitor, session, {document: 'minutes'}).connect();
  const words = other.doc.getText(PAGE_ROOT);
  words.insert(0, 'One\nTwo');
  const {context, page} = await atMinutes(lead);
  const text = page.getByRole('textbox', {name: 'Minutes', exact: true});
  await text.filter({hasText: 'Two'}).waitFor();
  await text.click();
  await page.keyboard.press('Control+End');
  // By keys the focus is at the toolbar, and the editor knows no caret any more.
  await page.keyboard.press('Shift+Tab');
  await press(page, 'Heading').and(page.locator(':focus')).waitFor();
  words.insert(0, 'Something that came before\n');
  await text.filter({hasText: 'Something that came before'}).waitFor();
  expect(await press(page, 'Heading').evaluate(tool => tool === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await soon(() => linesOf(words.toDelta())).toEqual([
    {kind: 'text', text: 'Something that came before'},
    {kind: 'text', text: 'One'},
    {kind: 'heading', level: 1, text: 'Two'},
  ]);
  // Back in the text, they go on where they were.
  words.insert(0, 'And more\n');
  await text.filter({hasText: 'And more'}).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type(' and a half');
  await soon(() => words.toString()).toContain('One\nTwo and a half');
  expect(context.complaints).toEqual([]);
  other.drop();
  await context.close();
});

test('the line that somebody writes stays where it is while the group goes on, and what is on has more or less to show', async () => {
  const [long, short] = ['Say what you see. '.repeat(60), 'What is next?'];
  const agenda = [long, short, long].map((prompt, at) =>
    plainActivity({kind: 'write', title: `Part ${at + 1}`, prompt: prompt.slice(0, 500), script: at === 1 ? '' : long, minutes: 10}),
  );
  const {lead} = await server.open(agenda);
  await next(lead);
  const {context, page} = await atMinutes(lead);
  const text = page.getByRole('textbox', {name: 'Minutes', exact: true});
  await text.click();
  await page.keyboard.type('We met.');
  // Far enough down: a page at its beginning cannot be scrolled up any more.
  await text.evaluate(element => element.scrollIntoView({block: 'start'}));
  const top = async () => Math.round((await text.boundingBox())?.y ?? 0);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  for (const title of ['Part 2', 'Part 3']) {
    const [before, high] = [await top(), await height()];
    await next(lead);
    await page.getByRole('heading', {level: 2, name: title, exact: true}).waitFor();
    await soon(height).not.toBe(high);
    await soon(top).toBe(before);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await top()).toBe(before);
  }
  expect(context.complaints).toEqual([]);
  await context.close();
});

test('[R138] a line that two have made a heading and part of a list at once is on every page what it is in the report', async () => {
  const {lead, session} = await server.open();
  const other = await new BoardPlayer(lead.visitor, session, {document: 'minutes'}).connect();
  const words = other.doc.getText(PAGE_ROOT);
  words.insert(0, 'One\nTwo\n');
  words.format(3, 1, {header: 1});
  const {context, page} = await atMinutes(lead);
  const heading = page.getByRole('textbox').getByRole('heading', {name: 'One'});
  await heading.waitFor();
  words.format(3, 1, {list: 'bullet'});
  words.insert(8, 'Three');
  await page.getByRole('textbox', {name: 'Minutes', exact: true}).filter({hasText: 'Three'}).waitFor();
  expect(await heading.count()).toBe(1);
  expect(linesOf(words.toDelta())[0]).toEqual({kind: 'heading', level: 1, text: 'One'});
  expect(context.complaints).toEqual([]);
  other.drop();
  await context.close();
});
