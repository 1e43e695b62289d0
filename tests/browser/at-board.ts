import type {Locator, Page} from 'playwright-core';
import {expect} from 'vitest';
import {BoardEdits} from '../../client/board/edits.ts';
import {type Places, placesIn} from '../../client/board/places.ts';
import type {Point} from '../../shared/board/values.ts';
import type {BoardPlayer} from '../players/board-player.ts';
import type {Player} from '../players/player.ts';
import {frameOn, NOTES, noteOn, themeOf} from './board-session.ts';
import type {PairOfHands} from './three-hands.ts';

const PATIENCE_MS = 15_000;
export const soon = <Value>(what: () => Value | Promise<Value>) => expect.poll(what, {timeout: PATIENCE_MS});

export interface Others {
  /** Leads elsewhere, and hears what the room says. */
  readonly lead: Player;
  /** Has the same board open, and sees what is stored. */
  readonly other: BoardPlayer;
  /** Takes part. */
  readonly phone: Player;
}

/** Somebody in front of a canvas, and what others are told of it. Each act of a console ends as it began, but for what it says. */
export class AtBoard {
  readonly hands: PairOfHands;
  readonly page: Page;
  readonly #others: Others;

  constructor(hands: PairOfHands, page: Page, others: Others) {
    this.hands = hands;
    this.page = page;
    this.#others = others;
  }

  button(name: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', {name, exact: true});
  }

  /** Below the board: what can be done about what has the focus. */
  get row(): Locator {
    return this.page.locator('[data-chosen-row]');
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', {name});
  }

  note(words: string): Locator {
    return noteOn(this.page, words);
  }

