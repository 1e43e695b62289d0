import {nothingKnown} from '../../server/rooms/known.ts';
import {StoreUnavailable} from '../../server/store/contract.ts';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {SECOND} from '../../shared/wire/ids.ts';
import {append} from '../contract/store-samples.ts';
import type {Nat} from '../property/damage.ts';
import {actor, idOf, note, shown, type Telling, tell, writing} from '../telling/telling.ts';
import {type Kind, NOTES} from './board-kind.ts';
import {documentOf, hasAll, hasHole, look} from './board-look.ts';
import {PageAtBoard} from './board-page.ts';
import {type Death, Process, type Unanswered} from './board-process.ts';
import {drawing} from './drawing.ts';

// One document, three honest pages and perhaps two hostile ones, a disk and a thread that are slow and fail, and a server that dies in the middle of
// everything. Whenever it has died, and nobody has come back yet, it is looked whether the store has all that it must have. One seed is one story.

/** What stories have met. */
interface Trial {
  /** In the middle of what the server has died, and how often. */
  readonly deaths: Map<Death, number>;
  replaced: number;
  failedLoads: number;
  refused: number;
}

const SESSION = idOf('session');
const STEPS = 400;
const LOOK_EVERY = 20;
/** So many of its deaths are waited for, evenly over a story: a process that dies all the time comes nowhere. */
const MOST_AIMED = 6;

/** Plays so many stories, from this seed on. Throws with the seed of the first that goes wrong: SEED and STORIES=1 play it again. */
export async function playStories(kind: Kind, stories: number, seed: number): Promise<Trial> {
  const trial: Trial = {deaths: new Map(), replaced: 0, failedLoads: 0, refused: 0};
  for (let at = 0; at < stories; at++) {
    const {problems} = await new Story(kind, seed + at, trial).play();
    if (problems.length > 0) throw new Error(`story ${seed + at}:\n${problems.join('\n')}`);
  }
  return trial;
}

