import {AxeBuilder} from '@axe-core/playwright';
import {type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page} from 'playwright-core';
import {expect} from 'vitest';

/**
 * The first two are what drops down under the address bar: each new page would load them as pages of their own, and make half as many processes again.
 * The others Playwright itself would switch off, but Chromium heeds only the last list that it is given.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** As root and without a network Chromium needs all of these, or it asks for addresses that nobody answers. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export const launch = (): Promise<Browser> => chromium.launch({executablePath: CHROMIUM, headless: true, args: FLAGS});

export const PHONE = {width: 360, height: 740};
export const DESK = {width: 1280, height: 900};

/** A context is a device of its own: its cookies, its storage. Complaints of its pages are kept. */
export async function device(
  browser: Browser,
  viewport: {width: number; height: number},
  more: Pick<BrowserContextOptions, 'hasTouch' | 'isMobile'> = {},
): Promise<BrowserContext & {readonly complaints: string[]}> {
  const context = await browser.newContext({viewport, locale: 'en-GB', acceptDownloads: true, reducedMotion: 'reduce', ...more});
  const complaints: string[] = [];
  context.on('weberror', error => complaints.push(`error: ${error.error().message}`));
  context.on('console', message => {
    // What a page without a network says of it is expected.
    if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  return Object.assign(context, {complaints});
}

/** Presses so often at most, and waits so long for what a press brings. */
const TRIES = 10;
const TRY_MS = 1_500;

/**
 * Presses again until it is taken. The second press on a button within 400 ms is the same press, and one on what somebody else changed
 * within 400 ms is answered with a sentence: that is a promise of the product, and no test should have to be slower than a blink.
 */
export async function pressUntil(button: Locator, outcome: Locator): Promise<void> {
  for (let tried = 1; tried < TRIES; tried += 1) {
    if (await button.isVisible()) await button.click({timeout: TRY_MS}).catch(() => undefined);
    const isThere = await outcome.waitFor({timeout: TRY_MS}).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  await outcome.waitFor({timeout: TRY_MS});
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing, and nothing is wider than the screen. `within`: what lies above the rest; what it half covers for now is no target. */
export async function expectAccessible(page: Page, screen: string, within = 'html'): Promise<void> {
  // To look at: SCREENS=some/folder keeps a picture of every screen that is checked.
  if (process.env.SCREENS)
    await page.screenshot({path: `${process.env.SCREENS}/${screen.replace(/[^a-z0-9]+/gi, '-')}.png`, fullPage: true});
  const {violations} = await new AxeBuilder({page}).include(within).withTags(WCAG).analyze();
  const found = violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`);
  expect(found, `axe on ${screen}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `sideways scrolling on ${screen}`).toBeLessThanOrEqual(0);
}

/** What a person can press on a phone is at least 48 px high and wide, links within sentences aside. `within`: in a part of the page. */
export async function expectLargeTargets(page: Page, screen: string, within = page.locator('body')): Promise<void> {
  const small = await within.evaluate(part =>
    [...part.querySelectorAll<HTMLElement>('button, summary, input:not([type=hidden]), textarea, select, a[class]')]
      .map(element => {
        const label = element.closest('label') ?? (element.id ? document.querySelector<HTMLElement>(`label[for="${element.id}"]`) : null);
        const boxes = [element, ...(label ? [label] : [])].map(one => one.getBoundingClientRect());
        return {
          name: element.outerHTML.slice(0, 100),
          height: Math.max(...boxes.map(box => box.height)),
          width: Math.max(...boxes.map(box => box.width)),
        };
      })
      .filter(({height, width}) => height > 0 && (height < 47.5 || width < 47.5)),
  );
  expect(small, `small targets on ${screen}`).toEqual([]);
}
