import {arrived} from '../../shared/care/arrivals.ts';
import {doneBand} from '../../shared/care/done.ts';
import {type AtDoor, atDoor, heard, knock, withoutKnock} from '../../shared/care/knocks.ts';
import {
  type Memory,
  type MemoryRecordId,
  type MemoryResult,
  memoryAfter,
  memoryAt,
  memoryRecord,
  nextEnd,
  noMemory,
  recordsChanged,
  remember,
  whoseChanged,
} from '../../shared/care/memory.ts';
import {isOut} from '../../shared/care/moment.ts';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Event} from '../../shared/session/protocol.ts';
import type {PersonId} from '../../shared/wire/ids.ts';
import {DONE_BAND_MS} from '../../shared/wire/limits.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {Audience, DoneBand} from '../../shared/wire/records.ts';
import {newId} from '../auth/secrets.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {Alarm} from './alarm.ts';
import {Pace} from './pace.ts';

export interface LiveMemoryDeps {
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  /** Who is here or has stepped out. */
  readonly people: () => readonly PersonId[];
  /** What these phones alone are told has changed. */
  readonly onOwn: (people: readonly PersonId[]) => void;
  readonly onRecord: (id: MemoryRecordId) => void;
  /** Somebody may have stepped out or come back. */
  readonly onOut: () => void;
}

/** What one room has in memory only. It lives here and nowhere else, and goes with the room. */
export class LiveMemory {
  readonly #room: Room;
  readonly #deps: LiveMemoryDeps;
  readonly #alarm: Alarm;
  readonly #pace: Pace;
  #state: Memory = noMemory;
  /** As it was last told, which may be half a minute ago. */
  #band: DoneBand | null = null;

  constructor(room: Room, deps: LiveMemoryDeps) {
    this.#room = room;
    this.#deps = deps;
    this.#alarm = new Alarm(() => room.now(), deps.time.after);
    // After a quiet while too: a press that is answered at once would be seen to move it.
    this.#pace = new Pace(DONE_BAND_MS, () => this.#bandBecomes(doneBand(this.#state.done, this.#here())), deps.time, 'on-the-beat');
  }

  get state(): Memory {
    return this.#state;
  }

  isOut(person: PersonId): boolean {
    return isOut(this.#state.moments, person);
  }

  record(id: MemoryRecordId, audience: Audience) {
    return memoryRecord(id, audience, this.#state, this.#room.known, this.#band);
  }

  take(command: MomentCommand, actor: Actor): Answer {
    return this.#settle(remember(this.#state, this.#room.known.session, command, {now: this.#room.now(), actor}));
  }

  /** `device`: its hash in this session, here and below. `from`: its network address. */
  knock(device: string, from: string): Answer {
    return this.#settle(knock(this.#state.knocks, device, {now: this.#room.now(), newId, from}));
  }

  /** Where the device stands; whoever looks is still there. */
  lookFrom(device: string): AtDoor {
    const now = this.#room.now();
    const left = memoryAt(this.#state, now);
    this.#become({...left, knocks: heard(left.knocks, device, now)});
    return atDoor(this.#state.knocks, this.#room.known.session, device, now);
  }

  hasComeIn(device: string): void {
    this.#become({knocks: withoutKnock(this.#state.knocks, device)});
  }

  hasArrived(person: PersonId): void {
    this.#become({arrivals: arrived(this.#state.arrivals, person)});
  }

  onEvents(events: readonly Event[]): void {
    this.#become(memoryAfter(this.#state, this.#room.known.session, events));
    if (this.#state.done === null) this.#bandBecomes(null);
  }

  /** Somebody has come, gone, stepped out or come back. */
  onHere(): void {
    if (this.#state.done !== null) this.#pace.ask();
  }

  close(): void {
    this.#alarm.close();
    this.#pace.close();
  }

  #here(): readonly PersonId[] {
    return this.#deps.people().filter(person => !this.isOut(person));
  }

  #settle(result: MemoryResult): Answer {
    if (!result.ok) return result;
    const {ok, ...changes} = result;
    this.#become(changes);
    return {ok};
  }

  #become(changes: Partial<Memory>): void {
    const before = this.#state;
    const after = {...before, ...changes};
    if (KEYS.every(key => before[key] === after[key])) return;
    this.#state = after;
    this.#waitForNext();
    this.#deps.onOwn(whoseChanged(before, after));
    for (const id of recordsChanged(before, after)) this.#deps.onRecord(id);
    if (before.moments !== after.moments) this.#deps.onOut();
    if (before.done !== after.done) this.#pace.ask();
  }

  #bandBecomes(band: DoneBand | null): void {
    if (band === this.#band) return;
    this.#band = band;
    this.#deps.onRecord('needs');
  }

  #waitForNext(): void {
    this.#alarm.set(nextEnd(this.#state), () => {
      this.#become(memoryAt(this.#state, this.#room.now()));
      // A timer may ring a moment early, and then nothing has ended yet.
      this.#waitForNext();
    });
  }
}

const KEYS = ['moments', 'knocks', 'arrivals', 'done', 'question', 'askedBefore'] as const satisfies readonly (keyof Memory)[];
