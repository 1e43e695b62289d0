import type {Locator, Page} from 'playwright-core';
import {frameOn, noteOn} from './board-session.ts';
import type {Spot} from './three-hands.ts';

export async function spotOf(what: Locator): Promise<Spot> {
  // What is still going to its place is not taken hold of where it was.
  await (await what.elementHandle())?.waitForElementState('stable');
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return {x: box.x, y: box.y};
}

/** Takes something up near its corner and lets it go with the corner there. */
export async function drag(what: Locator, to: Spot): Promise<void> {
  const {mouse} = what.page();
  const from = await spotOf(what);
  await mouse.move(from.x + 15, from.y + 15);
  await mouse.down();
  await mouse.move(from.x + 40, from.y + 40, {steps: 3});
  await mouse.move(to.x + 15, to.y + 15, {steps: 5});
  await mouse.up();
}

/** In the frame of a theme, with room on all sides: a note that is taken up at the window's edge moves the board a little. */
export async function insideOf(page: Page, theme: string): Promise<Spot> {
  const {x, y} = await spotOf(frameOn(page, theme));
  return {x: x + 60, y: y + 60};
}

/** Where a note lies, in words that can be compared: the board's own pixels, not the window's. */
export const liesOn = (page: Page, words: string): Promise<string> =>
  noteOn(page, words).evaluate(element => element.closest<HTMLElement>('.react-flow__node')?.style.transform ?? '');
