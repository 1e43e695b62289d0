import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {AxeResults, RunOptions} from 'axe-core';
import type {Page} from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page has no frames, and its sheets need not be fetched again. */
const ALONE: RunOptions = {iframes: false, preload: false};

const EVERYTHING: RunOptions = {
  ...ALONE,
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
  resultTypes: ['violations'],
};
/** All that a theme can change. */
const COLOURS: RunOptions = {
  ...ALONE,
  runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']},
  resultTypes: ['violations'],
};

/** Puts axe into a page. Once for each page that is loaded. */
export const bringAxe = (page: Page): Promise<unknown> => page.evaluate(`${SOURCE}; 0`);

type Axe = {readonly axe: {readonly run: (at: Document, options: RunOptions) => Promise<AxeResults>}};

/** What axe finds, one line for each rule; empty when nothing. */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  const {violations} = await page.evaluate(options => (globalThis as unknown as Axe).axe.run(document, options), EVERYTHING);
  return inWords(violations);
}

/** What axe finds in the colours of each of these themes; the page wears them one after the other, and then its own again. */
export async function colourProblems(page: Page, themes: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found = await page.evaluate(
    async ([themes, options]) => {
      const results: AxeResults['violations'][] = [];
      for (const theme of themes) {
        document.documentElement.dataset.theme = theme;
        results.push((await (globalThis as unknown as Axe).axe.run(document, options)).violations);
      }
      delete document.documentElement.dataset.theme;
      return results;
    },
    [themes, COLOURS] as const,
  );
  return found.map(inWords);
}

const inWords = (violations: AxeResults['violations']): readonly string[] =>
  violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html.replace(/\s+/g, ' ').slice(0, 110)).join(' | ')}`);
