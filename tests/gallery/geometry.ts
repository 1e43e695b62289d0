import type {Page} from 'playwright-core';

/** On a phone whatever can be pressed is at least this high and wide; half a pixel is the browser's own rounding. */
const TARGET = 47.5;

/** More of them say nothing new. */
const MOST_TOLD = 12;

/** What is wrong with the shapes on the page, in words; empty when nothing is. */
export const shapeProblems = (page: Page, {largeTargets}: {readonly largeTargets: boolean}): Promise<readonly string[]> =>
  page.evaluate(
    ({least, asksLarge, most}) => {
      const name = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
      const isSeen = (element: Element) => element.checkVisibility({visibilityProperty: true}) && !element.closest('.visually-hidden');
      const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
        element => element instanceof HTMLElement && isSeen(element),
      );
      const problems: string[] = [];

      const {scrollWidth, clientWidth} = document.documentElement;
      if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth - clientWidth} px wider than the screen`);

      const scrolls = (element: Element | null): boolean =>
        element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
      const isBeside = (element: Element): boolean => {
        const {right, left, width} = element.getBoundingClientRect();
        return width > 0 && (right > clientWidth + 1 || left < -1) && !scrolls(element.parentElement);
      };
      for (const element of all) {
        // What is inside of it is the reason.
        if (isBeside(element) && ![...element.children].some(isBeside)) problems.push(`beside the screen: ${name(element)}`);
        const {overflowX, overflowY} = getComputedStyle(element);
        if (
          /auto|scroll/.test(overflowX) &&
          element.clientWidth > 1 &&
          element.scrollWidth > element.clientWidth + 1 &&
          !element.matches('input, textarea')
        )
          problems.push(`scrolls sideways: ${name(element)}`);
        const isCut =
          (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1);
        // A field scrolls by itself; what is a pixel large is for speech alone.
        const isForSpeech = element.clientWidth <= 1 || element.clientHeight <= 1;
        if (isCut && !isForSpeech && !element.matches('input, textarea')) problems.push(`cut off: ${name(element)}`);
      }

      if (asksLarge) {
        const pressed = 'button, summary, input:not([type=hidden]), textarea, select, a[class]';
        for (const element of all.filter(one => one.matches(pressed))) {
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          const boxes = [element, ...labels].map(one => one.getBoundingClientRect());
          const [height, width] = [Math.max(...boxes.map(box => box.height)), Math.max(...boxes.map(box => box.width))];
          if (height < least || width < least) problems.push(`${Math.round(width)} × ${Math.round(height)} px to press: ${name(element)}`);
        }
      }

      // One that is for speech alone counts as well.
      const firsts = [...document.querySelectorAll('h1')].filter(one => one.checkVisibility());
      if (firsts.length !== 1) problems.push(`${firsts.length} headings of the first rank`);
      return [...new Set(problems)].slice(0, most);
    },
    {least: TARGET, asksLarge: largeTargets, most: MOST_TOLD},
  );

/** The focus goes through everything by Tab, once round, and is never somewhere that cannot be seen. */
export async function focusProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = [];
  const seen = new Set<string>();
  let last: string | null = null;
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const {top, bottom, left, right} = element.getBoundingClientRect();
      const isInSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      const point = document.elementFromPoint(
        (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
        (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
      );
      const isCovered =
        point !== null && !element.contains(point) && !point.contains(element) && !point.closest('label')?.contains(element);
      const all = [...document.querySelectorAll('*')];
      return {key: String(all.indexOf(element)), name: element.outerHTML.slice(0, 100), isInSight, isCovered};
    });
    // A date has several places inside of one field.
    if (at !== null && at.key === last) continue;
    if (at === null || seen.has(at.key)) return problems;
    seen.add(at.key);
    last = at.key;
    if (!at.isInSight) problems.push(`the focus is out of sight: ${at.name}`);
    else if (at.isCovered) problems.push(`the focus is covered: ${at.name}`);
  }
  return [...problems, 'the focus never comes round'];
}

/** A form with all the activities that there may be. */
const MOST_STEPS = 1_000;
