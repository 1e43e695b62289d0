import type {ActivityId, Id, PersonId} from '../../shared/wire/ids.ts';
import type {LaneTicket} from '../../shared/wire/live.ts';

/** What a bearer stands for. Not for whom: that is not asked on the lane. */
export interface Bearer {
  readonly activity: ActivityId;
  readonly purpose: 'write' | 'react' | 'vote';
  /** False for what somebody who leads writes down for another: it makes nobody one of the many who wrote. */
  readonly isCounted: boolean;
}

/**
 * The keys with which phones write, react and vote, one per person, activity and purpose. They live in this
 * process's memory alone: after a restart everyone gets new ones. While the process lives it could tell whose
 * bearer a note came with; for that reason the app says "private" of it.
 */
export class Bearers {
  readonly #newId: () => Id;
  readonly #ofPerson = new Map<PersonId, Map<ActivityId, LaneTicket>>();
  /** Of those who lead, for writing down what others say, and of the form of the page without script. Apart from the phones': there are as many phones as before. */
  readonly #ofSeat = new Map<Id, Map<ActivityId, LaneTicket>>();
  readonly #known = new Map<string, Bearer>();

  constructor(newId: () => Id) {
    this.#newId = newId;
  }

  /** The same ones however often they are asked for. */
  ticketsFor(person: PersonId, activities: readonly ActivityId[]): readonly LaneTicket[] {
    return given(this.#ofPerson, person, activities, activity => this.#issue(activity));
  }

  /** With these notes can be written, and nothing else. */
  assistTicketsFor(seat: Id, activities: readonly ActivityId[]): readonly LaneTicket[] {
    return given(this.#ofSeat, seat, activities, activity => this.#issueAssist(activity));
  }

  /** Phones that may write: they have been here since the room was opened, and were not removed. */
  get phones(): number {
    return this.#ofPerson.size;
  }

  find(bearer: string): Bearer | null {
    return this.#known.get(bearer) ?? null;
  }

  /** A removed person's phone can write no more, nor can a seat that has gone. */
  revoke(whose: PersonId | Id): void {
    for (const all of [this.#ofPerson, this.#ofSeat]) {
      for (const {write, react, vote} of all.get(whose)?.values() ?? []) {
        for (const bearer of [write, react, vote]) if (bearer !== null) this.#known.delete(bearer);
      }
      all.delete(whose);
    }
  }

  #issue(activity: ActivityId): LaneTicket {
    const ticket = {activity, write: this.#newId(), react: this.#newId(), vote: this.#newId()};
    this.#known.set(ticket.write, {activity, purpose: 'write', isCounted: true});
    this.#known.set(ticket.react, {activity, purpose: 'react', isCounted: true});
    this.#known.set(ticket.vote, {activity, purpose: 'vote', isCounted: true});
    return ticket;
  }

  #issueAssist(activity: ActivityId): LaneTicket {
    const write = this.#newId();
    this.#known.set(write, {activity, purpose: 'write', isCounted: false});
    return {activity, write, react: null, vote: null};
  }
}

/** The tickets that somebody has, with those that they have not had until now. */
function given(
  all: Map<Id, Map<ActivityId, LaneTicket>>,
  whose: Id,
  activities: readonly ActivityId[],
  issue: (activity: ActivityId) => LaneTicket,
): readonly LaneTicket[] {
  const tickets = all.get(whose) ?? new Map<ActivityId, LaneTicket>();
  all.set(whose, tickets);
  return activities.map(activity => {
    const ticket = tickets.get(activity) ?? issue(activity);
    tickets.set(activity, ticket);
    return ticket;
  });
}
