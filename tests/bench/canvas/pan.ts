import type {Page} from 'playwright-core';

/** One drag of a hand that goes over the board quickly: so long, and so much of the window. */
const STROKE_MS = 600;
const OF_WINDOW = 0.6;

interface Way {
  readonly right: 1 | -1;
  readonly down: 1 | -1;
}

interface Hold {
  /** Of the bare board, in the window's pixels: what lies on it would be dragged itself. */
  readonly at: readonly [number, number];
  readonly way: Way;
  /** How far to drag, in the window's pixels. */
  readonly by: readonly [number, number];
}

/** A hand drags the board about for so long, aslant over all of it and back from its edges, wherever the board is bare. Answers how often it took hold. */
export async function panOver(page: Page, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let [way, strokes]: [Way, number] = [{right: 1, down: 1}, 0];
  while (performance.now() < until) {
    const hold: Hold = await page.evaluate(findHold, {way, share: OF_WINDOW});
    ({way} = hold);
    const [[x, y], [right, down]] = [hold.at, hold.by];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const began = performance.now();
    // By the clock: a hand does not wait for a page that is slow.
    for (let share = 0; share < 1 && performance.now() < until; ) {
      share = Math.min(1, (performance.now() - began) / STROKE_MS);
      await page.mouse.move(x + right * share, y + down * share);
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)));
    }
    await page.mouse.up();
    strokes += 1;
  }
  return strokes;
}

/** In the page: where the bare board can be taken hold of, and whether the hand has to turn round. */
function findHold({way, share}: {readonly way: Way; readonly share: number}): Hold {
  const pane = document.querySelector('.react-flow__pane');
  const viewport = document.querySelector('.react-flow__viewport');
  // The small picture of the whole board knows where it ends.
  const whole = document.querySelector('[data-plane] svg[viewBox][role=img]')?.getAttribute('viewBox')?.split(' ').map(Number);
  if (!pane || !viewport || !whole) throw new Error('there is no canvas');
  const box = pane.getBoundingClientRect();
  const {a: zoom, e, f} = new DOMMatrix(getComputedStyle(viewport).transform);
  const [left = 0, top = 0, width = 0, height = 0] = whole;
  const turned = (before: 1 | -1, offset: number, start: number, length: number, room: number): 1 | -1 => {
    if (offset + start * zoom >= 0) return 1;
    return offset + (start + length) * zoom <= room ? -1 : before;
  };
  const now = {right: turned(way.right, e, left, width, box.width), down: turned(way.down, f, top, height, box.height)};
  // Going right, the board is dragged to the left: from near the right edge of its window.
  const places = Array.from({length: 24}, (_, at) => 0.03 + at * 0.04);
  const across = now.right === 1 ? places.toReversed() : places;
  const along = now.down === 1 ? places.toReversed() : places;
  for (const [at] of places.entries()) {
    for (let other = 0; other <= at; other++) {
      const [x, y] = [box.x + box.width * (across[other] ?? 0), box.y + box.height * (along[at - other] ?? 0)];
      if (document.elementFromPoint(x, y) === pane) {
        return {at: [x, y], way: now, by: [-now.right * share * box.width, -now.down * share * box.height]};
      }
    }
  }
  throw new Error('the board is bare nowhere');
}
