import type {Page} from 'playwright-core';

/** What leads to the canvas on a surface, and what its page says when the board's document is here, too. */
export interface Ways {
  readonly button: string;
  readonly ready: string;
}

/** When the notes had been painted, and when they lay where people put them. In milliseconds. */
interface Opened {
  readonly painted: number;
  readonly placed: number;
}

/** From a press on the button, as soon as there is one. `since`: that press, and when it was, from the beginning of the page. */
async function press(page: Page, ways: Ways): Promise<Opened & {readonly since: number}> {
  return page.evaluate(async ({button, ready}) => {
    const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const found = () => [...document.querySelectorAll('button')].find(one => one.textContent === button);
    while (!found()) await nextFrame();
    // What came with the button has been painted.
    await nextFrame();
    await nextFrame();
    const since = performance.now();
    // Not by the test's own search for roles: with so many notes that takes longer than what is measured.
    found()?.click();
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await nextFrame();
      await nextFrame();
      await nextFrame();
      return performance.now() - since;
    };
    const painted = await until(() => document.querySelector('.react-flow__node [data-note]') !== null);
    const placed = await until(() => [...document.querySelectorAll('p')].some(one => one.textContent?.startsWith(ready)));
    return {since, painted, placed};
  }, ways);
}

/** From the press on a page that has long been there. */
export async function openCanvas(page: Page, address: string, ways: Ways, slowDown: () => Promise<void>): Promise<Opened> {
  await page.goto(address);
  await page.getByText(ways.button, {exact: true}).waitFor();
  await slowDown();
  return press(page, ways);
}

/** From navigating to the page: until its list was painted, and from there, with a press at that moment, the canvas. No page keeps which of the two was open. */
export async function loadCanvas(page: Page, address: string, ways: Ways): Promise<Opened & {readonly list: number}> {
  await page.goto(address, {waitUntil: 'commit'});
  const {since, ...opened} = await press(page, ways);
  return {list: since, ...opened};
}
