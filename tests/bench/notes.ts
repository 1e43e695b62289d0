// How fast a phone and the console answer with 300 notes on them, at a quarter of this machine's speed: `npm run bench -- notes`
// The peer in the run is the same page at full speed.
import type {Browser, Locator} from 'playwright-core';
import {DESK, device, launch, PHONE} from '../browser/browser.ts';
import {OwnServer} from '../rehearsal/own-server.ts';
import {BUDGET_MS, busyness, tellInteractions} from './interactions.ts';
import {type Shown, showNotes, THEMES} from './shown-notes.ts';

const NOTES = 300;
const OTHER_THEMES = new RegExp(THEMES.join('|'));
const ACTS = 60;
/** Far from one another, and none twice. */
const STEP = 7;
/** One of many like it, another each time. */
const spread = (all: Locator, at: number): Locator => all.nth((at * STEP) % NOTES);

const times = (act: (at: number) => Promise<void>): readonly (() => Promise<void>)[] =>
  Array.from({length: ACTS}, (_, at) => () => act(at));

async function onPhone(browser: Browser, {site}: OwnServer, {key}: Shown): Promise<boolean> {
  const page = await (await device(browser, PHONE)).newPage();
  await page.goto(`${site}/j#${key}`);
  await page.getByRole('button', {name: 'Join now'}).click();
  const chips = page.getByRole('button', {name: 'Me too', exact: true});
  const more = page.getByRole('button', {name: /^Show .*more/});
  const closed = page.getByRole('heading', {level: 3}).getByRole('button', {expanded: false});
  await chips.first().waitFor();
  // Themes after the first notes are closed, and open ones show ten notes at a time.
  while ((await closed.count()) > 0) await closed.first().click();
  while ((await more.count()) > 0) await more.first().click();
  if ((await chips.count()) !== NOTES) throw new Error(`the phone shows ${await chips.count()} notes`);
  return tellInteractions(
    page,
    'phone: Me too',
    times(at => spread(chips, at).click()),
  );
}

async function onConsole(browser: Browser, {site, organiserKey}: OwnServer, {session}: Shown): Promise<boolean> {
  const page = await (await device(browser, DESK)).newPage();
  await page.goto(`${site}/o#${organiserKey}`);
  await page.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await page.goto(`${site}/f/${session}`);
  const notes = page.getByRole('article');
  await notes.first().waitFor();
  if ((await notes.count()) !== NOTES) throw new Error(`the console shows ${await notes.count()} notes`);
  const hide = notes.getByRole('button', {name: /^(Hide|Show again)/});
  const isHiding = await tellInteractions(
    page,
    'console: Hide',
    times(at => spread(hide, at).click()),
  );
  await notes.first().focus();
  const isStepping = await tellInteractions(
    page,
    'console: arrow keys',
    times(() => page.keyboard.press('ArrowDown')),
  );
  const isMoving = await tellInteractions(page, 'console: Move to… a theme', moves(page.getByRole('dialog'), notes));
  return isHiding && isStepping && isMoving;
}

/** Two interactions each: open the dialog, choose one of the themes in which the note is not. They alone are buttons. */
const moves = (dialog: Locator, notes: Locator) =>
  Array.from({length: ACTS / 2}, (_, at) => [
    () => spread(notes, at).getByRole('button', {name: 'Move to…'}).click(),
    () =>
      dialog
        .getByRole('button', {name: OTHER_THEMES})
        .nth(at % (THEMES.length - 1))
        .click(),
  ]).flat();

const server = await OwnServer.start(problem => {
  process.stderr.write(`${problem}\n${server.logged.join('\n')}\n`);
  process.exitCode = 1;
});
const browser = await launch();
try {
  const shown = await showNotes(server, NOTES);
  process.stdout.write(
    `INP with ${NOTES} notes, ${ACTS} interactions a line, budget ${BUDGET_MS} ms at a quarter of the speed, ${busyness()}\n`,
  );
  const kept = [await onPhone(browser, server, shown), await onConsole(browser, server, shown)];
  if (kept.includes(false)) process.exitCode = 1;
  process.stdout.write(`Chromium ${browser.version()}, ${busyness()}\n`);
} finally {
  await browser.close();
  await server.close();
}
