import {
  type Asks,
  type AtDoor,
  answerAsks,
  ask,
  asksAfter,
  atDoor,
  faded,
  heard,
  nextAskFade,
  noAsks,
  withoutAsk,
} from '../../shared/care/asking.ts';
import type {AskAnswer} from '../../shared/care/protocol.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Event} from '../../shared/session/protocol.ts';
import type {Answer} from '../../shared/wire/live.ts';
import {newId} from '../auth/secrets.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {Alarm} from './alarm.ts';

/** Who asks to join one locked session. It lives here and nowhere else, and goes with the room. */
export class LiveAsks {
  readonly #room: Room;
  readonly #onChange: () => void;
  readonly #alarm: Alarm;
  #state: Asks = noAsks;

  constructor(room: Room, after: TimeSource['after'], onChange: () => void) {
    this.#room = room;
    this.#onChange = onChange;
    this.#alarm = new Alarm(() => room.now(), after);
  }

  get state(): Asks {
    return this.#state;
  }

  /** `device`: its hash in this session. */
  ask(device: string): Answer {
    return this.#take(ask(this.#state, device, {now: this.#room.now(), newId}));
  }

  /** Where the device stands; whoever looks is still there. */
  look(device: string): AtDoor {
    const now = this.#room.now();
    this.#become(heard(faded(this.#state, now), device, now));
    return atDoor(this.#state, this.#room.known.session, device, now);
  }

  answer(command: AskAnswer, actor: Actor): Answer {
    return this.#take(answerAsks(this.#state, this.#room.known.session, command, {now: this.#room.now(), actor}));
  }

  /** It has come in. */
  drop(device: string): void {
    this.#become(withoutAsk(this.#state, device));
  }

  onEvents(events: readonly Event[]): void {
    this.#become(asksAfter(this.#state, events));
  }

  close(): void {
    this.#alarm.close();
  }

  #take(result: ReturnType<typeof ask>): Answer {
    if (!result.ok) return result;
    this.#become(result.asks);
    return {ok: true};
  }

  #become(next: Asks): void {
    if (next === this.#state) return;
    this.#state = next;
    this.#waitForNext();
    this.#onChange();
  }

  #waitForNext(): void {
    this.#alarm.set(nextAskFade(this.#state), () => {
      this.#become(faded(this.#state, this.#room.now()));
      // A timer may ring a moment early, and then nothing has faded yet.
      this.#waitForNext();
    });
  }
}