class Story {
  readonly problems: string[] = [];
  readonly #kind: Kind;
  readonly #trial: Trial;
  readonly #nat: Nat;
  readonly #disk = newMemoryDisk();
  readonly #honest: readonly PageAtBoard[];
  /** One that does harm, and one that helps it. */
  #hostile: readonly [PageAtBoard, PageAtBoard];
  readonly #harmed = new WeakSet<PageAtBoard>();
  /** Connections that are over, and of which the server does not know it yet. */
  readonly #halfOpen: (() => void)[] = [];
  #told: Telling = shown(
    writing(),
    NOTES.map(id => note(id)),
  );
  #process: Process;
  /** With which of the deaths it begins to wait for them, one after the other: left to chance, some would be rare. */
  readonly #firstAim: number;
  #aimed = 0;
  /** All that the store had when it was last looked. */
  #before: Uint8Array = Uint8Array.of(0, 0);
  #hasFailedToLoad = false;
  /** A second passes with every step, so that nobody is too fast. */
  #now = 0;

  constructor(kind: Kind, seed: number, trial: Trial) {
    this.#kind = kind;
    this.#trial = trial;
    const draw = drawing(seed);
    this.#nat = n => Math.floor(draw() * n);
    this.#firstAim = seed % kind.deaths.length;
    this.#honest = [101, 202, 303].map(client => this.#page(client));
    this.#hostile = [this.#page(150), this.#page(250)];
    this.#process = this.#begun();
  }

  async play(): Promise<this> {
    await openMemoryStore({disk: this.#disk}).append(append(SESSION, 0));
    for (let step = 0; step < STEPS && this.problems.length === 0; step++) {
      await this.#step();
      if (step >= (this.#aimed * STEPS) / MOST_AIMED) await this.#dieWhereAimed();
      if (step % LOOK_EVERY === 0) await this.#look('while all goes on');
    }
    if (this.problems.length === 0) await this.#end();
    return this;
  }

  async #step(): Promise<void> {
    this.#now += SECOND;
    for (const page of this.#pages) if (this.#nat(3) > 0) page.deliver();
    await this.#happen(this.#honest[this.#nat(this.#honest.length)] as PageAtBoard);
    await turn();
    if (this.#hasFailedToLoad) await this.#look('after a load that failed');
    this.#hasFailedToLoad = false;
  }

  async #happen(page: PageAtBoard): Promise<void> {
    switch (this.#nat(24)) {
      case 0:
        if (this.#nat(4) === 0) await this.#die(this.#nat(2) === 0 ? 'lost' : 'kept');
        break;
      case 1:
        if (this.#nat(3) === 0) page.drop();
        break;
      case 2:
        if (this.#nat(10) === 0) this.#fail();
        break;
      case 3:
        this.#takeBack();
        break;
      case 4:
        this.#halfOpen.shift()?.();
        break;
      case 5:
      case 6:
        this.#come(page);
        break;
      case 7:
        this.#disturb();
        break;
      case 8:
      case 9:
      case 10:
      case 11:
      case 12:
      case 13:
        this.#kind.write(page.doc, this.#nat);
        break;
      default:
        this.#process.next(this.#nat);
    }
  }

  get #pages(): readonly PageAtBoard[] {
    return [...this.#honest, ...this.#hostile];
  }

  #page(client: number): PageAtBoard {
    return new PageAtBoard({
      client,
      onWelcome: contents => this.#welcome(contents),
      onGone: leave => this.#halfOpen.push(leave),
      onProblem: problem => this.problems.push(problem),
    });
  }

  #begun(): Process {
    return new Process({
      session: SESSION,
      disk: this.#disk,
      known: () => ({...nothingKnown, session: this.#told.session, contents: this.#told.contents}),
      now: () => this.#now,
      onReplaced: () => {
        this.#trial.replaced += 1;
      },
      onProblem: problem => this.problems.push(problem),
    });
  }

  #come(page: PageAtBoard): void {
    if (!page.isAway) return;
    const process = this.#process;
    const seat = {document: this.#kind.document, actor: actor('organiser'), client: page.client};
    page
      .come(connection => process.boards.enter(seat, connection))
      .catch((problem: unknown) => {
        if (!(problem instanceof StoreUnavailable)) throw problem;
        // A dead one loads nothing either.
        if (process !== this.#process) return;
        this.#trial.failedLoads += 1;
        this.#hasFailedToLoad = true;
      });
  }

  #takeBack(): void {
    const before = this.#told.events.length;
    const gone = this.#kind.mayGo[this.#nat(this.#kind.mayGo.length)];
    if (gone !== undefined && this.#nat(10) === 0) {
      this.#told = tell(this.#told, {type: 'notes.withdraw', notes: [gone], boxes: []}, actor('server'));
    }
    this.#process.tell(this.#told.events.slice(before));
  }

  #fail(): void {
    const process = this.#process;
    const ways = [
      () => process.failNext('loadBoard'),
      () => process.failNext('appendBoard'),
      () => process.failNext('replaceBoard'),
      () => process.failNext('commit'),
      () => process.loseNextAnswer(),
      () => process.endThread(),
    ];
    ways[this.#nat(ways.length)]?.();
  }

  /** The one writes as anybody else until it does harm, and on from there. Sent away for it, they begin as somebody new. */
  #disturb(): void {
    const {harm, write} = this.#kind;
    if (!harm) return;
    this.#hostile = [this.#renewed(this.#hostile[0]), this.#renewed(this.#hostile[1])];
    const [page, helper] = this.#hostile;
    for (const one of this.#hostile) this.#come(one);
    if (!page.isConnected) return;
    const update = this.#harmed.has(page) || this.#nat(2) === 0 ? null : harm.make(page.doc, this.#nat);
    if (update) {
      this.#harmed.add(page);
      // It may go on from there, or leave that to its helper.
      if (this.#nat(2) === 0) page.knowOwn(update);
      page.write(update);
      if (helper.isConnected && !this.#harmed.has(helper) && this.#nat(2) === 0) {
        this.#harmed.add(helper);
        helper.write(harm.leanOn(update, helper.doc, this.#nat));
      }
    }
    write(page.doc, this.#nat);
  }

  #renewed(page: PageAtBoard): PageAtBoard {
    if (!this.#harmed.has(page) || !page.isAway) return page;
    this.#trial.refused += page.ends.filter(why => why === 'malformed').length;
    return this.#page(page.client + 1);
  }

  async #dieWhereAimed(): Promise<void> {
    const {deaths} = this.#kind;
    const aim = deaths[(this.#firstAim + this.#aimed) % deaths.length] as Death;
    const unanswered = aim.endsWith('kept') ? 'kept' : 'lost';
    if (!this.#process.dying(unanswered).has(aim)) return;
    this.#aimed += 1;
    await this.#die(unanswered);
  }

  async #die(unanswered: Unanswered): Promise<void> {
    const dying = this.#process.dying(unanswered);
    for (const death of dying) this.#trial.deaths.set(death, (this.#trial.deaths.get(death) ?? 0) + 1);
    this.#process.die(unanswered);
    for (const page of this.#pages) page.cut();
    this.#halfOpen.length = 0;
    // What waited for an answer hears that there is none, and nobody hears anything from it.
    await turn();
    await this.#look(`after a death while: ${[...dying].join('; ') || 'nothing'}`);
    this.#process = this.#begun();
    if (this.#nat(3) === 0) this.#process.failNext('loadBoard');
    // As the server does when it starts; or somebody is faster.
    if (this.#kind.document === 'board' && this.#nat(2) === 0) void this.#process.boards.clean();
  }

  /** Whoever comes is brought all that was ever stored or told to anybody. */
  #welcome(contents: readonly Uint8Array[]): void {
    const doc = documentOf(contents);
    const news = this.#pages.flatMap(({news: {heard, acknowledged}}) => [...heard, ...acknowledged]);
    if (hasHole(doc)) this.problems.push('whoever came was brought something with a hole');
    else if (!hasAll(doc, [this.#before, ...news])) this.problems.push('whoever came was not brought all that there is');
  }

  /** With nobody connected, or while all goes on: what the store has is what it had, and all that was told to anybody since. */
  async #look(when: string): Promise<void> {
    const rows = await this.#rows();
    const {stored, problems} = look({rows, before: this.#before, pages: this.#pages, honest: this.#honest});
    this.problems.push(...problems.map(claim => `${when}, it is not so: ${claim}`));
    this.#before = stored;
  }

  async #rows(): Promise<readonly Uint8Array[]> {
    const {state, updates} = await openMemoryStore({disk: this.#disk}).loadBoard(SESSION, this.#kind.document);
    return [...(state ? [state] : []), ...updates];
  }

  /** Everybody honest comes, everything is stored, and nothing new goes wrong. */
  async #end(): Promise<void> {
    for (const page of this.#hostile) page.drop();
    const isOver = () => !this.#process.isWaiting && this.#honest.every(page => page.isSettled);
    for (let round = 0; round < 40 && !isOver(); round++) {
      this.#now += 10 * SECOND;
      for (const leave of this.#halfOpen.splice(0)) leave();
      for (const page of this.#honest) this.#come(page);
      for (let at = 0; at < 300 && (at === 0 || !isOver()); at++) {
        for (const page of this.#honest) page.deliver();
        this.#process.next(this.#nat);
        await turn();
      }
      this.#process.tell([]);
      await turn();
    }
    if (!isOver()) this.problems.push('the story does not come to an end');
    await this.#look('at the end');
    const rows = await this.#rows();
    const {shows, mayGo} = this.#kind;
    const all = new Set([documentOf(rows), ...this.#honest.map(({doc}) => doc)].map(doc => JSON.stringify(shows(doc))));
    if (all.size > 1) this.problems.push('not everybody sees the same in the end, and what is stored');
    for (const gone of mayGo.filter(id => !this.#told.contents.has(id)))
      if (Buffer.concat(rows).includes(gone)) this.problems.push(`${gone} has gone, and is stored in the end`);
  }
}

/** All promises that can go on have gone on. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
