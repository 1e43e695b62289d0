import type {Actor} from '../../shared/session/actor.ts';
import {MINUTE, type Millis, SECOND} from '../../shared/wire/ids.ts';
import {GATHER_AFTER_RESTART_MS} from '../../shared/wire/limits.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import type {Desk} from './desk.ts';
import {due, lastSettlements, nextDue, settlementOf} from './release.ts';

/** A release that could not be saved is tried again after this long. In milliseconds. */
const RETRY_MS = 2 * SECOND;

export interface DeadlineDeps {
  /** Asked for whenever words or boxes were deleted. */
  readonly wipe: () => void;
  readonly after: TimeSource['after'];
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Releases when a gathering is over, and carries out withdrawals at the next whole minute. Nothing else
 * releases a note: no timer starts a gathering, only Show, Next and End do.
 */
export class Deadlines {
  readonly #room: Room;
  readonly #desk: Desk;
  readonly #wipe: () => void;
  readonly #onTrouble: (error: unknown) => void;
  readonly #me: Actor;
  readonly #notBefore: Millis;
  readonly #stop: () => void;
  readonly #after: TimeSource['after'];
  #cancel: (() => void) | null = null;
  /** The whole minute at which what was taken back goes; null while nothing was. */
  #withdrawAt: Millis | null = null;
  #isRunning = false;
  #isClosed = false;

  constructor(room: Room, desk: Desk, {wipe, after, onTrouble}: DeadlineDeps) {
    this.#after = after;
    this.#onTrouble = onTrouble;
    this.#room = room;
    this.#desk = desk;
    this.#wipe = wipe;
    this.#me = {role: 'server', id: room.id};
    // Phones need time to find a server that was started again in the middle of a gathering.
    this.#notBefore = nextDue(room.known.session) === null ? 0 : room.now() + GATHER_AFTER_RESTART_MS;
    this.#stop = room.onCommit(() => this.plan());
    desk.onWithdrawal(() => this.plan());
    this.plan();
  }

  /** Sets the timer for what is next; called after every commit and every withdrawal. */
  plan(): void {
    if (this.#isClosed || this.#isRunning) return;
    this.#cancel?.();
    this.#cancel = null;
    const next = this.#next();
    if (next === null) return;
    this.#cancel = this.#after(Math.max(0, next - this.#room.now()), () => void this.#run());
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
    this.#cancel?.();
  }

  #next(): Millis | null {
    if (this.#hasWithdrawals()) this.#withdrawAt ??= Math.ceil((this.#room.now() + 1) / MINUTE) * MINUTE;
    const gathering = nextDue(this.#room.known.session);
    const moments = [
      ...(gathering === null ? [] : [Math.max(gathering, this.#notBefore)]),
      ...(this.#withdrawAt === null ? [] : [this.#withdrawAt]),
    ];
    return moments.length > 0 ? Math.min(...moments) : null;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    const isSaved = await this.#carryOut().catch((error: unknown) => {
      this.#onTrouble(error);
      return false;
    });
    this.#isRunning = false;
    if (isSaved) this.plan();
    else if (!this.#isClosed) this.#cancel = this.#after(RETRY_MS, () => void this.#run());
  }

  /** False when something could not be saved. */
  async #carryOut(): Promise<boolean> {
    const isWithdrawn = await this.#withdraw();
    const now = this.#room.now();
    const {lifecycle} = this.#room.known.session;
    if (now < this.#notBefore) return isWithdrawn;
    if (lifecycle.phase === 'closing') return now < lifecycle.until ? isWithdrawn : await this.#finish();
    let isSettled = true;
    for (const activity of due(this.#room.known.session, now)) {
      await this.#desk.settle(async () => {
        const {outcome, used} = settlementOf(this.#room.known.session, this.#desk.mailbox, this.#desk.bearers.phones, activity);
        const answer = await this.#room.submit({type: 'notes.release', ...outcome}, this.#me);
        if (answer.ok) this.#desk.mailbox.forget(used, outcome.boxes);
        else isSettled = false;
      });
      this.#wipe();
    }
    return isWithdrawn && isSettled;
  }

  async #finish(): Promise<boolean> {
    let isFinished = false;
    await this.#desk.settle(async () => {
      const {mailbox} = this.#desk;
      // What was taken back while the last boxes came in must not be left over.
      if (!(await this.#withdraw())) return;
      const outcomes = lastSettlements(this.#room.known.session, mailbox, this.#desk.bearers.phones).map(one => one.outcome);
      const answer = await this.#room.submit({type: 'session.finish', outcomes, boxes: mailbox.allBoxes()}, this.#me);
      isFinished = answer.ok;
      if (answer.ok) mailbox.clear();
    });
    this.#wipe();
    return isFinished;
  }

  /** Also boxes that two requests at once have left superfluous. */
  #hasWithdrawals(): boolean {
    const {notes} = this.#room.known.session.voice;
    const {mailbox} = this.#desk;
    return mailbox.hasSuperfluous || mailbox.withdrawals().some(id => notes.has(id));
  }

  async #withdraw(): Promise<boolean> {
    if (!this.#hasWithdrawals()) return true;
    const {voice} = this.#room.known.session;
    const notes = this.#desk.mailbox.withdrawals().filter(id => voice.notes.has(id));
    const used = {withdrawals: notes};
    const boxes = this.#desk.mailbox.boxesOf(used);
    const answer = await this.#room.submit({type: 'notes.withdraw', notes, boxes}, this.#me);
    if (answer.ok) {
      this.#desk.mailbox.forget(used, boxes);
      this.#withdrawAt = null;
    }
    this.#wipe();
    return answer.ok;
  }
}
