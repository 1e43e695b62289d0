import type {Locator} from 'playwright-core';
import {Hands} from './hands.ts';

/** A mouse or a finger; words are typed. */
export class Pointer extends Hands {
  readonly isKeyboard = false;

  async press(what: Locator): Promise<void> {
    await what.waitFor();
    await this.once(() => what.click());
  }

  choose(option: Locator): Promise<void> {
    return this.press(option);
  }

  async act(_key: string, button: Locator): Promise<void> {
    await button.waitFor();
    await this.see();
    await this.press(button);
  }

  confirm(button: Locator): Promise<void> {
    return this.press(button);
  }

  approach(note: Locator): Promise<void> {
    return note.scrollIntoViewIfNeeded();
  }

  actOnNote(note: Locator, _key: string, button: string): Promise<void> {
    return this.press(note.getByRole('button', {name: button, exact: true}));
  }

  protected enter(field: Locator): Promise<void> {
    return field.click();
  }
}
