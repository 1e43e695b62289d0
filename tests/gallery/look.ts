import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {DESK, PHONE} from '../browser/browser.ts';
import {axeProblems, bringAxe, colourProblems} from './axe.ts';
import {escapeProblems} from './dialogs.ts';
import {focusProblems} from './focus-walk.ts';
import {forcedColourProblems} from './forced-colours.ts';
import {shapeProblems} from './geometry.ts';
import {type Lane, stand} from './pages.ts';
import {ringProblems} from './rings.ts';
import {fileOf, isForThumbs, isOnPhones, type Scene, surfaceOf} from './scene.ts';
import {shiftProblems} from './shift.ts';
import {withSpacing} from './spacing.ts';

/** What is wrong, by where it was found. */
export type Findings = Record<string, readonly string[]>;

export interface Sites {
  readonly react: string;
  readonly preact: string;
  readonly madeUp: string;
}

export const TREES = join(import.meta.dirname, 'trees');
const WIDTHS = [320, 768, 1280];
const OTHER_THEMES = ['tint', 'dark', 'contrast'];
const TALL = 740;
const HIGHEST = 8_000;
/** A screen of 1280 × 1024 at 400 %. */
const ZOOMED = {width: 320, height: 256};

export interface Looking {
  /** The colours of every theme at every width. */
  readonly isWhole: boolean;
  /** While it stands as it is, in the end of all that is only looked at. */
  readonly keep: (page: Page) => Promise<void>;
}

/** Everything that is looked at in one scene: as it is, in the made-up language, and with what phones get. */
export async function look(lane: Lane, scene: Scene, sites: Sites, {isWhole, keep}: Looking): Promise<Findings> {
  const {page} = lane;
  const found: Findings = {};
  await stand(lane, sites.react, scene);
  const tree = await treeOf(page);
  found.tree = treeProblems(scene.name, tree);
  await lookAtEverySize(page, scene, isWhole, found);
  await keep(page);
  if (scene.others) {
    await resize(page, isForThumbs(scene) ? {width: 320, height: TALL} : DESK);
    found['shift while others act'] = await shiftProblems(page);
  }
  found.escape = await escapeProblems(page);
  found.complaints = lane.complaints.splice(0);
  await stand(lane, sites.madeUp, scene);
  await lookInMadeUpLanguage(page, scene, found);
  found['complaints in the made-up language'] = lane.complaints.splice(0);
  if (isOnPhones(scene)) {
    await stand(lane, sites.preact, scene);
    found['complaints of Preact'] = lane.complaints.splice(0);
    found['tree of Preact'] = (await treeOf(page)) === tree ? [] : [`it reads otherwise than with React:\n${await treeOf(page)}`];
  }
  return Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0));
}

async function lookAtEverySize(page: Page, scene: Scene, isWhole: boolean, found: Findings): Promise<void> {
  const isPhone = isForThumbs(scene);
  const isStage = surfaceOf(scene) === 'stage';
  // Only tokens.css knows themes, so that they are compared by their colours alone; in the selection where a surface shows all that it has.
  const coloursAt = isWhole ? WIDTHS : isPhone ? [320] : [1280];
  await bringAxe(page);
  for (const width of WIDTHS) {
    await resize(page, {width, height: TALL});
    found[`shape at ${width}`] = await shapeProblems(page, {largeTargets: isPhone});
    // All of it at once: what a bar covers until one scrolls is no smaller for that.
    await resize(page, {width, height: await heightOf(page)});
    found[`axe at ${width}`] = await axeProblems(page);
    if (!coloursAt.includes(width)) continue;
    const colours = await colourProblems(page, OTHER_THEMES);
    for (const [at, theme] of OTHER_THEMES.entries()) found[`axe in ${theme} at ${width}`] = colours[at] ?? [];
  }
  found.rings = await ringProblems(page);
  found['forced colours'] = await forcedColourProblems(page);
  // Twice the size on the narrowest phone; elsewhere as if half of the screen were left.
  await resize(page, {width: isPhone ? 320 : 640, height: TALL});
  await dress(page, 'text', '200');
  found['shape at 200 %'] = await shapeProblems(page, {largeTargets: false});
  // A big screen is read by a room: it has no reader who spaces it, or holds it close.
  if (!isStage) {
    await dress(page, 'spacing', 'wide');
    found['shape at 200 % and wide'] = await shapeProblems(page, {largeTargets: false});
    await dress(page, 'spacing', null);
  }
  await dress(page, 'text', null);
  await resize(page, {width: 320, height: TALL});
  if (!isStage) found['shape with other spacing'] = await withSpacing(page, () => shapeProblems(page, {largeTargets: false}));
  if (!isStage) {
    await resize(page, ZOOMED);
    found['shape at 400 %'] = await shapeProblems(page, {largeTargets: false});
  }
  found.focus = await focusProblems(page);
  await resize(page, isPhone ? PHONE : DESK);
}

async function lookInMadeUpLanguage(page: Page, scene: Scene, found: Findings): Promise<void> {
  // An element of the kit is given its words by the scene.
  if (surfaceOf(scene) !== 'kit') found['words of no locale'] = await bareWordsOn(page);
  for (const width of isForThumbs(scene) ? [320] : [320, 1280]) {
    await resize(page, {width, height: TALL});
    found[`shape in the made-up language at ${width}`] = await shapeProblems(page, {largeTargets: false});
  }
}

/** On a page in the made-up language. */
export const bareWordsOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as {bareWords: () => readonly string[]}).bareWords());

const heightOf = (page: Page): Promise<number> =>
  page.evaluate(
    ([least, most]) =>
      document.querySelector('dialog:modal') ? least : Math.min(most, Math.max(least, document.documentElement.scrollHeight)),
    [TALL, HIGHEST] as const,
  );

/** Resolves when the page has found its new room. */
async function resize(page: Page, size: {readonly width: number; readonly height: number}): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

const dress = (page: Page, name: 'text' | 'spacing', value: string | null) =>
  page.evaluate(
    ([name, value]) => {
      if (value === null) delete document.documentElement.dataset[name];
      else document.documentElement.dataset[name] = value;
    },
    [name, value] as const,
  );

/** Ids that React and the stories count: they hang on what was shown before, in a selection on less than in all. */
const COUNTED = /\bid0{8,}\d+\b|_r_\w+_/g;

/** What assistive technology is given. A dialog that is open makes the rest of the page inert, so it is all there is. */
async function treeOf(page: Page): Promise<string> {
  // What was spoken goes by itself after a while: it is no part of the page.
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('#polite, #assertive, [data-speech]')) region.replaceChildren();
  });
  const dialog = page.locator('dialog:is(:modal, :popover-open)').last();
  const all = (await dialog.count()) > 0 ? dialog : page.locator('body');
  // The port is another one each time.
  const tree = (await all.ariaSnapshot()).replaceAll(new URL(page.url()).origin, 'https://workshop.example');
  return `${tree.replace(COUNTED, '…').trim()}\n`;
}

function treeProblems(name: string, tree: string): readonly string[] {
  const file = join(TREES, `${fileOf(name)}.txt`);
  if (process.env.UPDATE_TREES) {
    mkdirSync(TREES, {recursive: true});
    writeFileSync(file, tree);
    return [];
  }
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (kept === tree) return [];
  return [kept === null ? 'it has no tree: write it with UPDATE_TREES=1 and read it' : `it reads otherwise than its tree says:\n${tree}`];
}
