import type {Page} from 'playwright-core';

/** What WCAG 1.4.12 lets a reader put over any page: nothing may be lost by it. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** Resolves to what is found meanwhile. */
export async function withSpacing<Found>(page: Page, find: () => Promise<Found>): Promise<Found> {
  await page.evaluate(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, SPACED);
  try {
    return await find();
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
  }
}
