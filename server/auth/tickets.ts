import type {Actor} from '../../shared/session/actor.ts';
import type {Id, Millis, SessionId} from '../../shared/wire/ids.ts';
import {TICKET_MS} from '../../shared/wire/limits.ts';
import type {Audience} from '../../shared/wire/records.ts';

/** Whom a socket speaks for. */
export interface Seat {
  readonly session: SessionId;
  readonly audience: Audience;
  readonly actor: Actor;
}

/** Above any hall that arrives within half a minute; bounds the memory that asking for tickets can take. */
const MAX_TICKETS = 20_000;

/** One-use tickets: a socket is opened with one, so that no cookie is trusted across sites. */
export class Tickets<Whom = Seat> {
  readonly #newId: () => Id;
  readonly #steady: () => Millis;
  readonly #seats = new Map<string, {readonly seat: Whom; readonly until: Millis}>();

  constructor(newId: () => Id, steady: () => Millis) {
    this.#newId = newId;
    this.#steady = steady;
  }

  issue(seat: Whom): string {
    const now = this.#steady();
    // Oldest first, and all live equally long: what has run out stands at the front.
    for (const [old, {until}] of this.#seats) {
      if (until > now && this.#seats.size < MAX_TICKETS) break;
      this.#seats.delete(old);
    }
    const ticket = this.#newId();
    this.#seats.set(ticket, {seat, until: now + TICKET_MS});
    return ticket;
  }

  /** Null when the ticket is unknown, used or too old. */
  redeem(ticket: string): Whom | null {
    const found = this.#seats.get(ticket);
    this.#seats.delete(ticket);
    return found && found.until > this.#steady() ? found.seat : null;
  }
}
