import {isDeepStrictEqual} from 'node:util';
import type {PersonId} from '../../shared/wire/ids.ts';
import type {Mine} from '../../shared/wire/records.ts';
import type {LiveSocket} from './connection.ts';

/** Tells each phone what it alone is told, whenever that changes: to every socket of that person, and to nobody else. */
export class MineTeller {
  readonly #mineOf: (person: PersonId) => Mine | null;
  readonly #told = new Map<PersonId, Map<LiveSocket, Mine | null>>();

  constructor(mineOf: (person: PersonId) => Mine | null) {
    this.#mineOf = mineOf;
  }

  /** The answer takes the socket out again. */
  enter(socket: LiveSocket, person: PersonId): () => void {
    const sockets = this.#told.get(person) ?? new Map();
    this.#told.set(person, sockets.set(socket, null));
    return () => {
      sockets.delete(socket);
      if (sockets.size === 0) this.#told.delete(person);
    };
  }

  /** For the welcome. */
  first(socket: LiveSocket, person: PersonId): Mine | null {
    const mine = this.#mineOf(person);
    this.#told.get(person)?.set(socket, mine);
    return mine;
  }

  /** Those whose last word was of a hand: it may have gone. */
  *withHand(): Iterable<PersonId> {
    for (const [person, sockets] of this.#told) for (const mine of sockets.values()) if (mine?.hand) yield person;
  }

  tell(people: Iterable<PersonId>): void {
    for (const person of new Set(people)) {
      const sockets = this.#told.get(person);
      const mine = sockets && this.#mineOf(person);
      if (!mine) continue;
      for (const [socket, before] of sockets) {
        if (isDeepStrictEqual(before, mine)) continue;
        sockets.set(socket, mine);
        socket.emit('mine', mine);
      }
    }
  }
}
