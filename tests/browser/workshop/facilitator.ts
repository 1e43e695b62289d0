import type {Locator, Page} from 'playwright-core';
import {expect} from 'vitest';
import type {Hands} from './hands.ts';
import {LONG} from './screens.ts';

/** Somebody in front of a console. */
export class Facilitator {
  readonly hands: Hands;
  readonly page: Page;

  constructor(hands: Hands) {
    this.hands = hands;
    this.page = hands.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', {name, exact: typeof name === 'string'}).first();
  }

  /** As many presses as people were promised, and no more. */
  async within(most: {readonly pointer: number; readonly keyboard: number}, act: string, doing: () => Promise<void>): Promise<void> {
    const taken = await this.hands.count(doing);
    expect(taken, `presses to ${act}`).toBeLessThanOrEqual(this.hands.isKeyboard ? most.keyboard : most.pointer);
  }

  /** A link for this duty, from the console's own list. */
  async makesLink(duty: string): Promise<string> {
    const dialog = this.page.getByRole('dialog', {name: 'Links for helpers'});
    if (!(await dialog.isVisible())) await this.hands.press(this.button('Links for helpers'));
    await this.hands.choose(dialog.getByRole('radio', {name: duty}));
    await this.hands.press(dialog.getByRole('button', {name: 'Make the link'}));
    const row = dialog.getByRole('listitem').filter({hasText: duty});
    await this.hands.press(row.getByRole('button', {name: 'Copy this link'}));
    await dialog.getByText('The link is copied').first().waitFor();
    return this.page.evaluate(() => (window as unknown as {copied: string}).copied);
  }

  closesLinks(): Promise<void> {
    const dialog = this.page.getByRole('dialog', {name: 'Links for helpers'});
    return this.hands.press(dialog.getByRole('button', {name: 'Close', exact: true}));
  }

  /** Start, or Next; the title is what stands on the button. */
  async goesOnTo(title: string): Promise<void> {
    const button = this.page.getByRole('button', {name: new RegExp(`^(Start|Next): ${escaped(title)}$`)});
    await this.within({pointer: 1, keyboard: 1}, 'go on', () => this.hands.act('n', button));
    await this.isAt(title);
  }

  async isAt(title: string): Promise<void> {
    await this.page.getByRole('heading', {level: 2, name: title, exact: true}).waitFor({timeout: LONG});
  }

  async showsNotes(): Promise<void> {
    await this.within({pointer: 1, keyboard: 1}, 'show the notes', () => this.hands.act('r', this.button('Show the notes')));
  }

  note(words: string): Locator {
    return this.page.locator('[data-note]:visible').filter({hasText: words});
  }

  /** Hide, Show again, or Big screen: select and press. */
  async doesWith(words: string, key: 'h' | 'g', name: string): Promise<void> {
    const note = this.note(words);
    await this.hands.approach(note);
    await this.within({pointer: 1, keyboard: 2}, `${name} a note`, () => this.hands.actOnNote(note, key, name));
  }

  async movesNote(words: string, theme: string): Promise<void> {
    await this.hands.press(this.note(words).getByRole('button', {name: 'Move to…'}));
    const dialog = this.page.getByRole('dialog', {name: 'Move this note to…'});
    await this.hands.press(dialog.getByRole('button', {name: theme, exact: true}));
    await dialog.waitFor({state: 'hidden'});
  }

  async givesTurn(): Promise<void> {
    await this.within({pointer: 1, keyboard: 1}, 'give the turn', () => this.hands.act('s', this.button('Next speaker')));
  }

  async endsTurn(): Promise<void> {
    await this.within({pointer: 1, keyboard: 1}, 'end the turn', () => this.hands.act('d', this.button('Speaker is done')));
  }

  async answersSignal(): Promise<void> {
    await this.within({pointer: 1, keyboard: 1}, 'answer a signal', () => this.hands.act('a', this.button('Done')));
  }

  async breaksNow(): Promise<void> {
    await this.within({pointer: 2, keyboard: 2}, 'take a break now', async () => {
      await this.hands.act('k', this.button('Break'));
      await this.hands.confirm(this.page.getByRole('button', {name: 'Start the break'}));
    });
    await this.isAt('Break');
  }

  /** Blank and back, pause and on: one press each way. */
  async toggles(key: string, name: string, then: string): Promise<void> {
    await this.within({pointer: 1, keyboard: 1}, name, () => this.hands.act(key, this.button(name)));
    await this.button(then).waitFor();
  }

  /** From the open list of people. */
  async removes(name: string, reason: string): Promise<void> {
    await this.hands.press(this.page.locator('summary', {hasText: 'Show everyone'}));
    const row = this.page.getByRole('listitem').filter({hasText: name});
    await this.within({pointer: 3, keyboard: 3}, 'remove a person', async () => {
      await this.hands.press(row.getByRole('button', {name: 'Remove', exact: true}));
      await this.hands.choose(this.page.getByRole('radio', {name: reason}));
      await this.hands.press(this.button('Remove this person'));
    });
    // Their name has gone with them.
    await row.waitFor({state: 'detached'});
    await this.page.getByRole('listitem').filter({hasText: 'Removed'}).waitFor();
  }

  async handsOverTo(name: string): Promise<void> {
    await this.hands.press(this.page.getByRole('listitem').filter({hasText: name}).getByRole('button', {name: 'Hand over the lead'}));
    await this.hands.press(this.button('Give the lead'));
    await this.page.getByRole('dialog').filter({hasText: name}).waitFor({state: 'hidden'});
  }

  /** Minutes and seconds of the activity that is on, in seconds. */
  async timeLeft(): Promise<number> {
    const words = (await this.page.getByRole('timer').textContent()) ?? '';
    const [, minutes, seconds] = /(\d+):(\d\d)/.exec(words) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  }
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
