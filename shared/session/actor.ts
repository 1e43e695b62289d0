import type {Id, Millis} from '../wire/ids.ts';

/**
 * Who acts. `seat`: a browser that came in by a link; what it may do stands in the session and can change.
 * `server`: the room itself, on a deadline or at the door; no client can be this.
 */
export type Role = 'organiser' | 'seat' | 'participant' | 'server';

/** `id` is a person's id for participants, a seat's for seats. */
export interface Actor {
  readonly role: Role;
  readonly id: Id;
}

/** All that `decide` may know beside the state. Nothing in `shared` reads a clock or makes chance. */
export interface Context {
  /** Epoch milliseconds, never below the last event's time. */
  readonly now: Millis;
  readonly newId: () => Id;
  readonly actor: Actor;
}
