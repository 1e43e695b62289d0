// `npm run picture`: plays a session on the built server and photographs a phone, the console and the big screen at the
// same moment, side by side, into docs/picture.png. With `--parts folder` it keeps the three photographs as well.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {projectRoot} from '../../server/install.mjs';
import {launch} from '../browser/browser.ts';
import {OwnServer} from '../rehearsal/own-server.ts';
import {compose, SCREENS, type Screens} from './compose.ts';
import {Play} from './play.ts';
import {others, own, plan, WRITING} from './told-session.ts';

/** It stands on the first page that people see of the project. In kilobytes. */
const MOST_KB = 400;
/** Addresses in the picture lead nowhere, and say so. */
const ADDRESS = 'http://wrensong.example.org';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

const open = async (browser: Browser, screen: keyof Screens, storageState?: Kept): Promise<Page> => {
  const {width, height, sharpness} = SCREENS[screen];
  const context = await browser.newContext({
    viewport: {width, height},
    deviceScaleFactor: sharpness,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: screen === 'phone',
    ...(storageState && {storageState}),
  });
  return context.newPage();
};

async function writeOwn(phone: Page): Promise<void> {
  for (const [theme, text] of own) {
    await phone.getByRole('radio').nth(theme).check();
    await phone.getByLabel('Your note', {exact: true}).fill(text);
    await phone.getByRole('button', {name: 'Send', exact: true}).click();
    await phone.locator('li', {hasText: text}).waitFor();
    // A second press within 400 ms is swallowed, as it should be for a trembling hand.
    await phone.waitForTimeout(500);
  }
}

/** Its buttons go when the pointer has rested for some seconds. */
async function startStage(stage: Page): Promise<void> {
  await stage.getByRole('button', {name: 'Start big screen'}).click();
  await stage.getByRole('heading', {name: plan.activities[WRITING]?.themes[0] ?? ''}).waitFor();
  await stage.locator('[data-controls="shown"]').waitFor({state: 'detached'});
}

/** Fonts are there, and nothing is on its way to another place. */
const photograph = async (page: Page): Promise<Buffer> => {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(500);
  return page.screenshot();
};

async function takeAll(browser: Browser, server: OwnServer): Promise<Screens> {
  const play = await Play.begin(server.site, server.organiserKey);
  try {
    const phone = await open(browser, 'phone');
    await phone.goto(`${server.site}/j#${play.joinKey}`);
    await phone.getByRole('button', {name: 'Join now'}).click();
    await phone.getByRole('heading', {level: 1, name: 'You are in'}).waitFor();
    await play.gather();
    await play.write();
    await writeOwn(phone);
    const all = others.flatMap(({notes}) => notes).length + own.length;
    await play.show(all);
    const console = await open(browser, 'console');
    await console.goto(`${server.site}/o#${server.organiserKey}`);
    await console.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
    await console.goto(`${server.site}/f/${play.session}`);
    await console.getByText(`${all} notes`).first().waitFor();
    const stage = await open(browser, 'stage', await console.context().storageState());
    await stage.goto(`${server.site}/f/${play.session}/stage`);
    await startStage(stage);
    await phone.getByRole('heading', {level: 2, name: `${all} notes`}).waitFor();
    const reaction = phone.getByRole('button', {name: 'Me too'}).first();
    await reaction.click();
    await phone
      .getByRole('heading', {level: 3})
      .first()
      .evaluate(heading => heading.scrollIntoView({block: 'start'}));
    // A pointer that rests somewhere colours what is under it.
    for (const page of [phone, console]) await page.mouse.move(0, 0);
    return {phone: await photograph(phone), console: await photograph(console), stage: await photograph(stage)};
  } finally {
    play.end();
  }
}

const {values} = parseArgs({options: {parts: {type: 'string'}, to: {type: 'string', default: join(projectRoot, 'docs', 'picture.png')}}});
const server = await OwnServer.start(
  problem => {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  },
  {PUBLIC_URL: ADDRESS},
);
const browser = await launch();
try {
  const screens = await takeAll(browser, server);
  if (values.parts !== undefined) {
    mkdirSync(values.parts, {recursive: true});
    for (const [name, picture] of Object.entries(screens)) writeFileSync(join(values.parts, `${name}.png`), picture);
  }
  const picture = await compose(browser, screens);
  writeFileSync(values.to, picture);
  const size = Math.ceil(picture.length / 1_000);
  process.stdout.write(`${values.to}: ${size} kB\n`);
  if (size > MOST_KB) {
    process.stderr.write(`That is more than ${MOST_KB} kB.\n`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
}
