import {faded, type Moments, moment, nextFade, noMoments, withoutPeople} from '../../shared/care/moment.ts';
import type {NeedCommand} from '../../shared/care/protocol.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Event} from '../../shared/session/protocol.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {Alarm} from './alarm.ts';

/** What people of one room need right now. It lives here and nowhere else, and goes with the room. */
export class LiveMoments {
  readonly #room: Room;
  readonly #onChange: (before: Moments) => void;
  readonly #alarm: Alarm;
  #state: Moments = noMoments;

  /** `onChange` is told what it was before. */
  constructor(room: Room, after: TimeSource['after'], onChange: (before: Moments) => void) {
    this.#room = room;
    this.#onChange = onChange;
    this.#alarm = new Alarm(() => room.now(), after);
  }

  get state(): Moments {
    return this.#state;
  }

  take(command: NeedCommand, actor: Actor): Answer {
    const now = this.#room.now();
    const result = moment(this.#state, this.#room.known.session, command, {now, actor});
    if (!result.ok) return result;
    this.#become(result.moments);
    return {ok: true};
  }

  onEvents(events: readonly Event[]): void {
    const hasEnded = events.some(event => event.type === 'session.ended');
    const removed = events.flatMap(event => (event.type === 'person.removed' ? [event.person] : []));
    this.#become(hasEnded ? noMoments : withoutPeople(this.#state, removed));
  }

  close(): void {
    this.#alarm.close();
  }

  #become(next: Moments): void {
    const before = this.#state;
    if (next === before) return;
    this.#state = next;
    this.#waitForNext();
    this.#onChange(before);
  }

  #waitForNext(): void {
    this.#alarm.set(nextFade(this.#state), () => {
      this.#become(faded(this.#state, this.#room.now()));
      // A timer may ring a moment early, and then nothing has faded yet.
      this.#waitForNext();
    });
  }
}
