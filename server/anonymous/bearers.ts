import type {ActivityId, Id, PersonId} from '../../shared/wire/ids.ts';
import type {LaneTicket} from '../../shared/wire/live.ts';

/** What a bearer stands for. Not for whom: that is not asked on the lane. */
export interface Bearer {
  readonly activity: ActivityId;
  readonly purpose: 'write' | 'react' | 'vote';
}

/**
 * The keys with which phones write, react and vote, one per person, activity and purpose. They live in this
 * process's memory alone: after a restart everyone gets new ones. While the process lives it could tell whose
 * bearer a note came with; for that reason the app says "private" of it.
 */
export class Bearers {
  readonly #newId: () => Id;
  readonly #ofPerson = new Map<PersonId, Map<ActivityId, LaneTicket>>();
  readonly #known = new Map<string, Bearer>();

  constructor(newId: () => Id) {
    this.#newId = newId;
  }

  /** The same ones however often they are asked for. */
  ticketsFor(person: PersonId, activities: readonly ActivityId[]): readonly LaneTicket[] {
    const tickets = this.#ofPerson.get(person) ?? new Map<ActivityId, LaneTicket>();
    this.#ofPerson.set(person, tickets);
    return activities.map(activity => {
      const ticket = tickets.get(activity) ?? this.#issue(activity);
      tickets.set(activity, ticket);
      return ticket;
    });
  }

  /** Phones that may write: they have been here since the room was opened, and were not removed. */
  get phones(): number {
    return this.#ofPerson.size;
  }

  find(bearer: string): Bearer | null {
    return this.#known.get(bearer) ?? null;
  }

  /** A removed person's phone can write no more. */
  revoke(person: PersonId): void {
    for (const {write, react, vote} of this.#ofPerson.get(person)?.values() ?? []) {
      for (const bearer of [write, react, vote]) this.#known.delete(bearer);
    }
    this.#ofPerson.delete(person);
  }

  #issue(activity: ActivityId): LaneTicket {
    const ticket = {activity, write: this.#newId(), react: this.#newId(), vote: this.#newId()};
    this.#known.set(ticket.write, {activity, purpose: 'write'});
    this.#known.set(ticket.react, {activity, purpose: 'react'});
    this.#known.set(ticket.vote, {activity, purpose: 'vote'});
    return ticket;
  }
}
