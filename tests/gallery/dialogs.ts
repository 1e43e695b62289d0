import type {Page} from 'playwright-core';

/** A page within a dialog may go back to the one before. */
const MOST_STEPS = 4;

/** A dialog that is open closes by Escape alone, and the focus is where it was opened from; empty when it does, or none is open. */
export async function escapeProblems(page: Page): Promise<readonly string[]> {
  const countOpen = () => page.evaluate(() => document.querySelectorAll('dialog:is(:modal, :popover-open)').length);
  if ((await countOpen()) === 0) return [];
  // Escape goes to what has the focus, and here that is somewhere in the dialog.
  await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('dialog:is(:modal, :popover-open) h2')].at(-1)?.focus());
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Escape');
    await page.evaluate(() => new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve), 50)));
    if ((await countOpen()) === 0) break;
  }
  if ((await countOpen()) > 0) return ['Escape does not close the dialog'];
  return page.evaluate(() => {
    const at = document.activeElement;
    const opener = document.querySelector('[data-pressed]');
    const name = at?.outerHTML.slice(0, 100);
    if (opener) return at === opener ? [] : [`the focus went to ${name} and not back to ${opener.outerHTML.slice(0, 100)}`];
    // A dialog of the kit is open from the start: nothing has opened it.
    const wasPressed = location.search.includes('scene=kit/') ? true : at instanceof HTMLElement && at !== document.body;
    return wasPressed ? [] : [`what opened it has gone, and the focus is nowhere: ${name}`];
  });
}
