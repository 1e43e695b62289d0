import type {Locator} from 'playwright-core';
import {Hands} from './hands.ts';

/** More presses of Tab than this from one thing to another, and nobody would go on. */
const MOST_TABS = 150;
/** As many answers as one question can have. */
const MOST_ARROWS = 60;

/** Tab and Shift+Tab to get somewhere, arrows within a group, Enter and Space, and the console's keys. No pointer, and no focus set from outside. */
export class Keyboard extends Hands {
  readonly isKeyboard = true;

  async press(what: Locator): Promise<void> {
    await this.#reach(what);
    await this.#key('Enter');
  }

  async choose(option: Locator): Promise<void> {
    if ((await option.getAttribute('type')) === 'radio') await this.#reachRadio(option);
    else await this.#reach(option);
    if (await option.isChecked()) this.presses += 1;
    else await this.#key('Space');
  }

  async act(key: string, button: Locator): Promise<void> {
    await button.waitFor({state: 'attached'});
    await this.see();
    await this.#key(key);
  }

  async confirm(button: Locator): Promise<void> {
    await button.waitFor();
    const field = this.page.locator('dialog[open] input:focus');
    await field.waitFor();
    await this.#key('Enter');
  }

  async approach(note: Locator): Promise<void> {
    await note.waitFor();
    const start = this.page.locator('[data-note][tabindex="0"]:visible').first();
    if ((await this.#notesAhead(note)) === null) await this.#reach(start);
    for (let arrows = 0; arrows < MOST_ARROWS; arrows += 1) {
      const ahead = await this.#notesAhead(note);
      if (ahead === 1 || ahead === -1) return;
      if (ahead === null) throw new Error('the notes have lost the focus');
      // On it already: one away, in whichever direction there is one.
      if (ahead === 0) {
        await this.page.keyboard.press('ArrowDown');
        if ((await this.#notesAhead(note)) === 0) await this.page.keyboard.press('ArrowUp');
      } else await this.page.keyboard.press(ahead > 0 ? 'ArrowDown' : 'ArrowUp');
    }
    throw new Error('the note is out of reach of the arrow keys');
  }

  async actOnNote(note: Locator, key: string, button: string): Promise<void> {
    const ahead = await this.#notesAhead(note);
    if (ahead !== 1 && ahead !== -1) throw new Error('nobody has approached this note');
    await this.#key(ahead > 0 ? 'ArrowDown' : 'ArrowUp');
    await note.getByRole('button', {name: button, exact: true}).waitFor();
    await this.#key(key);
  }

  protected enter(field: Locator): Promise<void> {
    return this.#reach(field);
  }

  #key(key: string): Promise<void> {
    return this.once(() => this.page.keyboard.press(key));
  }

  async #reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const way = await target.evaluate(wayTo);
      if (way === 'here') return;
      await this.page.keyboard.press(way === 'ahead' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`not reached with ${MOST_TABS} presses of Tab: ${target}`);
  }

  /** Tab leads to a group of radios, arrows to one of them. */
  async #reachRadio(radio: Locator): Promise<void> {
    await radio.waitFor();
    for (let keys = 0; keys < MOST_TABS; keys += 1) {
      const way = await radio.evaluate(wayTo);
      if (way === 'here') return;
      const isInGroup = await radio.evaluate(
        (one: HTMLInputElement) =>
          document.activeElement instanceof HTMLInputElement &&
          document.activeElement.name === one.name &&
          document.activeElement.form === one.form,
      );
      const [forward, back] = isInGroup ? ['ArrowDown', 'ArrowUp'] : ['Tab', 'Shift+Tab'];
      await this.page.keyboard.press(way === 'ahead' ? forward : back);
    }
    throw new Error(`not reached with ${MOST_TABS} presses: ${radio}`);
  }

  /** How many notes further down it stands than the focused one; null when the focus is on none. */
  #notesAhead(note: Locator): Promise<number | null> {
    return note.evaluate(target => {
      const shown = [...document.querySelectorAll<HTMLElement>('[data-note]')].filter(one => one.offsetParent !== null);
      const focused = shown.indexOf(document.activeElement as HTMLElement);
      return focused === -1 ? null : shown.indexOf(target as HTMLElement) - focused;
    });
  }
}

/** In which direction the focus has to go. Runs in the page. */
function wayTo(target: Element): 'here' | 'ahead' | 'behind' {
  const at = document.activeElement;
  if (at === target) return 'here';
  if (!at || at === document.body) return 'ahead';
  return at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? 'behind' : 'ahead';
}
