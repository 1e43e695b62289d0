import {type Browser, type BrowserContext, chromium, type Page, type Route} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {NEUTRAL_PAGE} from '../../client/phone/neutral-page.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import {type Player, randomId} from '../players/player.ts';
import {plan} from '../telling/telling.ts';
import {BRISK, fasterBy, next, SessionServer} from '../wire/session-server.ts';
import {CHROMIUM, device, expectAccessible, expectLargeTargets, FLAGS, PHONE} from './browser.ts';
import {keptOf} from './kept-of.ts';

let browser: Browser;
let server: SessionServer;

beforeAll(async () => {
  server = await SessionServer.start(undefined, {}, fasterBy(BRISK));
  // With the cache of pages that people have when they go back, which tests have not.
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: FLAGS,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const TITLE = 'Safe at home';
const LONG = 40_000;

/** Open, with a console; phones can come in. */
async function opened(hasQuickExit: boolean): Promise<{readonly lead: Player; readonly key: string; readonly code: string}> {
  const organiser = await server.organiser();
  const id = randomId();
  const activities = [plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10})];
  const response = await organiser.post('/live/sessions', {id, plan: plan(activities, {title: TITLE, hasQuickExit})});
  expect(response.ok).toBe(true);
  const lead = await server.console(id, organiser);
  await lead.must({type: 'session.open'});
  const access = lead.record('access');
  return {lead, key: access?.joinKey ?? '', code: access?.code ?? ''};
}

async function joined(phone: Page, key: string): Promise<void> {
  await phone.goto(`${server.site}/j#${key}`);
  await phone.getByRole('button', {name: 'Join now'}).click();
  await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
}

const write = async (phone: Page, text: string) => {
  await phone.getByLabel('Your note', {exact: true}).pressSequentially(text, {delay: 30});
  await phone.getByRole('button', {name: 'Send', exact: true}).click();
  await phone.locator('li', {hasText: text}).waitFor();
};

const keptBy = (context: BrowserContext) => keptOf(context, server.site);

/** Once; the answer says where that leads. */
const pressShift = async (phone: Page): Promise<string> => {
  await phone.keyboard.press('Shift').catch(() => undefined);
  return phone.url();
};

/** All that can be read on the page that has come, once it stands. Where another one comes meanwhile, on that. */
async function wordsOn(phone: Page, tries = 5): Promise<string> {
  try {
    await phone.waitForFunction(() => document.readyState === 'complete' && document.body !== null);
    return await phone.evaluate(() =>
      [document.title, document.body.innerText, ...[...document.querySelectorAll('input')].map(({value}) => value)].join(' '),
    );
  } catch (problem) {
    if (tries === 0) throw problem;
    return wordsOn(phone, tries - 1);
  }
}

