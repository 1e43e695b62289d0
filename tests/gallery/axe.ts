import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {AxeResults, RunOptions} from 'axe-core';
import type {Page} from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const EVERYTHING: RunOptions = {
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
  resultTypes: ['violations'],
};
/** All that a theme can change. */
const COLOURS: RunOptions = {runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}, resultTypes: ['violations']};

/** Puts axe into a page. Once for each page that is loaded. */
export const bringAxe = (page: Page): Promise<unknown> => page.evaluate(`${SOURCE}; 0`);

/** What axe finds, one line for each rule; empty when nothing. */
export async function axeProblems(page: Page, what: 'everything' | 'colours'): Promise<readonly string[]> {
  const results = await page.evaluate(
    options =>
      (globalThis as unknown as {axe: {run: (at: Document, options: RunOptions) => Promise<AxeResults>}}).axe.run(document, options),
    what === 'everything' ? EVERYTHING : COLOURS,
  );
  return results.violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html.replace(/\s+/g, ' ').slice(0, 110)).join(' | ')}`);
}
