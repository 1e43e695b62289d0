// How soon a board of 2,000 notes stands as a canvas, and what holds a pan over it up: `npm run bench -- canvas [--trace FOLDER]`
// The peer in the run is the same page at full speed.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Browser, BrowserContext} from 'playwright-core';
import {DESK, device, launch} from '../browser/browser.ts';
import {OwnServer} from '../rehearsal/own-server.ts';
import {framesDuring, type TracedFrame} from './canvas/long-frames.ts';
import {loadCanvas, openCanvas, type Ways} from './canvas/opening.ts';
import {panOver} from './canvas/pan.ts';
import {showRealBoard} from './canvas/real-board.ts';
import {busyness} from './interactions.ts';
import type {Shown} from './shown-notes.ts';

const NOTES = 2_000;
const PAN_MS = 10_000;
/** A frame that takes longer is seen as a stop. Of the browser's animation frames, in milliseconds. */
const LONG_MS = 50;
/** By how much slower than this machine, how many long frames a pan may have, and how soon after the press the canvas is there. */
const RUNS = [
  {slowdown: 1, mostLong: 2, openWithinMs: 1_500},
  {slowdown: 4, mostLong: 10, openWithinMs: null},
] as const;
const PARTICIPANTS_DESK = {width: 1_280, height: 800};

/** A page on which the notes stand, in a browser that may see it. */
interface Surface {
  readonly name: string;
  readonly context: BrowserContext;
  readonly address: string;
  readonly ways: Ways;
}

async function atConsole(browser: Browser, {site, organiserKey}: OwnServer, {session}: Shown): Promise<Surface> {
  const context = await device(browser, DESK);
  const start = await context.newPage();
  await start.goto(`${site}/o#${organiserKey}`);
  await start.getByRole('heading', {level: 1, name: 'Your sessions', exact: true}).waitFor();
  await start.close();
  return {name: 'console', context, address: `${site}/f/${session}`, ways: {button: 'Canvas', ready: 'Saved'}};
}

async function atParticipants(browser: Browser, {site}: OwnServer, {key}: Shown): Promise<Surface> {
  const context = await device(browser, PARTICIPANTS_DESK);
  const start = await context.newPage();
  await start.goto(`${site}/j#${key}`);
  await start.getByRole('button', {name: 'Join now'}).click();
  const ways = {button: 'Show as a canvas', ready: 'You can move notes into themes'};
  await start.getByText(ways.button, {exact: true}).waitFor();
  const address = start.url();
  await start.close();
  return {name: 'participant', context, address, ways};
}

const tell = (words: string) => process.stdout.write(`${words}\n`);
const whole = (ms: number): string => `${Math.round(ms)} ms`;

/** Tells what was measured on this surface. True when the budgets are kept. */
async function measure({name, context, address, ways}: Surface, traces: string | null): Promise<boolean> {
  let isKept = true;
  for (const {slowdown, mostLong, openWithinMs} of RUNS) {
    const label = `${name}, ${slowdown === 1 ? 'full speed' : `${slowdown} times slower`}`;
    const slowed = async () => {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      return {page, slowDown: async () => void (await cdp.send('Emulation.setCPUThrottlingRate', {rate: slowdown}))};
    };
    const anew = await slowed();
    await anew.slowDown();
    const load = await loadCanvas(anew.page, address, ways);
    tell(
      `${label}: loaded anew, its list after ${whole(load.list)}, pressed then, the canvas ${whole(load.painted)} later, ` +
        `in all ${whole(load.list + load.painted)}; all in its place ${whole(load.list + load.placed)}`,
    );
    await anew.page.close();

    const {page, slowDown} = await slowed();
    const {painted, placed} = await openCanvas(page, address, ways, slowDown);
    const of = openWithinMs === null ? '' : ` of ${openWithinMs}`;
    tell(`${label}: the canvas ${whole(painted)}${of} after the press, all in its place ${whole(placed)}`);
    let strokes = 0;
    const pan = async () => {
      strokes = await panOver(page, PAN_MS);
    };
    const frames = await framesDuring(page, pan, traces && join(traces, `${name}-${slowdown}.json`));
    tell(`${label}: ${wordsOf(frames, mostLong)}, the board taken hold of ${strokes} times`);
    isKept &&= longOf(frames).length <= mostLong && (openWithinMs === null || painted <= openWithinMs);
    await page.close();
  }
  await context.close();
  return isKept;
}

const longOf = (frames: readonly TracedFrame[]): readonly TracedFrame[] => frames.filter(({took}) => took > LONG_MS);

function wordsOf(frames: readonly TracedFrame[], mostLong: number): string {
  const long = longOf(frames);
  const own = long.filter(({worked}) => worked > LONG_MS).length;
  const worst = (all: readonly number[]) => whole(Math.max(0, ...all));
  const mean = frames.reduce((sum, {worked}) => sum + worked, 0) / frames.length;
  return (
    `${long.length} of ${mostLong} frames over ${LONG_MS} ms in a pan of ${PAN_MS / 1_000} s (${frames.length} frames, worst ` +
    `${worst(frames.map(({took}) => took))}); by the page's own work ${own}, worst ${worst(frames.map(({worked}) => worked))}, mean ${mean.toFixed(1)} ms`
  );
}

const {values} = parseArgs({options: {trace: {type: 'string'}}});
if (values.trace) mkdirSync(values.trace, {recursive: true});
const server = await OwnServer.start(problem => {
  process.stderr.write(`${problem}\n${server.logged.join('\n')}\n`);
  process.exitCode = 1;
});
const browser = await launch();
try {
  const shown = await showRealBoard(server, NOTES);
  tell(`A board of ${NOTES} notes, ${busyness()}`);
  for (const at of [atConsole, atParticipants]) {
    if (!(await measure(await at(browser, server, shown), values.trace ?? null))) process.exitCode = 1;
  }
  tell(`Chromium ${browser.version()}, ${busyness()}`);
} finally {
  await browser.close();
  await server.close();
}
