import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {systemTime} from '../../server/rooms/clock.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {plainActivity} from '../../shared/agenda/plan.ts';
import type {LinkAnswer} from '../../shared/wire/http.ts';
import {randomId} from '../players/player.ts';
import {answered, Visitor} from '../players/visitor.ts';
import {OwnServer} from '../rehearsal/own-server.ts';
import {plan} from '../telling/telling.ts';
import {SessionServer} from '../wire/session-server.ts';
import {DESK, device, launch, PHONE, pressUntil} from './browser.ts';

// The network goes and comes back; the server is killed and starts again. Nobody has to do anything.

const LONG = 45_000;
const ACTIVITIES = [
  plainActivity({kind: 'read', title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5}),
  plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10}),
  plainActivity({kind: 'talk', title: 'Talk', prompt: 'What stood out?', minutes: 10}),
];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
});

const next = (page: Page, title: string) => page.getByRole('button', {name: new RegExp(`^(Start|Next): ${title}$`)});
const isAt = (page: Page, level: 1 | 2, name: string) => page.getByRole('heading', {level, name, exact: true}).waitFor({timeout: LONG});

async function write(phone: Page, words: string): Promise<void> {
  await phone.getByLabel('Your note', {exact: true}).pressSequentially(words, {delay: 10});
  await phone.getByRole('button', {name: 'Send', exact: true}).click();
  await phone.locator('li', {hasText: words}).waitFor();
}

test('a phone and a console lose the network and find it again: what was written is sent, what was missed is there', async () => {
  const server = await SessionServer.start(openMemoryStore(), {}, systemTime);
  const [desk, pocket] = await Promise.all([device(browser, DESK), device(browser, PHONE)]);
  try {
    const {session, lead, key} = await server.open(ACTIVITIES);
    // The seat of a helper is a browser's way in that needs no organiser.
    const {key: seat} = await server.link(lead, 'lead');
    const [console, phone] = await Promise.all([desk.newPage(), pocket.newPage()]);
    await console.goto(`${server.site}/f/${session}#${seat}`);
    await console.getByRole('button', {name: 'Go to the session'}).click();
    await phone.goto(`${server.site}/j#${key}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await isAt(phone, 1, 'You are in');
    await lead.must({type: 'agenda.next', from: null});
    await isAt(console, 2, 'Welcome');
    await pressUntil(next(console, 'What matters'), console.getByRole('heading', {level: 2, name: 'What matters', exact: true}));
    await isAt(phone, 1, 'What matters');

    await Promise.all([desk.setOffline(true), pocket.setOffline(true)]);
    await phone
      .getByText('You are offline. Your writing is saved on this phone. We will send it when you are back.')
      .first()
      .waitFor({timeout: LONG});
    await console.getByText('You are offline. Phones keep working.').first().waitFor({timeout: LONG});
    await write(phone, 'Written without a network');
    await phone.getByText('On this phone. We will send it when you are back.', {exact: true}).waitFor();
    // The others go on meanwhile.
    await lead.must({type: 'hands.close'});
    // Each says so for a few seconds: looked for before it can be there, so that it is not missed.
    const told = Promise.all([
      phone.getByText('You are back.').first().waitFor({timeout: LONG}),
      console.getByText('Connected again').first().waitFor({timeout: LONG}),
    ]);
    await Promise.all([desk.setOffline(false), pocket.setOffline(false), told]);
    await console.getByText('Hands are closed. Nobody can raise one.').waitFor();
    await phone.getByText('Sent', {exact: true}).first().waitFor({timeout: LONG});
    for (const one of [desk, pocket]) expect(one.complaints).toEqual([]);
  } finally {
    await Promise.all([desk.close(), pocket.close()]);
    await server.close();
  }
}, 120_000);

test('[R102] a phone whose page was thrown away opens its session again without a network, and sends what was waiting', async () => {
  const server = await SessionServer.start(openMemoryStore(), {}, systemTime);
  const pocket = await device(browser, PHONE);
  try {
    const {lead, key} = await server.open(ACTIVITIES);
    const phone = await pocket.newPage();
    await phone.goto(`${server.site}/j#${key}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await isAt(phone, 1, 'You are in');
    // In the lobby there is time: the phone keeps what it will need.
    await phone.evaluate(async () => void (await navigator.serviceWorker.ready));
    await lead.must({type: 'agenda.next', from: null});
    await isAt(phone, 1, 'Welcome');
    await lead.must({type: 'agenda.next', from: lead.record('session')?.current ?? null});
    await isAt(phone, 1, 'What matters');

    await pocket.setOffline(true);
    await write(phone, 'Written without a network');
    await phone.reload();
    await phone.getByText('You are offline.', {exact: false}).first().waitFor({timeout: LONG});
    await pocket.setOffline(false);
    await phone.locator('li', {hasText: 'Written without a network'}).getByText('Sent', {exact: true}).waitFor({timeout: LONG});

    // A phone that is cleared keeps nothing of it.
    await phone.getByRole('button', {name: 'Menu'}).click();
    await phone.getByRole('button', {name: 'Leave the session'}).click();
    await phone.getByRole('button', {name: 'Leave and clear this phone'}).click();
    await phone.waitForURL(`${server.site}/`);
    expect(await phone.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()])).toEqual([
      0,
      [],
    ]);
    expect(pocket.complaints).toEqual([]);
  } finally {
    await pocket.close();
    await server.close();
  }
}, 120_000);

