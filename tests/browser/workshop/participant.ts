import type {Locator, Page} from 'playwright-core';
import type {Hands} from './hands.ts';
import {LONG, sees} from './screens.ts';

/** Somebody with a phone. */
export class Participant {
  readonly hands: Hands;
  readonly page: Page;

  constructor(hands: Hands) {
    this.hands = hands;
    this.page = hands.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', {name, exact: typeof name === 'string'});
  }

  async comesByCode(site: string, code: string): Promise<void> {
    await this.page.goto(site);
    await this.hands.write(this.page.getByLabel('Enter the 8-number code'), code);
    await this.hands.press(this.button('Continue'));
    await this.#joins();
  }

  async comesByLink(link: string): Promise<void> {
    await this.page.goto(link);
    await this.#joins();
  }

  async #joins(): Promise<void> {
    await this.isAt('Before you start');
    await this.hands.press(this.button('Join now'));
    await this.isAt('You are in');
  }

  async isAt(title: string): Promise<void> {
    await this.page.getByRole('heading', {level: 1, name: title, exact: true}).waitFor({timeout: LONG});
  }

  async isCalled(name: string): Promise<void> {
    await this.hands.write(this.page.getByLabel('Name', {exact: true}), name);
    await this.hands.press(this.button('Save'));
    await this.page.getByRole('heading', {name: 'What should we call you?'}).waitFor({state: 'detached'});
  }

  /** One note and one hand that nobody else gets. */
  async practises(): Promise<void> {
    await this.hands.press(this.button('Try it'));
    await this.hands.write(this.page.getByLabel('What did you have for breakfast?'), 'Porridge');
    await this.hands.press(this.button('Send'));
    await sees(this.page, 'That is how it works. This note was only here. It was not sent.');
    await this.hands.press(this.button('Raise hand'));
    await sees(this.page, 'Your practice hand is up. Nobody else can see it.');
  }

  answers(option: string): Promise<void> {
    return this.hands.choose(this.page.getByRole('radio', {name: option, exact: true}));
  }

  /** `about`: one of the sections; `label`: what the text box is called here. */
  async writes(words: string, {about, label = 'Your note'}: {about?: string; label?: string} = {}): Promise<void> {
    if (about) await this.answers(about);
    await this.hands.write(this.page.getByLabel(label, {exact: true}), words);
    await this.hands.press(this.button('Send'));
    await this.page.locator('li', {hasText: words}).waitFor();
  }

  async suggests(words: string): Promise<void> {
    await this.hands.press(this.page.locator('summary', {hasText: 'Suggest a change'}));
    await this.writes(words, {label: 'What would you change or add?'});
  }

  /** Up at one press; what it is about need not be said. */
  async raisesHand(): Promise<void> {
    await this.hands.press(this.button('Raise hand'));
    const asked = this.page.getByRole('dialog', {name: 'Your hand is up'});
    await this.hands.press(asked.getByRole('button', {name: 'Close', exact: true}));
    await this.button('Lower hand').waitFor();
  }

  async hasTurn(): Promise<void> {
    await sees(this.page, 'It is your turn to speak.');
  }

  async isDone(): Promise<void> {
    await this.hands.press(this.button('I am done'));
    await this.page.getByText('It is your turn to speak.').first().waitFor({state: 'detached'});
  }

  async wantsReadOut(words: string): Promise<void> {
    await this.hands.press(this.page.locator('summary', {hasText: 'Read mine out'}));
    await this.hands.write(this.page.getByLabel('What shall we read out?'), words);
    await this.hands.press(this.button('Send to be read out'));
    await sees(this.page, 'Your words are with the facilitator. They are read out when it is your turn.');
  }

  async signals(what: string): Promise<void> {
    await this.hands.press(this.button('Signals'));
    const sheet = this.page.getByRole('dialog', {name: 'Signals'});
    await this.hands.press(sheet.getByRole('button', {name: what, exact: true}));
    await sees(this.page, 'Sent. It goes by itself after three minutes.');
    await this.hands.press(sheet.getByRole('button', {name: 'Close', exact: true}));
  }

  async readsThatItWasSeen(): Promise<void> {
    await this.hands.press(this.button('Signals'));
    const sheet = this.page.getByRole('dialog', {name: 'Signals'});
    // It is written there, and for a moment said as well.
    await sheet.getByText('The facilitator has seen this.').first().waitFor();
    await this.hands.press(sheet.getByRole('button', {name: 'Close', exact: true}));
  }

  /** One more dot on this note. */
  givesDot(words: string): Promise<void> {
    return this.hands.press(this.page.locator('li', {hasText: words}).getByRole('button', {name: 'More', exact: true}));
  }

  reacts(words: string, how: string): Promise<void> {
    return this.hands.press(this.page.locator('li', {hasText: words}).getByRole('button', {name: how, exact: true}));
  }

  async leavesAndClears(): Promise<void> {
    await this.hands.press(this.button('Menu'));
    await this.hands.press(this.button('Leave the session'));
    await this.hands.press(this.button('Leave and clear this phone'));
    await this.isAt('Join a session');
  }
}
