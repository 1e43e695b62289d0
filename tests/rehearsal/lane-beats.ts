import {confirm, type LaneState, laneNeeds, type PlannedBox, planBox} from '../../client/live/lane-plan.ts';
import {afterBeat, noSchedule, schedule} from '../../client/live/lane-schedule.ts';
import type {NoteId} from '../../shared/wire/ids.ts';
import type {LaneAnswer} from '../../shared/wire/lane.ts';
import {postBox} from '../players/lane.ts';
import type {Chance} from './chance.ts';
import type {Ledger} from './ledger.ts';
import type {OwnBook} from './own-book.ts';
import type {Tally} from './tally.ts';

/** An answer that takes longer than this is taken for none, as on a phone. In milliseconds. */
const ANSWER_MS = 10_000;

export interface LaneDeps {
  readonly site: string;
  /** The phone's number, for the ledger alone: nothing of it leaves. */
  readonly phone: number;
  readonly own: OwnBook;
  /** What this phone's room holds now. */
  readonly room: () => Pick<LaneState, 'session' | 'room'>;
  readonly clockOffset: () => number;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly tally: Tally;
}

/** One phone's beats. When and what is decided by the same code as on a real phone; here it only gets a clock and a network. */
export class LaneBeats {
  readonly #deps: LaneDeps;
  readonly #underWay = new Set<AbortController>();
  #plan = noSchedule;
  #turn = 0;
  #confirmed: ReadonlyMap<NoteId, string> = new Map();

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  /** Beats if it is time. Called again and again. */
  look(isVisible: boolean): void {
    const now = Date.now();
    const clockOffset = this.#deps.clockOffset();
    const moment = {now, needs: laneNeeds(this.#state()), clockOffset, random: this.#deps.chance.next};
    this.#plan = schedule(this.#plan, {...moment, isVisible});
    if (this.#plan.nextAt === null || this.#plan.nextAt > now) return;
    this.#plan = afterBeat(this.#plan, moment);
    void this.beat();
  }

  /** One box, if there is anything to say. */
  async beat(): Promise<void> {
    const planned = planBox(this.#state(), this.#turn);
    if (!planned) return;
    this.#turn++;
    this.#deps.own.tried(planned.notes);
    const settled = this.#deps.ledger.leaves(this.#deps.phone, planned.activity, planned.notes);
    const answer = await this.#post(planned);
    this.#deps.tally.box(answer);
    if (answer) settled(answer);
    this.#confirmed = confirm(this.#confirmed, planned, answer);
    this.#deps.own.answered(planned.notes, answer);
  }

  /** Whatever is on its way breaks off: the server may have got it or not. */
  breakOff(): void {
    for (const stop of this.#underWay) stop.abort();
  }

  async #post({activity, content}: PlannedBox): Promise<LaneAnswer | null> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), ANSWER_MS);
    this.#underWay.add(stop);
    try {
      return await postBox(this.#deps.site, activity, content, stop.signal);
    } catch {
      // No server, or no answer: the words stay here and go with the next beat.
      return null;
    } finally {
      clearTimeout(timer);
      this.#underWay.delete(stop);
    }
  }

  #state(): LaneState {
    const {notes, marks} = this.#deps.own;
    return {...this.#deps.room(), notes, marks, ballots: new Map(), confirmed: this.#confirmed};
  }
}
