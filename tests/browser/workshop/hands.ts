import type {Locator, Page} from 'playwright-core';

/**
 * A second press within 400 ms is the same press, and one on what somebody else changed within 400 ms is not taken: nobody presses faster
 * than they see. In milliseconds.
 */
const PACE_MS = 420;
/** A text box keeps up with any writer. In milliseconds between two keys. */
const KEY_MS = 4;

/** How somebody works a page. Everything that people do in the play goes through these, and nothing else touches the page. */
export abstract class Hands {
  readonly page: Page;
  abstract readonly isKeyboard: boolean;
  /** Clicks, and keys that do something. Going somewhere with Tab or an arrow is none, but for the arrow that selects a note. */
  presses = 0;
  #pressedAt = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** A button, a link, or the line that opens something. */
  abstract press(what: Locator): Promise<void>;
  /** A radio or a checkbox. */
  abstract choose(option: Locator): Promise<void>;
  /** What the console has a key for. */
  abstract act(key: string, button: Locator): Promise<void>;
  /** The button in a question that a key has opened, where Enter alone means it. */
  abstract confirm(button: Locator): Promise<void>;
  /** To where one more press is enough to select a note. */
  abstract approach(note: Locator): Promise<void>;
  abstract actOnNote(note: Locator, key: string, button: string): Promise<void>;
  protected abstract enter(field: Locator): Promise<void>;

  /** In place of what stands there. */
  async write(field: Locator, words: string): Promise<void> {
    await this.enter(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(words, {delay: KEY_MS});
  }

  /** How many presses something takes. */
  async count(doing: () => Promise<void>): Promise<number> {
    const before = this.presses;
    await doing();
    return this.presses - before;
  }

  /** One press, at a person's pace: counted from when the page has taken the last one. */
  protected async once(doing: () => Promise<void>): Promise<void> {
    this.presses += 1;
    const rest = this.#pressedAt + PACE_MS - performance.now();
    if (rest > 0) await this.see(rest);
    await doing();
    this.#pressedAt = performance.now();
  }

  protected see(ms = PACE_MS): Promise<void> {
    return this.page.waitForTimeout(ms);
  }
}
