import type {Page} from 'playwright-core';
import {ringProblems} from './rings.ts';

/** Where the system chooses the colours there are no grounds: what is pressed, and what is a thing of its own, has a line round it. */
export async function forcedColourProblems(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({forcedColors: 'active'});
  const found = [...(await page.evaluate(lineProblems)), ...(await ringProblems(page))];
  await page.emulateMedia({forcedColors: 'none'});
  return found.map(problem => `in forced colours: ${problem}`);
}

/** Runs in the page. */
function lineProblems(): readonly string[] {
  const MOST_TOLD = 8;
  const name = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
  const isSeen = (element: Element) => element.checkVisibility({visibilityProperty: true}) && !element.closest('.visually-hidden');
  const groundOf = (element: Element | null): string => {
    if (!element) return getComputedStyle(document.documentElement).backgroundColor;
    const {backgroundColor} = getComputedStyle(element);
    return /^rgba.*, 0\)$/.test(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
  };
  const hasLine = (element: Element): boolean => {
    const style = getComputedStyle(element);
    const ground = groundOf(element.parentElement);
    const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
    const isBordered = sides.some(
      side =>
        Number.parseFloat(style[`border${side}Width`]) >= 1 &&
        style[`border${side}Style`] !== 'none' &&
        !/^rgba.*, 0\)$/.test(style[`border${side}Color`]) &&
        style[`border${side}Color`] !== ground,
    );
    const isFilled = groundOf(element) !== ground;
    return isBordered || isFilled || style.textDecorationLine.includes('underline');
  };
  const problems: string[] = [];
  const things = document.querySelectorAll('button, select, textarea, input:not([type=hidden]), a, [class]');
  for (const element of things) {
    const isPressed = element.matches('button, a[class]');
    // A line of words may be called a note as well.
    const isThing = !element.matches('p') && [...element.classList].some(one => /^(note|chip|tag|card|paper|badge|notice)-/.test(one));
    if (!isSeen(element) || !(isPressed || isThing)) continue;
    // A link within a card: the card is what is seen.
    const isWithin =
      isPressed &&
      element.parentElement !== null &&
      element.closest('li')?.children.length === 1 &&
      hasLine(element.closest('li') ?? element);
    if (!hasLine(element) && !isWithin) problems.push(`no line round ${name(element)}`);
  }
  for (const ring of document.querySelectorAll('[role=timer] svg')) {
    if (!isSeen(ring)) continue;
    const drawn = [...ring.querySelectorAll('circle, path')].filter(one => {
      const {stroke, fill, strokeWidth} = getComputedStyle(one);
      const ground = groundOf(ring);
      return (stroke !== 'none' && stroke !== ground && Number.parseFloat(strokeWidth) > 0) || (fill !== 'none' && fill !== ground);
    });
    if (drawn.length === 0) problems.push(`the disc cannot be seen: ${name(ring)}`);
  }
  return [...new Set(problems)].slice(0, MOST_TOLD);
}
