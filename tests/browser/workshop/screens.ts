import type {Page} from 'playwright-core';

/** A gathering takes 8 seconds of real time, and two plays share a machine. In milliseconds. */
export const LONG = 40_000;

/** It stands on this page, or will. */
export const sees = (page: Page, words: string): Promise<void> =>
  page.getByText(words).filter({visible: true}).first().waitFor({timeout: LONG});

/** To look at: SCREENS=some/folder keeps a picture. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS) await page.screenshot({path: `${process.env.SCREENS}/${name}.png`, fullPage: true});
}
