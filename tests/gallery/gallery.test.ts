import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {DESK, launch} from '../browser/browser.ts';
import {axeProblems, bringAxe, colourProblems} from './axe.ts';
import {buildGallery} from './build.ts';
import {focusProblems, shapeProblems} from './geometry.ts';
import {type Lane, openPages, type Pages, stand} from './pages.ts';
import {fileOf, isForThumbs, isOnPhones, type Scene, surfaceOf} from './scene.ts';
import {SCENES} from './scenes.ts';
import {type Served, serve} from './serve.ts';
import {makeSheets, type Picture, takePictures} from './sheets.ts';
import {shiftProblems} from './shift.ts';

// GALLERY=whole looks at every scene, else at a selection. SCENE=phone/write,stage looks at those whose names begin so. UPDATE_TREES=1
// writes the trees anew. SCREENS=some/folder keeps pictures, and contact sheets of them.
const isWhole = process.env.GALLERY === 'whole';
const only = process.env.SCENE;
const scenes = SCENES.filter(({name, isSmoke}) => (only ? only.split(',').some(begin => name.startsWith(begin)) : isWhole || isSmoke));
const TREES = join(import.meta.dirname, 'trees');
const WIDTHS = [320, 768, 1280];
/** A thousand people are looked at in every theme and width as well, and others wait for the page meanwhile. */
const SCENE_MS = 300_000;
const OTHER_THEMES = ['tint', 'dark', 'contrast'];

let browser: Browser;
let pages: Pages;
let folder: string;
let react: Served;
let preact: Served;
const pictures: Picture[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wrensong-gallery-'));
  for (const renderer of ['react', 'preact'] as const) await buildGallery(renderer, join(folder, renderer));
  [react, preact, browser] = await Promise.all([serve(join(folder, 'react')), serve(join(folder, 'preact')), launch()]);
  pages = await openPages(browser);
}, 120_000);

afterAll(async () => {
  if (process.env.SCREENS && browser) await makeSheets(browser, process.env.SCREENS, pictures);
  await browser?.close();
  await Promise.all([react?.close(), preact?.close()]);
  rmSync(folder, {recursive: true, force: true});
}, 120_000);

const dress = (page: Page, name: 'text' | 'spacing', value: string | null) =>
  page.evaluate(
    ([name, value]) => {
      if (value === null) delete document.documentElement.dataset[name];
      else document.documentElement.dataset[name] = value;
    },
    [name, value] as const,
  );

/** What assistive technology is given. A modal dialog makes the rest of the page inert, so it is all there is; a popover is what is looked at. */
async function treeOf(page: Page): Promise<string> {
  // What was spoken goes by itself after a while: it is no part of the page.
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('#polite, #assertive, [data-speech]')) region.replaceChildren();
  });
  const dialog = page.locator('dialog:is(:modal, :popover-open)').last();
  const all = (await dialog.count()) > 0 ? dialog : page.locator('body');
  // The port is another one each time.
  const tree = (await all.ariaSnapshot()).replaceAll(new URL(page.url()).origin, 'https://workshop.example');
  return `${tree.trim()}\n`;
}

/** Resolves when the page has found its new room. */
async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({width, height: 740});
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** What is wrong, by where it was found. */
type Findings = Record<string, readonly string[]>;

describe('every scene can be read and pressed by everybody', () => {
  test.concurrent.each(scenes.map(scene => [scene.name, scene] as const))(
    '[axe, shape, focus, renderers] %s',
    (_, scene) =>
      pages.lend(async lane => {
        const found = await look(lane, scene);
        expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
      }),
    SCENE_MS,
  );
});

async function look(lane: Lane, scene: Scene): Promise<Findings> {
  const {page} = lane;
  const found: Findings = {};
  await stand(lane, `${react.site}/gallery.html`, scene);
  found.complaints = [...lane.complaints];
  const tree = await treeOf(page);
  found.tree = treeProblems(scene.name, tree);
  await lookAtEverySize(page, scene, found);
  found.focus = await focusProblems(page);
  if (process.env.SCREENS) pictures.push(await takePictures(page, process.env.SCREENS, surfaceOf(scene), scene.name));
  if (scene.others) {
    lane.complaints.length = 0;
    await page.setViewportSize(isForThumbs(scene) ? {width: 320, height: 740} : DESK);
    found['shift while others act'] = [...(await shiftProblems(page)), ...lane.complaints];
  }
  if (isOnPhones(scene)) {
    lane.complaints.length = 0;
    await stand(lane, `${preact.site}/phones.html`, scene);
    found['complaints of Preact'] = [...lane.complaints];
    found['tree of Preact'] = (await treeOf(page)) === tree ? [] : [`it reads otherwise than with React:\n${await treeOf(page)}`];
  }
  return found;
}

async function lookAtEverySize(page: Page, scene: Scene, found: Findings): Promise<void> {
  const isPhone = isForThumbs(scene);
  await bringAxe(page);
  for (const width of WIDTHS) {
    await resize(page, width);
    found[`axe at ${width}`] = await axeProblems(page);
    found[`shape at ${width}`] = await shapeProblems(page, {largeTargets: isPhone});
    if (!isWhole && width !== 320) continue;
    const colours = await colourProblems(page, OTHER_THEMES);
    for (const [at, theme] of OTHER_THEMES.entries()) found[`axe in ${theme} at ${width}`] = colours[at] ?? [];
  }
  // Twice the size on the narrowest phone; elsewhere as if half of the screen were left.
  await resize(page, isPhone ? 320 : 640);
  await dress(page, 'text', '200');
  found['shape at 200 %'] = await shapeProblems(page, {largeTargets: false});
  // A big screen is read by a room: it has no reader who spaces it.
  if (surfaceOf(scene) !== 'stage') {
    await dress(page, 'spacing', 'wide');
    found['shape at 200 % and wide'] = await shapeProblems(page, {largeTargets: false});
  }
  await dress(page, 'text', null);
  await dress(page, 'spacing', null);
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

test('every scene has a name of its own, and every tree a scene', () => {
  const names = SCENES.map(({name}) => name);
  expect(new Set(names).size).toBe(names.length);
  const files = new Set(names.map(name => `${fileOf(name)}.txt`));
  const left = readdirSync(TREES).filter(file => !files.has(file));
  if (process.env.UPDATE_TREES) for (const file of left) rmSync(join(TREES, file));
  else expect(left).toEqual([]);
});

test('every element of the kit is in the gallery', () => {
  const kit = join(import.meta.dirname, '../../client/kit');
  // A whole document, what holds others still, and what is part of another.
  const without = new Set(['page.tsx', 'hold-still.tsx']);
  const elements = readdirSync(kit).filter(file => file.endsWith('.tsx') && !without.has(file));
  const scenesOfKit = ['scenes/kit.tsx', 'scenes/growing-list.tsx']
    .map(file => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('');
  expect(elements.filter(file => !scenesOfKit.includes(`client/kit/${file}'`))).toEqual([]);
});
