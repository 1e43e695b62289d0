import {SECOND} from '../../../shared/wire/ids.ts';
import type {Chance} from '../../rehearsal/chance.ts';
import type {Console} from './console.ts';
import {IN_ROOM, ON_BOARD, phoneMoves} from './deeds.ts';
import type {Hour} from './hour.ts';
import {breath} from './played-time.ts';

const STEPS = 360;
const STEP_MS = 10 * SECOND;
/** Of the machine's own time: not all that people say to the room is said too quickly. */
const STEP_LASTS_MS = 8;
/** Every so many steps the next of everything that there is; in between, as chance has it. */
const CERTAIN_EVERY = 10;

/** What may be at a step beside what people do at a console: at how many of a hundred. */
const BESIDE = {
  'a phone moves a note': 16,
  'a phone takes a note back': 0.8,
  'a phone leaves': 4,
  'a console is without the room': 2,
  'a board is cut off': 5,
  'a page is loaded anew': 2,
  'all leave the board': 1,
  'the disk refuses': 1,
} as const;

type Happening = keyof typeof BESIDE;
const isBeside = (what: string): what is Happening => what in BESIDE;

const DEEDS = {...ON_BOARD, ...IN_ROOM};
/** Everything that can happen. */
export const EVERYTHING: readonly string[] = [...Object.keys(IN_ROOM), ...Object.keys(BESIDE), ...Object.keys(ON_BOARD)];

/** What people do in an hour, and what happens to them. */
export class Story {
  readonly counts = new Map<string, number>();
  readonly #hour: Hour;
  readonly #chance: Chance;

  constructor(hour: Hour, chance: Chance) {
    this.#hour = hour;
    this.#chance = chance;
  }

  async pass(): Promise<void> {
    const restartAt = this.#chance.whole(STEPS * 0.4, STEPS * 0.6);
    const certain = [...EVERYTHING];
    for (let step = 0; step < STEPS; step++) {
      if (step === restartAt) await this.#restart();
      await this.#return();
      const due = EVERYTHING.length - certain.length <= step / CERTAIN_EVERY ? certain[0] : undefined;
      // What cannot be right now stays the next.
      if (due !== undefined && (await this.#do(due))) certain.shift();
      else await this.#happen();
      // Most is answered before the next step, and some is not.
      const patience = this.#chance.happens(0.7) ? 400 : this.#chance.whole(0, 14);
      for (let left = patience; left > 0 && !this.#isQuiet; left--) await breath();
      await this.#hour.house.time.pass(STEP_MS);
      await new Promise(resolve => setTimeout(resolve, STEP_LASTS_MS));
    }
  }

  /** Nothing is on its way from who is connected. */
  get #isQuiet(): boolean {
    const {seats, consoles} = this.#hour;
    return seats.every(({isHere, open}) => !isHere || open === 0) && consoles.every(({page}) => page.status !== 'saving');
  }

  async #happen(): Promise<void> {
    const what = this.#drawn(Object.entries(BESIDE), 100);
    if (what) await this.#do(what);
    else this.#actAt(this.#pick(this.#hour.consoles));
  }

  #actAt(at: Console): void {
    if (this.#chance.happens(0.6)) at.look();
    const deeds = at.seat.isHurried ? ON_BOARD : DEEDS;
    const what = this.#drawn(Object.entries(deeds).map(([name, [share]]) => [name, share]));
    if (what) this.#act(at, what);
  }

  #act(at: Console, what: string): boolean {
    // Nothing on the board can be pressed before the server has said that this person may.
    const isDone = at.mayWrite && (DEEDS[what]?.[1](at, this.#chance, this.#hour.writing) ?? false);
    if (isDone) this.#count(what);
    return isDone;
  }

  /** False: it could not be. */
  async #do(what: string): Promise<boolean> {
    if (!isBeside(what)) {
      const at = this.#pick(this.#hour.consoles);
      return (what in ON_BOARD || !at.seat.isHurried) && this.#act(at, what);
    }
    const isDone = await this.#happens(what);
    if (isDone) this.#count(what);
    return isDone;
  }

  async #happens(what: Happening): Promise<boolean> {
    const [at, phone] = [this.#pick(this.#hour.consoles), this.#pick(this.#hour.phones)];
    switch (what) {
      case 'a phone moves a note':
        return phoneMoves(phone, this.#chance);
      case 'a phone takes a note back':
        await this.#hour.takeBack(phone);
        return !phone.isTakingBack;
      case 'a phone leaves':
        if (this.#chance.happens(0.8)) phoneMoves(phone, this.#chance);
        if (this.#chance.happens(0.5)) await breath();
        phone.seat.leave();
        return true;
      case 'a console is without the room':
        if (this.#chance.happens(0.6)) this.#actAt(at);
        at.seat.leave();
        return true;
      case 'a board is cut off':
        this.#cutOff(at);
        return true;
      case 'a page is loaded anew':
        at.reload();
        return true;
      case 'all leave the board':
        for (const one of this.#hour.consoles) this.#cutOff(one);
        return true;
      case 'the disk refuses':
        this.#hour.house.store.failNext('appendBoard');
        return true;
    }
  }

  /** In the midst of what is done: it is not saved yet. */
  #cutOff(at: Console): void {
    if (at.mayWrite && this.#chance.happens(0.6)) at.acts.addHeading(`Just before ${this.#chance.whole(1, 99)}`, [0, 0]);
    if (at.page.status === 'saving') this.#count('cut off with something unsaved');
    at.cut();
  }

  /** Who is away comes back by and by. */
  async #return(): Promise<void> {
    for (const seat of this.#hour.seats) if (!seat.isHere && this.#chance.happens(0.3)) await seat.comeBack();
    for (const at of this.#hour.consoles) {
      if (at.page.status !== 'offline' || !this.#chance.happens(0.25)) continue;
      if (at.isUnsaved) this.#count('comes back to the board with something unsaved');
      if (at.isCut) at.mend();
      else at.page.wake();
    }
  }

  /** In the midst of what everybody does. */
  async #restart(): Promise<void> {
    for (const at of this.#hour.consoles) this.#actAt(at);
    for (const phone of this.#hour.phones) phoneMoves(phone, this.#chance);
    if (this.#chance.happens(0.7)) await breath();
    await this.#hour.house.restart(this.#chance.pick(['lost', 'kept', null]) ?? null);
    this.#count('the server is started again');
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  #pick<One>(all: readonly One[]): One {
    const one = this.#chance.pick(all);
    if (one === undefined) throw new Error('nobody is there');
    return one;
  }

  /** One of these, each as often as its share of the whole says. Null: what the shares leave of it. */
  #drawn(
    shares: readonly (readonly [what: string, share: number])[],
    whole = shares.reduce((sum, [, share]) => sum + share, 0),
  ): string | null {
    let left = this.#chance.between(0, whole);
    for (const [what, share] of shares) {
      left -= share;
      if (left < 0) return what;
    }
    return null;
  }
}
