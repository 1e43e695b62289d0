import type {Id, Millis, PersonId} from '../../shared/wire/ids.ts';
import {AWAY_MS, LEAD_MISSED_MS} from '../../shared/wire/limits.ts';

/** Who is connected, and who was a moment ago: in memory only, never an event, never a row. Two tabs of one person count once. */
export class Contacts {
  readonly #now: () => Millis;
  readonly #sockets = new Map<Id, number>();
  /** When the last socket of each who has gone went, oldest first. */
  readonly #leftAt = new Map<Id, Millis>();

  constructor(now: () => Millis) {
    this.#now = now;
  }

  isConnected(id: Id): boolean {
    return this.#sockets.has(id);
  }

  /** Also for a while after the last contact: phones lock, and come back. */
  isHere(person: PersonId): boolean {
    return this.isConnected(person) || (this.#leftAt.get(person) ?? Number.NEGATIVE_INFINITY) + AWAY_MS > this.#now();
  }

  /** When the next who has gone will count as away; null: nobody will. */
  nextAway(): Millis | null {
    const now = this.#now();
    for (const [id, leftAt] of this.#leftAt) {
      if (leftAt + AWAY_MS > now) return leftAt + AWAY_MS;
      this.#leftAt.delete(id);
    }
    return null;
  }

  /** The answer says that this socket has gone; calling it twice is harmless. */
  enter(id: Id): () => void {
    this.#sockets.set(id, (this.#sockets.get(id) ?? 0) + 1);
    this.#leftAt.delete(id);
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      const left = (this.#sockets.get(id) ?? 1) - 1;
      if (left > 0) {
        this.#sockets.set(id, left);
      } else {
        this.#sockets.delete(id);
        this.#leftAt.set(id, this.#now());
      }
    };
  }
}

/** Whether anybody is there who leads or supports: their consoles, in memory only. */
export class Leaders {
  readonly #now: () => Millis;
  #consoles = 0;
  /** When the last of them went; null while one is there, and before the first. */
  #goneAt: Millis | null;

  /** `wasLed`: the session runs already, so somebody was there before the room was opened. */
  constructor(now: () => Millis, wasLed: boolean) {
    this.#now = now;
    this.#goneAt = wasLed ? now() : null;
  }

  /** Nobody has been there for so long that people are told. */
  get areMissed(): boolean {
    return this.#goneAt !== null && this.#goneAt + LEAD_MISSED_MS <= this.#now();
  }

  /** When they will be missed; null: nobody is to be told. */
  nextMissed(): Millis | null {
    return this.#goneAt === null || this.areMissed ? null : this.#goneAt + LEAD_MISSED_MS;
  }

  /** The answer says that this console has gone; calling it twice is harmless. */
  enter(): () => void {
    this.#consoles += 1;
    this.#goneAt = null;
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      this.#consoles -= 1;
      if (this.#consoles === 0) this.#goneAt = this.#now();
    };
  }
}
