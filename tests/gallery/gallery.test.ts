import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {launch} from '../browser/browser.ts';
import {buildGallery, EDITIONS, type Edition} from './build.ts';
import {forcedColourProblems} from './forced-colours.ts';
import {bareWordsOn, look, TREES} from './look.ts';
import {openPages, type Pages, stand} from './pages.ts';
import {ringProblems} from './rings.ts';
import {fileOf, isOnPhones, type Scene, surfaceOf} from './scene.ts';
import {SCENES, SPOKEN} from './scenes.ts';
import {type Served, serve} from './serve.ts';
import {makeSheets, type Picture, takePictures} from './sheets.ts';
import {listen} from './speech.ts';

// GALLERY=whole looks at every scene, else at a selection. SCENE=phone/write,stage looks at those whose names begin so. UPDATE_TREES=1
// writes the trees anew. SCREENS=some/folder keeps pictures, and contact sheets of them.
const isWhole = process.env.GALLERY === 'whole';
const only = process.env.SCENE?.split(',').filter(begin => begin !== '') ?? [];
const chosen = <Some extends Scene>(all: readonly Some[]): readonly Some[] =>
  all.filter(({name, isSmoke}) => (only.length > 0 ? only.some(begin => name.startsWith(begin)) : isWhole || isSmoke));
const scenes = chosen(SCENES);
/** A thousand people are looked at in every theme and width as well, and others wait for the page meanwhile. */
const SCENE_MS = 300_000;

let browser: Browser;
let pages: Pages;
let folder: string;
let served: Readonly<Record<Edition, Served>>;
const pictures: Picture[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wrensong-gallery-'));
  for (const edition of EDITIONS) await buildGallery(edition, join(folder, edition));
  const all = EDITIONS.map(async edition => [edition, await serve(join(folder, edition))] as const);
  served = Object.fromEntries(await Promise.all(all)) as Record<Edition, Served>;
  browser = await launch();
  pages = await openPages(browser);
}, 120_000);

afterAll(async () => {
  if (process.env.SCREENS && browser) await makeSheets(browser, process.env.SCREENS, pictures);
  await browser?.close();
  await Promise.all(Object.values(served ?? {}).map(one => one.close()));
  rmSync(folder, {recursive: true, force: true});
}, 120_000);

const lookedAt = () => {
  test.concurrent.each(scenes.map(scene => [scene.name, scene] as const))(
    '[axe, shape, colours, rings, focus, dialogs, made-up language, renderers] %s',
    (_, scene) =>
      pages.lend(async lane => {
        const sites = {react: served.react.site, preact: served.preact.site, madeUp: served['made-up'].site};
        const keep = async () => {
          if (process.env.SCREENS) pictures.push(await takePictures(lane.page, process.env.SCREENS, surfaceOf(scene), scene.name));
        };
        expect(await look(lane, scene, sites, {isWhole, keep})).toEqual({});
      }),
    SCENE_MS,
  );
};
if (scenes.length > 0) describe('every scene can be read and pressed by everybody', lookedAt);

const spoken = chosen(SPOKEN);
const heardByAll = () => {
  test.concurrent.each(spoken.map(scene => [scene.name, scene] as const))(
    '[speech, renderers] %s',
    (_, scene) =>
      pages.lend(async lane => {
        expect(await listen(lane, served.react.site, scene)).toEqual([]);
        if (isOnPhones(scene)) expect(await listen(lane, served.preact.site, scene), 'Preact').toEqual([]);
      }),
    SCENE_MS,
  );
};
// A name that is asked for may begin none of these, or none of those.
if (spoken.length > 0) describe('what happens is said to those who hear the page, in its order and no more', heardByAll);

// Else nothing would be looked at, and all would be well.
if (only.length > 0)
  test('each of what SCENE asks for begins the name of a scene', () => {
    expect(only.filter(begin => ![...scenes, ...spoken].some(({name}) => name.startsWith(begin)))).toEqual([]);
  });

describe('what is looked for would be found', () => {
  const buttons = SCENES.find(({name}) => name === 'kit/button/every-kind');
  if (!buttons) throw new Error('there are no buttons to plant faults in');

  test('words that come from no locale', () =>
    pages.lend(async lane => {
      await stand(lane, served['made-up'].site, buttons);
      expect(await bareWordsOn(lane.page)).toContain('End it now');
    }));

  test('a button without a line in forced colours, and rings that are missing or cut off', () =>
    pages.lend(async lane => {
      const {page} = lane;
      await stand(lane, served.react.site, buttons);
      expect([...(await ringProblems(page)), ...(await forcedColourProblems(page))]).toEqual([]);
      await page.evaluate(() => {
        const [bare, ringless, cut] = document.querySelectorAll<HTMLElement>('button');
        if (!bare || !ringless || !cut) throw new Error('there are too few buttons');
        const around = document.createElement('div');
        around.style.overflow = 'hidden';
        cut.replaceWith(around);
        around.append(cut);
        bare.style.borderColor = 'transparent';
        bare.style.forcedColorAdjust = 'none';
        bare.style.background = 'transparent';
        ringless.style.outline = 'none';
      });
      expect((await ringProblems(page)).map(one => one.slice(0, 20))).toEqual(['no ring round <butto', 'the ring round <butt']);
      expect((await forcedColourProblems(page)).filter(one => one.includes('no line round'))).toHaveLength(1);
    }));
});

test('every scene has a name of its own, and every tree a scene', () => {
  const names = [...SCENES, ...SPOKEN].map(({name}) => name);
  expect(new Set(names).size).toBe(names.length);
  const files = new Set(SCENES.map(({name}) => `${fileOf(name)}.txt`));
  const left = readdirSync(TREES).filter(file => !files.has(file));
  if (process.env.UPDATE_TREES) for (const file of left) rmSync(join(TREES, file));
  else expect(left).toEqual([]);
});

test('every element of the kit is in the gallery', () => {
  const kit = join(import.meta.dirname, '../../client/kit');
  // A whole document, what holds others still, and what is part of another.
  const without = new Set(['page.tsx', 'hold-still.tsx']);
  const elements = readdirSync(kit).filter(file => file.endsWith('.tsx') && !without.has(file));
  const folder = join(import.meta.dirname, 'scenes/kit');
  const scenesOfKit = readdirSync(folder)
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('');
  expect(elements.filter(file => !scenesOfKit.includes(`client/kit/${file}'`))).toEqual([]);
});
