import type {Actor} from './actor.ts';
import {type Power, powerOf} from './permissions.ts';
import type {Session} from './state.ts';

export type BoardRight = 'write' | 'read';

const WRITERS: ReadonlySet<Power> = new Set<Power>(['organiser', 'lead', 'support', 'note-taker']);

/** What somebody may do on a session's board right now; null: they may not even see it. There is none before the session has begun. */
export function boardRight(session: Session, actor: Actor): BoardRight | null {
  const {phase} = session.lifecycle;
  const power = powerOf(session, actor);
  if (power === null || phase === 'none' || phase === 'draft' || phase === 'open') return null;
  if (actor.role === 'participant') return session.people.get(actor.id)?.isRemoved === false ? 'read' : null;
  return WRITERS.has(power) ? 'write' : 'read';
}
