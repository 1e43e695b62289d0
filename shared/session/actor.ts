import type {Id, Millis} from '../wire/ids.ts';

/** `server` is the room itself acting on a deadline; no client can have this role. */
export type Role = 'organiser' | 'facilitator' | 'participant' | 'server';

/** Who acts. `id` is a person's id for participants, else the id of a signed-in seat. */
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