/** The page that the phone goes to, which no test asks the network for. */
const withNeutralPage = (context: BrowserContext) =>
  context.route(NEUTRAL_PAGE, route => route.fulfill({contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>'}));

test('[R96] whoever leaves quickly leaves an empty page at once, and nothing on the phone or on the way back', async () => {
  const {lead, key} = await opened(true);
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  await withNeutralPage(context);
  const phone = await context.newPage();
  await phone.goto(server.site);
  await joined(phone, key);
  await phone.getByRole('heading', {name: 'Leaving quickly'}).waitFor();
  await expectAccessible(phone, 'the lobby with a way to leave quickly');
  await expectLargeTargets(phone, 'the lobby with a way to leave quickly');
  await next(lead);
  await phone.getByLabel('Show my note even if only a few people write').check();
  await write(phone, 'Words that were sent');
  await phone.getByText('Sent', {exact: true}).first().waitFor({timeout: LONG});
  await phone.getByLabel('Your note', {exact: true}).fill('Words that were begun');
  await expect.poll(() => keptBy(context), {timeout: 10_000}).toContain('Words that were begun');
  expect(await keptBy(context)).toContain(TITLE);

  // It is in reach also above what opens over the page.
  await phone.getByRole('button', {name: 'Menu'}).click();
  await phone.getByRole('dialog').getByRole('link', {name: 'Leave this page quickly'}).click();
  await phone.waitForURL(NEUTRAL_PAGE);
  const left = await keptBy(context);
  for (const gone of ['Words that', TITLE, key, 'wrensong:in', lead.session]) expect(left).not.toContain(gone);
  expect((await context.cookies()).filter(({value}) => value !== '')).toEqual([]);
  // All the way back, and forward again.
  for (const step of ['goBack', 'goBack', 'goBack', 'goForward', 'goForward'] as const) {
    await phone[step]({waitUntil: 'commit', timeout: 2_000}).catch(() => null);
    await phone.waitForTimeout(300);
    const seen = await wordsOn(phone);
    // Nor does it lead back in: who has the phone now would be one press from all of it.
    for (const word of [TITLE, 'What matters', 'Words that', 'You are in', 'Join now']) expect(seen).not.toContain(word);
  }
  // What was sent is the group's.
  await lead.must({type: 'session.end'});
  await lead.until('the session has ended', () => lead.record('session')?.phase === 'ended', LONG);
  expect(lead.notes.map(note => note.text)).toEqual(['Words that were sent']);
  await context.close();
});

test('[R96] Shift pressed three times does the same, capitals do nothing, and the page is empty before the other one has come', async () => {
  const {lead, key} = await opened(true);
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  const held: Route[] = [];
  await context.route(NEUTRAL_PAGE, route => void held.push(route));
  const phone = await context.newPage();
  await joined(phone, key);
  await next(lead);
  await phone.getByLabel('Your note', {exact: true}).click();
  for (const letter of ['A', 'B', 'C', 'D']) await phone.keyboard.press(`Shift+${letter}`);
  expect(await phone.getByLabel('Your note', {exact: true}).inputValue()).toBe('ABCD');
  await phone.keyboard.press('Shift');
  await phone.keyboard.press('Shift');
  expect(await phone.getByRole('heading', {level: 1, name: 'What matters'}).isVisible()).toBe(true);
  // The page itself says how it looks when the key comes up: on its way to another one it answers no more.
  const seen: unknown[] = [];
  await phone.exposeFunction('tell', (...told: readonly unknown[]) => void seen.push(told));
  await phone.evaluate(() => {
    const {tell} = window as unknown as {tell: (left: number, title: string) => void};
    window.addEventListener('keyup', () => tell(document.body.childNodes.length, document.title.trim()));
  });
  const pressed = phone.keyboard.press('Shift').catch(() => undefined);
  await expect.poll(() => seen, {timeout: 5_000}).toEqual([[0, '']]);
  await expect.poll(() => held.length, {timeout: 5_000}).toBe(1);
  await expect.poll(() => keptBy(context), {timeout: 5_000}).not.toContain('ABCD');
  expect(context.complaints).toEqual([]);
  await Promise.all(held.map(route => route.abort()));
  await pressed;
  await context.close();
});

test('[R96] what the phone kept goes also where the network brings no further part of the program', async () => {
  const {lead, key} = await opened(true);
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  await withNeutralPage(context);
  await context.route('**/assets/lazy-clear*', route => route.abort());
  const phone = await context.newPage();
  await joined(phone, key);
  await next(lead);
  await phone.getByLabel('Your note', {exact: true}).fill('Words that were begun');
  await expect.poll(() => keptBy(context), {timeout: 10_000}).toContain('Words that were begun');
  await phone.getByRole('link', {name: 'Leave this page quickly'}).click();
  await phone.waitForURL(NEUTRAL_PAGE);
  const left = await keptBy(context);
  for (const gone of ['Words that', TITLE, key, lead.session]) expect(left).not.toContain(gone);
  await context.close();
});

test('[R96] a code that was typed leads back in as little as a link, also when a page before is loaded anew', async () => {
  const {code} = await opened(true);
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  await withNeutralPage(context);
  const phone = await context.newPage();
  await phone.goto(server.site);
  await phone.getByLabel('Enter the 8-number code').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await phone.getByRole('button', {name: 'Continue'}).click();
  await phone.getByRole('heading', {level: 1, name: 'Before you start'}).waitFor();
  await phone.waitForURL(`${server.site}/j`);
  // Until then it can be loaded anew without asking for the code.
  await phone.reload();
  await phone.getByRole('button', {name: 'Join now'}).click();
  await phone.getByRole('link', {name: 'Leave this page quickly'}).click();
  await phone.waitForURL(NEUTRAL_PAGE);
  for (let step = 1; step <= 2; step += 1) {
    await phone.goBack({timeout: 4_000}).catch(() => null);
    await phone.reload({timeout: 4_000}).catch(() => null);
    const seen = await wordsOn(phone);
    for (const word of ['Join now', code, `${code.slice(0, 4)} ${code.slice(4)}`]) expect(seen).not.toContain(word);
  }
  await context.close();
});

test.each(['leaves quickly', 'gives it to the next person'] as const)(
  '[R95, R96] of a phone that was in another session before, nothing of that one stays either: whoever has it %s',
  async how => {
    const [before, now] = [await opened(false), await opened(true)];
    const context = await device(browser, PHONE);
    context.setDefaultTimeout(12_000);
    await withNeutralPage(context);
    const phone = await context.newPage();
    await joined(phone, before.key);
    await next(before.lead);
    await write(phone, 'Words of the morning');
    await phone.getByLabel('Your note', {exact: true}).fill('Begun in the morning');
    await expect.poll(() => keptBy(context), {timeout: 10_000}).toContain('Begun in the morning');
    await joined(phone, now.key);
    expect(await keptBy(context)).toMatch(/Words of the morning/);
    if (how === 'leaves quickly') {
      await phone.getByRole('link', {name: 'Leave this page quickly'}).click();
      await phone.waitForURL(NEUTRAL_PAGE);
    } else {
      await phone.getByRole('button', {name: 'Menu'}).click();
      await phone.getByRole('button', {name: 'Someone else uses this phone now'}).click();
      await phone.getByRole('button', {name: 'Start for the next person'}).click();
      await phone.getByRole('heading', {level: 1, name: 'Before you start'}).waitFor();
    }
    expect(await keptBy(context)).not.toMatch(/in the morning|of the morning/);
    await context.close();
  },
);

test.each(['link', 'code'] as const)(
  '[R96] it is there before joining already, whoever came by a %s, and leaves no way back in',
  async by => {
    const {key, code} = await opened(true);
    const context = await device(browser, PHONE);
    context.setDefaultTimeout(12_000);
    await withNeutralPage(context);
    const phone = await context.newPage();
    await phone.goto(server.site);
    if (by === 'link') await phone.goto(`${server.site}/j#${key}`);
    else {
      await phone.getByLabel('Enter the 8-number code').fill(code);
      await phone.getByRole('button', {name: 'Continue'}).click();
    }
    await phone.getByRole('heading', {level: 1, name: 'Before you start'}).waitFor();
    const exit = phone.getByRole('link', {name: 'Leave this page quickly'});
    await exit.waitFor();
    await expectAccessible(phone, `before joining by a ${by}, with a way to leave quickly`);
    await expectLargeTargets(phone, `before joining by a ${by}, with a way to leave quickly`);
    // Loaded anew it is the page of a link, however one came.
    await phone.reload();
    await exit.waitFor();
    if (by === 'link') await exit.click();
    // Until its script has come a key is only a key.
    else await expect.poll(() => pressShift(phone)).toBe(NEUTRAL_PAGE);
    await phone.waitForURL(NEUTRAL_PAGE);
    const left = await keptBy(context);
    for (const gone of [key, code]) expect(left).not.toContain(gone);
    for (let step = 1; step <= 2; step += 1) {
      await phone.goBack({timeout: 4_000}).catch(() => null);
      for (const word of ['Join now', code, key]) await expect.poll(() => wordsOn(phone)).not.toContain(word);
    }
    expect(context.complaints).toEqual([]);
    await context.close();
  },
);

test('[R96] it is there before a locked session, while one waits there', async () => {
  const {lead, key} = await opened(true);
  await lead.must({type: 'access.lock'});
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  await withNeutralPage(context);
  const phone = await context.newPage();
  await phone.goto(`${server.site}/j#${key}`);
  await phone.getByRole('button', {name: 'Join now'}).click();
  await phone.getByRole('button', {name: 'Ask to join'}).click();
  await phone.getByRole('heading', {level: 1, name: 'We have asked'}).waitFor();
  await expectAccessible(phone, 'before a locked session with a way to leave quickly');
  await phone.getByRole('link', {name: 'Leave this page quickly'}).click();
  await phone.waitForURL(NEUTRAL_PAGE);
  expect(await keptBy(context)).not.toContain(key);
  await context.close();
});

test('[R96] it works without script, before joining and in the session, and the way back leads to the door', async () => {
  const {code} = await opened(true);
  const context = await browser.newContext({viewport: PHONE, javaScriptEnabled: false});
  await withNeutralPage(context);
  const phone = await context.newPage();
  await phone.goto(server.site);
  await phone.getByLabel('Enter the 8-number code').fill(code);
  await phone.getByRole('button', {name: 'Continue'}).click();
  await phone.getByRole('link', {name: 'Leave this page quickly'}).click();
  await phone.waitForURL(NEUTRAL_PAGE);
  await phone.goBack();
  await phone.getByRole('button', {name: 'Join now'}).click();
  await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
  const session = phone.url();
  await phone.getByRole('link', {name: 'Leave this page quickly'}).click();
  await phone.waitForURL(NEUTRAL_PAGE);
  expect(await context.cookies()).toEqual([]);
  await phone.goto(session);
  await phone.getByRole('heading', {level: 1, name: 'Join a session'}).waitFor();
  await context.close();
});

test('[R96] a session that is open twice has it in both tabs, and leaving one leaves the other', async () => {
  const {lead, key} = await opened(true);
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  await withNeutralPage(context);
  const [first, second] = [await context.newPage(), await context.newPage()];
  await joined(first, key);
  await next(lead);
  await first.getByLabel('Your note', {exact: true}).fill('Words that were begun');
  await second.goto(`${server.site}/s/${lead.session}`);
  await second.getByRole('heading', {level: 1, name: 'You have this open somewhere else'}).waitFor();
  await expectAccessible(second, 'open somewhere else, with a way to leave quickly');
  await second.getByRole('link', {name: 'Leave this page quickly'}).click();
  await Promise.all([first, second].map(tab => tab.waitForURL(NEUTRAL_PAGE)));
  const left = await keptBy(context);
  for (const gone of ['Words that', TITLE, key, lead.session]) expect(left).not.toContain(gone);
  expect((await context.cookies()).filter(({value}) => value !== '')).toEqual([]);
  await context.close();
});

test('[R96] a session that did not ask for it has no such button, and Shift is only Shift', async () => {
  const {key} = await opened(false);
  const context = await device(browser, PHONE);
  context.setDefaultTimeout(12_000);
  const phone = await context.newPage();
  const answered = phone.waitForResponse('**/live/start');
  await phone.goto(`${server.site}/j#${key}`);
  expect(await (await answered).json()).toEqual({hasQuickExit: false});
  expect(await phone.getByRole('link', {name: 'Leave this page quickly'}).count()).toBe(0);
  await joined(phone, key);
  expect(await phone.getByRole('link', {name: 'Leave this page quickly'}).count()).toBe(0);
  for (let press = 1; press <= 5; press += 1) await phone.keyboard.press('Shift');
  await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
  await context.close();
});

test.each(['key', 'code'] as const)(
  '[R95] the next person on a phone that came in by a %s starts before the beginning, as somebody else, and finds nothing of the one before',
  async by => {
    const {lead, key, code} = await opened(false);
    const context = await device(browser, PHONE);
    context.setDefaultTimeout(12_000);
    const phone = await context.newPage();
    if (by === 'key') await joined(phone, key);
    else {
      await phone.goto(server.site);
      await phone.getByLabel('Enter the 8-number code').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
      await phone.getByRole('button', {name: 'Continue'}).click();
      await phone.getByRole('button', {name: 'Join now'}).click();
      await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
    }
    await lead.until('the first is in', () => [...lead.records.values()].filter(one => one.kind === 'person').length === 1);
    await next(lead);
    await write(phone, 'Words of the first');
    await phone.getByLabel('Your note', {exact: true}).fill('Begun by the first');
    await lead.must({type: 'access.lock'});
    await phone.getByRole('button', {name: 'Menu'}).click();
    await phone.getByRole('button', {name: 'Someone else uses this phone now'}).click();
    const dialog = phone.getByRole('dialog');
    for (const warned of ['closed to new people', 'begun something']) await dialog.getByText(warned).first().waitFor();
    await expectAccessible(phone, `the next person, by ${by}`);
    await lead.must({type: 'access.unlock'});
    await dialog.getByText('closed to new people').waitFor({state: 'detached'});

    // Without a network it does not happen: the next person would be the one before.
    await context.setOffline(true);
    await dialog.getByRole('button', {name: 'Start for the next person'}).click();
    await dialog.getByText('Nothing has changed').first().waitFor();
    await context.setOffline(false);
    await phone.waitForTimeout(500);
    await dialog.getByRole('button', {name: 'Start for the next person'}).click();
    await phone.getByRole('heading', {level: 1, name: 'Before you start'}).waitFor();
    expect(await keptBy(context)).not.toMatch(/Words of the first|Begun by the first/);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByRole('heading', {level: 1, name: 'What matters'}).waitFor();
    await lead.until('another person is in', () => [...lead.records.values()].filter(one => one.kind === 'person').length === 2);
    expect(await phone.getByText(/of the first|by the first/).count()).toBe(0);
    for (const step of ['goBack', 'goBack', 'goBack'] as const) {
      await phone[step]({waitUntil: 'commit', timeout: 2_000}).catch(() => null);
      await phone.waitForTimeout(300);
      expect(await wordsOn(phone)).not.toMatch(/of the first|by the first/);
    }
    await context.close();
  },
);
