import type {CDPSession, Locator, Page} from 'playwright-core';
import {Keyboard} from './workshop/keyboard.ts';
import {Pointer} from './workshop/pointer.ts';

/** What people do at the board and in the minutes, each with what they have: a mouse, keys alone, or a finger. */
export interface PairOfHands {
  readonly press: (what: Locator) => Promise<void>;
  /** In place of what stands in a field. */
  readonly write: (field: Locator, words: string) => Promise<void>;
  /** After all that stands there. */
  readonly append: (text: Locator, words: string) => Promise<void>;
  /** To something on the board, so that what can be done about it stands below. */
  readonly goTo: (item: Locator) => Promise<void>;
  /** Something on the board a little to the right, in one act. */
  readonly carry: (item: Locator) => Promise<void>;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How far, in the window's pixels: nothing comes into another frame by it. */
const CARRIED = {x: 60, y: 10};
/** From the edge of the window, in pixels. */
const EDGE = 8;
/** As many as there are between two things on a small board, or two buttons of a toolbar. */
const MOST_ARROWS = 20;

export class Mouse extends Pointer implements PairOfHands {
  async append(text: Locator, words: string): Promise<void> {
    await this.enter(text);
    await appendBy(this.page, words);
  }

  async goTo(item: Locator): Promise<void> {
    await this.#bring(item);
    await this.press(item);
  }

  async carry(item: Locator): Promise<void> {
    await this.#bring(item);
    const from = await middleOf(item);
    await this.drag(from, {x: from.x + CARRIED.x, y: from.y + CARRIED.y});
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    const {mouse} = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, {steps: 4});
    await mouse.up();
  }

  /** Nothing here is pressed twice within a blink: there is no pace to keep. */
  protected override once(doing: () => Promise<void>): Promise<void> {
    return doing();
  }

  /** Drags the board, where nothing lies, until this is in the window. */
  async #bring(item: Locator): Promise<void> {
    const canvas = this.page.locator('.react-flow');
    await canvas.scrollIntoViewIfNeeded();
    const [window, box] = [await canvas.boundingBox(), await item.boundingBox()];
    if (!window || !box) throw new Error('it is not on the board');
    const by = {x: missing(window.x, window.width, box.x, box.width), y: missing(window.y, window.height, box.y, box.height)};
    if (by.x === 0 && by.y === 0) return;
    const from = await canvas.evaluate(emptySpot);
    await this.drag(from, {x: from.x + by.x, y: from.y + by.y});
  }
}

/** Somewhere in the window where nothing lies, nor so near that a fingertip would take it. Runs in the page. */
function emptySpot(canvas: Element): Spot {
  const [finger, step] = [20, 10];
  const isEmpty = (x: number, y: number) => document.elementFromPoint(x, y)?.matches('.react-flow__pane');
  const {left, top, right, bottom} = canvas.getBoundingClientRect();
  for (let y = top + finger; y < bottom; y += step) {
    for (let x = left + finger; x < right; x += step) {
      if ([0, -finger, finger].every(by => isEmpty(x + by, y) && isEmpty(x, y + by))) return {x, y};
    }
  }
  throw new Error('the board is full');
}

/** How far something has to go to be within the window; never as little as a click. */
function missing(start: number, length: number, at: number, size: number): number {
  if (at < start) return start + EDGE - at;
  const over = at + size - start - length;
  return over > 0 && size < length ? -over - EDGE : 0;
}

export class Keys extends Keyboard implements PairOfHands {
  /** A toolbar is one stop of Tab; its arrows go from button to button. */
  override async press(what: Locator): Promise<void> {
    if ((await what.getAttribute('tabindex')) === '-1') await this.#goAmong(what, this.page.locator('[role=toolbar] [tabindex="0"]'));
    await super.press(what);
  }

  async append(text: Locator, words: string): Promise<void> {
    await this.enter(text);
    await appendBy(this.page, words);
  }

  /** The board is one stop of Tab as well. */
  goTo(item: Locator): Promise<void> {
    return this.#goAmong(item, this.page.locator('[data-item][tabindex="0"]'));
  }

  async carry(item: Locator): Promise<void> {
    await this.goTo(item);
    await this.page.keyboard.press('Shift+ArrowRight');
  }

  protected override once(doing: () => Promise<void>): Promise<void> {
    return doing();
  }

  /** By Tab to the one of several that it stops at, and by arrows from there. */
  async #goAmong(what: Locator, stop: Locator): Promise<void> {
    await this.enter(stop);
    for (let arrows = 0; arrows < MOST_ARROWS; arrows += 1) {
      const key = await what.evaluate(target => {
        const at = document.activeElement;
        if (at === target) return null;
        return at && at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING ? 'ArrowRight' : 'ArrowLeft';
      });
      if (key === null) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`not reached with ${MOST_ARROWS} arrows: ${what}`);
  }
}

export class Finger extends Mouse {
  readonly #touch: CDPSession;

  constructor(page: Page, touch: CDPSession) {
    super(page);
    this.#touch = touch;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  override async press(what: Locator): Promise<void> {
    await what.tap();
  }

  override async drag(from: Spot, to: Spot): Promise<void> {
    const at = (share: number) => ({x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share});
    await this.#send('touchStart', from);
    for (const share of [0.25, 0.5, 0.75, 1]) await this.#send('touchMove', at(share));
    await this.#send('touchEnd');
  }

  protected override enter(field: Locator): Promise<void> {
    return field.tap();
  }

  #send(type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: readonly Spot[]): Promise<unknown> {
    return this.#touch.send('Input.dispatchTouchEvent', {type, touchPoints: [...touchPoints]});
  }
}

/** Away from the edges of the window, at which a drag would also move the board. */
export async function middleOf(what: Locator): Promise<Spot> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

async function appendBy({keyboard}: Page, words: string): Promise<void> {
  await keyboard.press('Control+End');
  await keyboard.type(words);
}
