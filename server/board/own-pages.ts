import type {Actor} from '../../shared/session/actor.ts';
import type {BoardDocument} from '../../shared/wire/board.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {
  BOARD_PAGES_PER_PERSON,
  BOARD_STEPS_BURST,
  BOARD_STEPS_PER_SECOND,
  BOARD_WRITERS_MS,
  BOARD_WRITERS_PER_PERSON,
  TICKET_MS,
} from '../../shared/wire/limits.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {ClientId} from './update.ts';

type Whose = Actor['id'];

/** A page by its number: connected, mostly once, or still to come with a ticket. */
interface Page {
  connections: number;
  /** Until when each of its tickets can be used, oldest first. */
  tickets: Millis[];
}

/**
 * What each person has of a session's documents. Every opening of one is another page with another number, so what is closed must not count for
 * long; but a number that has written stays in its document for good, so nobody may have those without end.
 */
export class OwnPages {
  readonly #time: Pick<TimeSource, 'steady'>;
  readonly #pages = new Map<Whose, Map<ClientId, Page>>();
  /** By person and document: when each number began to write, oldest first. */
  readonly #begun = new Map<string, Map<ClientId, Millis>>();

  /** What each may still make others do, in steps; below nothing, more than that was made. */
  readonly #effort = new Map<Whose, {left: number; at: Millis}>();

  constructor(time: Pick<TimeSource, 'steady'>) {
    this.#time = time;
  }

  /** Takes a place for one page until its ticket has been used or has run out. False when too many are open. */
  admits(whose: Whose, client: ClientId): boolean {
    const now = this.#time.steady();
    const own = this.#pages.get(whose) ?? new Map<ClientId, Page>();
    for (const [other, page] of own) {
      page.tickets = page.tickets.filter(until => until > now);
      if (isGone(page)) own.delete(other);
    }
    const page = own.get(client) ?? {connections: 0, tickets: []};
    if (isGone(page) && own.size >= BOARD_PAGES_PER_PERSON) return false;
    page.tickets.push(now + TICKET_MS);
    this.#pages.set(whose, own.set(client, page));
    return true;
  }

  /** A ticket has become a connection. Returns what ends it. */
  open(whose: Whose, client: ClientId): () => void {
    const own = this.#pages.get(whose) ?? new Map<ClientId, Page>();
    const page = own.get(client) ?? {connections: 0, tickets: []};
    page.connections += 1;
    page.tickets.shift();
    this.#pages.set(whose, own.set(client, page));
    return () => {
      page.connections -= 1;
      if (isGone(page)) own.delete(client);
      if (own.size === 0) this.#pages.delete(whose);
    };
  }

  /** Asked when a number has written nothing in this document yet, and would now. Asked again, it has the same answer. */
  mayBegin(whose: Whose, document: BoardDocument, client: ClientId): boolean {
    const now = this.#time.steady();
    const key = `${whose} ${document}`;
    const begun = this.#begun.get(key) ?? new Map<ClientId, Millis>();
    for (const [other, at] of begun) {
      if (now - at < BOARD_WRITERS_MS) break;
      begun.delete(other);
    }
    if (begun.has(client)) return true;
    if (begun.size >= BOARD_WRITERS_PER_PERSON) return false;
    this.#begun.set(key, begun.set(client, now));
    return true;
  }

  /** Counts steps and bytes that this person's writing has taken. False while that was more than may be. */
  spend(whose: Whose, steps: number): boolean {
    const now = this.#time.steady();
    const {left, at} = this.#effort.get(whose) ?? {left: BOARD_STEPS_BURST, at: now};
    const gained = ((now - at) / SECOND) * BOARD_STEPS_PER_SECOND;
    const more = Math.min(BOARD_STEPS_BURST, left + gained) - steps;
    if (more === BOARD_STEPS_BURST) this.#effort.delete(whose);
    else this.#effort.set(whose, {left: more, at: now});
    return more >= 0;
  }
}

const isGone = ({connections, tickets}: Page): boolean => connections === 0 && tickets.length === 0;
