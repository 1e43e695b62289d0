import type {PersonId} from '../../shared/wire/ids.ts';

/** Who is here, in memory only: never an event, never a row. A person with two tabs is here once. */
export class Presence {
  readonly #sockets = new Map<PersonId, number>();

  get here(): number {
    return this.#sockets.size;
  }

  /** The answer says that this socket has gone; calling it twice is harmless. */
  enter(person: PersonId): () => void {
    this.#sockets.set(person, (this.#sockets.get(person) ?? 0) + 1);
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      const left = (this.#sockets.get(person) ?? 1) - 1;
      if (left > 0) this.#sockets.set(person, left);
      else this.#sockets.delete(person);
    };
  }
}