  get told(): Places {
    return placesIn(this.#others.other.map);
  }

  isIn(words: string): string | undefined {
    return themeOf(this.#others.lead, words);
  }

  placeTold(words: string): Point | undefined {
    return this.told.notes.get(this.idOf(words))?.at;
  }

  idOf(words: string): string {
    return this.#others.lead.notes.find(({text}) => text === words)?.id ?? '';
  }

  /** As they stand on the board: the first is in sight in any window. */
  async inReadingOrder(): Promise<readonly string[]> {
    return (await this.page.locator('[data-note]').allTextContents()).flatMap(text => NOTES.find(one => text.includes(one)) ?? []);
  }

  /** A note as those hear it who come to it: its words, and what else is said of it. */
  heard(words: string, more: string): Locator {
    return this.page.getByRole('article', {name: `${words} ${more}`, exact: true});
  }

  /** Where something lies, in the board's own pixels. */
  lies(item: Locator): Promise<Point> {
    return item.evaluate(element => {
      const {e, f} = new DOMMatrix(getComputedStyle(element.closest('.react-flow__node') as Element).transform);
      return [e, f] as const;
    });
  }

  async headings(): Promise<void> {
    const {hands, page} = this;
    const words = () => this.told.headings.map(heading => heading.words);
    const heading = page.locator('h3[data-item]', {hasText: 'What comes next'});
    await hands.press(this.button('Add a heading'));
    await hands.write(page.getByLabel('Words of the heading'), 'What comes next');
    await hands.press(this.button('Add', this.dialog('Add a heading')));
    await soon(words).toEqual(['What comes next']);
    const before = await this.lies(heading);
    await hands.carry(heading);
    await isToTheRight(before, () => this.told.headings[0]?.at);
    await hands.goTo(heading);
    await hands.press(this.button('Change', this.row));
    await hands.write(page.getByLabel('Words of the heading'), 'What comes next for us');
    await hands.press(this.button('Save', this.dialog('Change the heading')));
    await soon(words).toEqual(['What comes next for us']);
    await hands.goTo(heading);
    await hands.press(this.button('Delete', this.row));
    await hands.press(this.button('Delete', this.dialog('Delete this heading?')));
    await soon(words).toEqual([]);
    await hands.press(this.button('Undo'));
    await soon(words).toEqual(['What comes next for us']);
    await hands.press(this.button('Do again'));
    await soon(words).toEqual([]);
  }

  async tidying(): Promise<void> {
    const {hands} = this;
    const [words = '', , last = ''] = await this.inReadingOrder();
    const before = await this.lies(this.note(words));
    await hands.carry(this.note(words));
    await isToTheRight(before, () => this.placeTold(words));
    // Somebody else has placed one too: tidy is about all, and undo brings all of it back.
    new BoardEdits(this.#others.other.map).placeNotes([{note: this.idOf(last), theme: null, at: [0, 700]}]);
    await soon(() => this.lies(this.note(last))).toEqual([0, 700]);
    const placed = () => [this.placeTold(words), this.placeTold(last)];
    const asPlaced = placed();
    await hands.press(this.button('Tidy'));
    await soon(placed).toEqual([undefined, undefined]);
    await hands.press(this.button('Undo'));
    await soon(placed).toEqual(asPlaced);
    await hands.press(this.button('Do again'));
    await soon(placed).toEqual([undefined, undefined]);
  }

  async frames(): Promise<void> {
    const frame = frameOn(this.page, 'Before');
    const before = await this.lies(frame);
    const told = () => [...this.told.frames.values()];
    await this.hands.carry(frame);
    await isToTheRight(before, () => told()[0]?.at);
    await this.hands.press(this.button('Undo'));
    await soon(told).toEqual([]);
  }

  /** Without dragging: a note, and a frame with all that is in it. */
  async placing(): Promise<void> {
    const {hands, row} = this;
    const [words = ''] = await this.inReadingOrder();
    const [note, frame] = [this.note(words), frameOn(this.page, 'Before')];
    const [x = 0, y = 0] = await this.lies(note);
    await hands.goTo(note);
    await hands.press(this.button('Put elsewhere', row));
    await this.button('Left', row).and(this.page.locator(':focus')).waitFor();
    for (const way of ['Right', 'Right', 'Down', 'Left']) await hands.press(this.button(way, row));
    await soon(() => this.placeTold(words)).toEqual([x + 80, y + 80]);
    // On a phone it would be beside the window by now.
    await soon(() => note.evaluate(isInWindow)).toBe(true);
    const [left = 0, top = 0] = await this.lies(frame);
    await hands.goTo(frame);
    await hands.press(this.button('Up', row));
    await soon(() => [...this.told.frames.values()][0]?.at).toEqual([left, top - 80]);
    await hands.press(this.button('Put elsewhere', row));
    await this.button('Bring everyone here', row).waitFor();
    for (let presses = 0; presses < 5; presses += 1) await hands.press(this.button('Undo'));
    await soon(() => [this.told.notes.size, this.told.frames.size]).toEqual([0, 0]);
  }

  /** And open again by the same button. */
  async locking(): Promise<void> {
    const isLocked = () => this.#others.phone.record('session')?.isBoardLocked ?? false;
    for (const wanted of [true, false]) {
      // A press just after another one is the same press.
      const press = async () => {
        if (isLocked() !== wanted) await this.hands.press(this.button('Lock sorting'));
        return isLocked();
      };
      await soon(press).toBe(wanted);
    }
  }

  async moving(): Promise<void> {
    const {hands} = this;
    const [words = ''] = await this.inReadingOrder();
    await hands.goTo(this.note(words));
    await hands.press(this.button('Move to…', this.row));
    await hands.press(this.button('Before', this.dialog('Move this note to…')));
    await soon(() => this.isIn(words)).toBe('Before');
    await hands.press(this.button('Undo'));
    await this.isOut(words);
  }

  /** Note after note by a letter: whoever has moved one goes on from there with an arrow. */
  async sortingByLetter(): Promise<void> {
    const {hands, page} = this;
    const notes = await this.inReadingOrder();
    const dialog = this.dialog('Move this note to…');
    for (const words of notes) {
      await hands.goTo(this.note(words));
      // The same letter for another note within a blink is the same press.
      const ask = async () => {
        await page.keyboard.press('m');
        return dialog.getByText(words, {exact: true}).isVisible();
      };
      await soon(ask).toBe(true);
      await hands.press(this.button('Before', dialog));
      await this.heard(words, 'Before.').waitFor();
      await this.note(words).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('ArrowRight');
      await page
        .locator('[data-item]:focus')
        .and(page.locator('[data-item]').filter({hasNotText: words}))
        .waitFor();
    }
    for (const _ of notes) await hands.press(this.button('Undo'));
    await this.isOut(...notes);
  }

  /** In no theme for anybody, nor on this page. */
  async isOut(...notes: readonly string[]): Promise<void> {
    await soon(() => notes.map(words => this.isIn(words))).toEqual(notes.map(() => undefined));
    for (const words of notes) await this.heard(words, 'Not in a theme yet.').waitFor();
  }

  /** Without a box or a key: what is gone to has a button. */
  async chooseByButton(...notes: readonly Locator[]): Promise<void> {
    for (const note of notes) {
      await this.hands.goTo(note);
      await this.hands.press(this.button('Choose', this.row));
    }
  }

  async movingSeveral(choose: (one: Locator, other: Locator) => Promise<void>): Promise<void> {
    const {hands} = this;
    const [one = '', two = '', last = ''] = await this.inReadingOrder();
    const [first, second] = [await this.lies(this.note(one)), await this.lies(this.note(two))];
    await choose(this.note(one), this.note(two));
    await this.page.getByText('2 notes chosen', {exact: true}).waitFor();
    await hands.carry(this.note(one));
    await isToTheRight(first, () => this.placeTold(one));
    // By as much, and at once.
    const [x = 0, y = 0] = this.placeTold(one) ?? [];
    expect(this.placeTold(two)).toEqual([second[0] + x - first[0], second[1] + y - first[1]]);
    const themes = () => [one, two, last].map(words => this.isIn(words));
    await hands.press(this.button('Move to…', this.row));
    await hands.press(this.button('Before', this.dialog('Move 2 notes to…')));
    await soon(themes).toEqual(['Before', 'Before', undefined]);
    await hands.press(this.button('Choose none', this.row));
    await hands.press(this.button('Undo'));
    await this.isOut(one, two, last);
    await hands.press(this.button('Undo'));
    await soon(() => this.told.notes.size).toBe(0);
  }

  /** By the same button that takes it back. */
  async offering(isOffered: boolean): Promise<void> {
    const {lead, phone} = this.#others;
    const theme = lead.record(`activity:${lead.notes[0]?.activity ?? ''}`)?.writing?.themes[0];
    await this.hands.goTo(frameOn(this.page, 'Before'));
    await this.hands.press(this.button('Bring everyone here', this.row));
    await soon(() => phone.record('session')?.offered).toBe(isOffered ? theme : null);
  }

  /** It is one's own window that changes, and nothing for anybody else. */
  async zooming(): Promise<void> {
    const {hands} = this;
    const [words = ''] = await this.inReadingOrder();
    const wide = async () => Math.round((await this.note(words).boundingBox())?.width ?? 0);
    // What was on the board when it was opened may have been of another size.
    await hands.press(this.button('From the start'));
    await this.page.evaluate(() => new Promise(requestAnimationFrame));
    const [before, told] = [await wide(), this.told];
    await hands.press(this.button('Larger'));
    await soon(wide).toBeGreaterThan(before);
    await hands.press(this.button('Smaller'));
    await soon(wide).toBe(before);
    await hands.press(this.button('Smaller'));
    await soon(wide).toBeLessThan(before);
    await soon(async () => {
      // Too soon after the one before it is the same press.
      await hands.press(this.button('From the start'));
      return wide();
    }).toBe(before);
    expect(this.told).toEqual(told);
  }
}

/** All of it. Runs in the page. */
function isInWindow(element: Element): boolean {
  const [box, window] = [element.getBoundingClientRect(), element.closest('.react-flow')?.getBoundingClientRect()];
  if (!window) return false;
  return box.left >= window.left && box.right <= window.right && box.top >= window.top && box.bottom <= window.bottom;
}

const isToTheRight = ([x]: Point, after: () => Point | undefined) => soon(() => after()?.[0] ?? x).toBeGreaterThan(x);
