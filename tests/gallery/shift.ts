import type {Page} from 'playwright-core';

/** So many notes in a minute arrive or move; here as fast as the page can take them. */
const STEPS = 50;

/** A number that grows in the middle of its button moves the word beside it by a letter; what is read is watched one by one. */
const LEAST_SEEN = 0.001;

/** What moves under the eyes of somebody who reads while others act, in words; empty when nothing does. */
export async function shiftProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    async ([steps, most]) => {
      const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
      // Somebody is at one of the notes, if one can be at them, and in the middle of the page.
      document.querySelector<HTMLElement>('[data-note]')?.focus({preventScroll: true});
      scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2);
      await frame();
      const watched = [...document.querySelectorAll('h1, h2, h3, h4, p, li, button, textarea')].filter(element => {
        const {top, bottom, height} = element.getBoundingClientRect();
        return height > 0 && bottom > 0 && top < innerHeight && element.checkVisibility();
      });
      const placeOf = (element: Element) => {
        const {left, top} = element.getBoundingClientRect();
        return `${Math.round(left)}, ${Math.round(top)}`;
      };
      const before = new Map(watched.map(element => [element, placeOf(element)]));
      let shifted = 0;
      const observer = new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shifted += (entry as PerformanceEntry & {readonly value: number}).value;
      });
      observer.observe({type: 'layout-shift'});
      const problems: string[] = watched.length < 3 ? ['there is hardly anything to read here'] : [];
      for (let step = 0; step < steps; step++) {
        document.dispatchEvent(new CustomEvent('others', {detail: step}));
        await frame();
        for (const [element, place] of before) {
          const now = element.isConnected ? placeOf(element) : 'nowhere';
          if (now === place) continue;
          problems.push(`after ${step + 1} acts from ${place} to ${now}: ${element.outerHTML.slice(0, 100)}`);
          before.set(element, now);
        }
      }
      await frame();
      observer.disconnect();
      if (shifted > most) problems.push(`the layout shifted by ${shifted}`);
      return problems.slice(0, 8);
    },
    [STEPS, LEAST_SEEN] as const,
  );
}
