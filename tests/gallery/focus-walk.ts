import type {Page} from 'playwright-core';

interface Walk {
  readonly isRound: boolean;
  readonly lookAgain: () => Promise<readonly string[]>;
}

/** A form with all the activities that there may be. */
const MOST_STEPS = 1_000;
/** Pressed one after the other, before it is looked whether the focus has come round. */
const AT_ONCE = 25;

/** The focus goes through everything by Tab, once round, and is never somewhere that cannot be seen. */
export async function focusProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(watchFocus);
  for (let step = 0; step < MOST_STEPS; step += AT_ONCE) {
    for (let press = 0; press < AT_ONCE; press++) await page.keyboard.press('Tab');
    const isRound = await page.evaluate(() => (globalThis as unknown as {walk: Walk}).walk.isRound);
    if (isRound) return page.evaluate(() => (globalThis as unknown as {walk: Walk}).walk.lookAgain());
  }
  return ['the focus never comes round'];
}

/** Runs in the page: before each Tab it looks at what the one before has led to. */
function watchFocus(): void {
  const seen = new WeakSet<Element>();
  const suspects: HTMLElement[] = [];
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const walk = {
    isRound: false,
    // Keys come faster here than frames: what has not been drawn yet may still stand elsewhere. So each is looked at once more, drawn.
    lookAgain: async (): Promise<readonly string[]> => {
      const problems: string[] = [];
      for (const element of suspects) {
        element.focus();
        await frame();
        await frame();
        const problem = document.activeElement === element ? look(element) : null;
        if (problem) problems.push(problem);
      }
      return problems;
    },
  };
  let isFirst = true;
  const look = (element: Element): string | null => {
    const {top, bottom, left, right} = element.getBoundingClientRect();
    const name = element.outerHTML.slice(0, 100);
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return `the focus is out of sight: ${name}`;
    const point = document.elementFromPoint(
      (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
      (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
    );
    const isCovered = point !== null && !element.contains(point) && !point.contains(element) && !point.closest('label')?.contains(element);
    return isCovered ? `the focus is covered: ${name}` : null;
  };
  let last: Element | null = null;
  const beforeTab = ({key}: KeyboardEvent) => {
    if (key !== 'Tab' || walk.isRound) return;
    const at = document.activeElement;
    if (isFirst) {
      isFirst = false;
      return;
    }
    // A date has several places inside of one field.
    if (at !== null && at === last) return;
    if (at === null || at === document.body || seen.has(at)) {
      walk.isRound = true;
      removeEventListener('keydown', beforeTab, true);
      return;
    }
    seen.add(at);
    last = at;
    if (at instanceof HTMLElement && look(at)) suspects.push(at);
  };
  // Whoever has opened a popover is in it: its heading has the focus, and to press beside it would close it.
  const heading = document.querySelector<HTMLElement>('dialog:popover-open h2');
  if (heading) heading.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  addEventListener('keydown', beforeTab, true);
  Object.assign(globalThis, {walk});
}
