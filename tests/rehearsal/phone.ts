import type {ActivityId} from '../../shared/wire/ids.ts';
import {Player} from '../players/player.ts';
import {Refusal, Visitor} from '../players/visitor.ts';
import type {Chance} from './chance.ts';
import {LaneBeats} from './lane-beats.ts';
import type {Ledger} from './ledger.ts';
import {Line} from './line.ts';
import {OwnBook} from './own-book.ts';
import {type Course, react, takePart} from './person.ts';
import type {Tally} from './tally.ts';
import {Timers} from './waiting.ts';

/** How often a phone looks at its room. In milliseconds: far finer than any beat. */
const LOOK_MS = 150;
/** This share of all people lets nothing be shown while too few write. */
const HOLDS = 0.25;
/** Joining is tried again after up to this long. In milliseconds. */
const JOIN_AGAIN_MS = 1_000;
/** A request that breaks off does so while it is written, under way or answered. In milliseconds. */
const BREAKS_WITHIN_MS = 15;

export interface PhoneDeps {
  readonly number: number;
  readonly site: string;
  readonly joinKey: string;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly tally: Tally;
}

/** What belongs to a phone that has joined. */
interface Joined {
  readonly player: Player;
  readonly line: Line;
  readonly lane: LaneBeats;
}

/** One phone and the person who holds it. */
export class Phone {
  readonly number: number;
  readonly troubles: string[] = [];
  readonly #deps: PhoneDeps;
  readonly #visitor: Visitor;
  readonly #own: OwnBook;
  readonly #timers = new Timers();
  readonly #hasReacted = new Set<ActivityId>();
  #turns = 0;
  #joined: Joined | null = null;
  #isClosed = false;

  constructor(deps: PhoneDeps) {
    this.#deps = deps;
    this.number = deps.number;
    this.#visitor = new Visitor(deps.site);
    this.#own = new OwnBook(deps.chance.fork('few').happens(HOLDS) ? 'hold' : 'show');
  }

  /** Null before it has joined. */
  get line(): Line | null {
    return this.#joined?.line ?? null;
  }

  get written(): number {
    return this.#own.notes.length;
  }

  /** Notes that it still has and that no request has ever held. */
  get unsent(): number {
    return this.#own.notes.filter(note => !note.wasTried).length;
  }

  /** Joins after `ms` milliseconds, and stays until it is closed. */
  start(ms: number): void {
    this.#timers.after(ms, () => void this.#join());
  }

  /** The person takes part in a writing activity that begins now. */
  takePart(activity: ActivityId, course: Course): void {
    const turn = ++this.#turns;
    takePart(
      {
        write: words => this.#own.write(activity, words),
        change: (note, words) => this.#own.change(note, words),
        takeBack: note => this.#own.takeBack(note),
        dropOff: away => void this.#dropOff(away),
        // Who has not come yet misses what would have been done by then.
        after: (wait, run) => this.#timers.after(wait, () => this.#joined && run()),
      },
      this.#deps.chance.fork(`turn ${turn}`),
      course,
      (note, version) => `#${this.number}.${turn}.${note}.${version}`,
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timers.close();
    this.#joined?.lane.breakOff();
    await this.#joined?.line.close();
  }

  /** Nobody writes or beats any more; the connection stays. */
  rest(): void {
    this.#timers.close();
  }

  async #join(): Promise<void> {
    const {site, joinKey, chance, ledger, tally, number} = this.#deps;
    const session = await this.#visitor.join({key: joinKey}).catch((error: unknown) => {
      if (error instanceof Refusal && error.status < 500) this.troubles.push(`joining was refused: ${error.message}`);
      else this.#timers.after(chance.next() * JOIN_AGAIN_MS, () => void this.#join());
      return null;
    });
    if (session === null || this.#isClosed) return;
    const player = new Player(this.#visitor, session, 'phone');
    const line = new Line(player, chance.fork('line'));
    const room = () => ({session, room: player});
    const clockOffset = () => line.clockOffset;
    const lane = new LaneBeats({site, phone: number, own: this.#own, room, clockOffset, chance: chance.fork('lane'), ledger, tally});
    this.#joined = {player, line, lane};
    line.start();
    this.#timers.every(LOOK_MS, () => this.#look());
  }

  #look(): void {
    if (!this.#joined || this.#joined.player.records.size === 0) return;
    const {player, line, lane} = this.#joined;
    this.#own.look(player);
    this.#react(player);
    lane.look(!line.isAway);
  }

  /** Once, when the notes of the present activity are there. */
  #react(player: Player): void {
    const activity = player.record('session')?.current;
    const writing = activity ? player.record(`activity:${activity}`)?.writing : null;
    if (!activity || writing?.at !== 'shown' || this.#hasReacted.has(activity)) return;
    this.#hasReacted.add(activity);
    const chance = this.#deps.chance.fork(`react ${this.#hasReacted.size}`);
    react((mark, note) => this.#own.toggleMark(activity, mark, note), chance, writing.notes);
  }

  /** The phone's last request breaks off and the socket goes at the same time; later the phone is back. */
  async #dropOff(away: number): Promise<void> {
    if (!this.#joined || this.#joined.line.isAway) return;
    const {line, lane} = this.#joined;
    this.#deps.tally.drops++;
    void lane.beat();
    await new Promise(resolve => setTimeout(resolve, this.#deps.chance.between(0, BREAKS_WITHIN_MS)));
    lane.breakOff();
    line.goAway();
    // Not among the timers that end with the writing: whoever is away comes back.
    setTimeout(() => line.comeBack(), away);
  }
}