test('the server is killed in the middle and starts again: phones, console and stage come back by themselves', async () => {
  const lost: string[] = [];
  const server = await OwnServer.start(problem => lost.push(problem));
  const devices = await Promise.all([DESK, PHONE, PHONE, DESK].map(size => device(browser, size)));
  try {
    const organiser = new Visitor(server.site);
    await organiser.signIn(server.organiserKey);
    const session = randomId();
    expect((await organiser.post('/live/sessions', {id: session, plan: plan(ACTIVITIES)})).ok).toBe(true);
    const {key} = await answered<LinkAnswer>(await organiser.post(`/live/sessions/${session}/links`, {link: randomId(), duty: 'screen'}));
    const [console, ana, ben, stage] = (await Promise.all(devices.map(one => one.newPage()))) as [Page, Page, Page, Page];
    await console.goto(`${server.site}/o#${server.organiserKey}`);
    await isAt(console, 1, 'Your sessions');
    await console.goto(`${server.site}/f/${session}`);
    await console.getByRole('button', {name: 'Open for joining'}).click();
    const link = (await console.getByText(/\/j#/).first().textContent()) ?? '';
    await Promise.all(
      [ana, ben].map(async phone => {
        await phone.goto(`${server.site}/j${new URL(link).hash}`);
        await phone.getByRole('button', {name: 'Join now'}).click();
        await isAt(phone, 1, 'You are in');
      }),
    );
    await stage.goto(`${server.site}/f/${session}/stage#${key}`);
    await next(console, 'Welcome').click();
    await isAt(console, 2, 'Welcome');
    await pressUntil(next(console, 'What matters'), console.getByRole('heading', {level: 2, name: 'What matters', exact: true}));
    await Promise.all([ana, ben].map(phone => isAt(phone, 1, 'What matters')));
    await stage.getByText('What matters to you?').waitFor({timeout: LONG});
    await write(ana, 'Written before it was killed');
    await ben.getByLabel('Your note', {exact: true}).pressSequentially('Half written', {delay: 10});

    await server.kill();

    // Whatever the pages do, they do by themselves: the next thing that anybody presses is what comes next in the session.
    await ana.getByText('Sent', {exact: true}).first().waitFor({timeout: LONG});
    expect(await ben.getByLabel('Your note', {exact: true}).inputValue()).toBe('Half written');
    await pressUntil(next(console, 'Talk'), console.getByRole('heading', {level: 2, name: 'Talk', exact: true}));
    await isAt(ana, 1, 'Talk');
    await ben.getByText('The group has moved on to').first().waitFor({timeout: LONG});
    await stage.getByText('What stood out?').waitFor({timeout: LONG});
    expect(lost).toEqual([]);
    for (const one of devices) expect(one.complaints).toEqual([]);
  } finally {
    await Promise.all(devices.map(one => one.close()));
    await server.close();
  }
}, 120_000);
