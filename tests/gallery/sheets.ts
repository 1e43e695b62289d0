import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {fileOf, type Surface} from './scene.ts';

interface Look {
  readonly theme: 'light' | 'tint' | 'dark' | 'contrast' | 'forced';
  readonly width: number;
  readonly text?: string;
}

const NARROW: readonly Look[] = [
  {theme: 'light', width: 360},
  {theme: 'dark', width: 360},
  {theme: 'contrast', width: 360},
  {theme: 'forced', width: 360},
  {theme: 'tint', width: 320, text: '200'},
];

/** What is seen side by side on a contact sheet. */
const LOOKS: Readonly<Record<Surface, readonly Look[]>> = {
  kit: NARROW,
  phone: NARROW,
  door: NARROW,
  console: [
    {theme: 'light', width: 1280},
    {theme: 'forced', width: 1280},
    {theme: 'dark', width: 480},
    {theme: 'contrast', width: 480},
  ],
  stage: [
    {theme: 'light', width: 1920},
    {theme: 'contrast', width: 1920},
    {theme: 'forced', width: 1920},
  ],
  organiser: [
    {theme: 'light', width: 1280},
    {theme: 'forced', width: 1280},
    {theme: 'dark', width: 360},
    {theme: 'contrast', width: 360},
  ],
};
const ON_A_SHEET = 4;
const HIGHEST = 6_000;

export interface Picture {
  readonly surface: Surface;
  readonly name: string;
  readonly files: readonly string[];
}

/** Takes the pictures of a scene that is open. */
export async function takePictures(page: Page, folder: string, surface: Surface, name: string): Promise<Picture> {
  mkdirSync(folder, {recursive: true});
  const files: string[] = [];
  for (const {theme, width, text = '100'} of LOOKS[surface]) {
    await page.setViewportSize({width, height: surface === 'stage' ? 1080 : 740});
    await page.emulateMedia({forcedColors: theme === 'forced' ? 'active' : 'none'});
    await page.evaluate(
      ([theme, text]) => {
        document.documentElement.dataset.theme = theme;
        document.documentElement.dataset.text = text;
      },
      [theme === 'forced' ? 'light' : theme, text] as const,
    );
    // All of it at once, with what keeps to an edge of the screen at that edge.
    const height = await page.evaluate(() => {
      scrollTo(0, 0);
      return document.querySelector('dialog:is(:modal, :popover-open)') ? 0 : document.documentElement.scrollHeight;
    });
    if (height > 0 && surface !== 'stage') await page.setViewportSize({width, height: Math.min(height, HIGHEST)});
    const file = join(folder, `${fileOf(name)}-${theme}-${width}.png`);
    await page.screenshot({path: file});
    files.push(file);
  }
  await page.emulateMedia({forcedColors: 'none'});
  return {surface, name, files};
}

/** Scenes down, looks across; some scenes to a sheet. For eyes: nothing compares them. */
export async function makeSheets(browser: Browser, folder: string, pictures: readonly Picture[]): Promise<void> {
  const page = await browser.newPage({viewport: {width: 1400, height: 800}});
  for (const surface of new Set(pictures.map(one => one.surface))) {
    const of = pictures.filter(one => one.surface === surface);
    for (let from = 0; from < of.length; from += ON_A_SHEET) {
      const rows = of.slice(from, from + ON_A_SHEET).map(({name, files}) => `<h2>${name}</h2><div>${files.map(image).join('')}</div>`);
      await page.setContent(`<style>${STYLE}</style>${rows.join('')}`);
      writeFileSync(join(folder, `sheet-${surface}-${1 + from / ON_A_SHEET}.png`), await page.screenshot({fullPage: true}));
    }
  }
  await page.close();
}

const image = (file: string) => `<img src="data:image/png;base64,${readFileSync(file).toString('base64')}">`;
const STYLE = 'body{font:14px sans-serif;background:#888}div{display:flex;gap:8px;align-items:start}img{max-width:48%;min-width:0}';
