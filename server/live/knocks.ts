import {
  type AtDoor,
  answerKnocks,
  atDoor,
  faded,
  heard,
  type Knocks,
  knock,
  knocksAfter,
  nextKnockFade,
  noKnocks,
  withoutKnock,
} from '../../shared/care/knocks.ts';
import type {KnockAnswer} from '../../shared/care/protocol.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Event} from '../../shared/session/protocol.ts';
import type {Answer} from '../../shared/wire/live.ts';
import {newId} from '../auth/secrets.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {Alarm} from './alarm.ts';

/** Who knocks to join one locked session. It lives here and nowhere else, and goes with the room. */
export class LiveKnocks {
  readonly #room: Room;
  readonly #onChange: () => void;
  readonly #alarm: Alarm;
  #state: Knocks = noKnocks;

  constructor(room: Room, after: TimeSource['after'], onChange: () => void) {
    this.#room = room;
    this.#onChange = onChange;
    this.#alarm = new Alarm(() => room.now(), after);
  }

  get state(): Knocks {
    return this.#state;
  }

  /** `device`: its hash in this session. */
  knock(device: string): Answer {
    return this.#take(knock(this.#state, device, {now: this.#room.now(), newId}));
  }

  /** Where the device stands; whoever looks is still there. */
  look(device: string): AtDoor {
    const now = this.#room.now();
    this.#become(heard(faded(this.#state, now), device, now));
    return atDoor(this.#state, this.#room.known.session, device, now);
  }

  answer(command: KnockAnswer, actor: Actor): Answer {
    return this.#take(answerKnocks(this.#state, this.#room.known.session, command, {now: this.#room.now(), actor}));
  }

  /** It has come in. */
  drop(device: string): void {
    this.#become(withoutKnock(this.#state, device));
  }

  onEvents(events: readonly Event[]): void {
    this.#become(knocksAfter(this.#state, events));
  }

  close(): void {
    this.#alarm.close();
  }

  #take(result: ReturnType<typeof knock>): Answer {
    if (!result.ok) return result;
    this.#become(result.knocks);
    return {ok: true};
  }

  #become(next: Knocks): void {
    if (next === this.#state) return;
    this.#state = next;
    this.#waitForNext();
    this.#onChange();
  }

  #waitForNext(): void {
    this.#alarm.set(nextKnockFade(this.#state), () => {
      this.#become(faded(this.#state, this.#room.now()));
      // A timer may ring a moment early, and then nothing has faded yet.
      this.#waitForNext();
    });
  }
}
