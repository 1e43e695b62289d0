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
      // A plane is larger than its window by its nature: keys and buttons bring everything on it into sight, and its words stand below it whole.
      const isOnPlane = (element: Element) => element.closest('[data-plane]') !== null;
      const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
        element => element instanceof HTMLElement && isSeen(element) && !isOnPlane(element),
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
