import {type BoardDocument, isText, pageOf} from '../wire/board.ts';
import type {Actor} from './actor.ts';
import {type Power, powerOf} from './permissions.ts';
import type {Session} from './state.ts';

export type BoardRight = 'write' | 'read';

/** While the board is locked. */
const LEADS: ReadonlySet<Power> = new Set<Power>(['organiser', 'lead']);
const WRITERS: ReadonlySet<Power> = new Set<Power>(['organiser', 'lead', 'support', 'note-taker']);
/** Who sits at a console: minutes are for nobody else. */
const READERS_OF_TEXTS: ReadonlySet<Power> = new Set<Power>([...WRITERS, 'operator']);

/** What somebody may do on one of a session's documents right now; null: they may not even see it, or there is none. */
export function boardRight(session: Session, actor: Actor, document: BoardDocument): BoardRight | null {
  const power = powerOf(session, actor);
  const writers = document === 'board' && session.voice.isLocked ? LEADS : WRITERS;
  const right = power !== null && writers.has(power) ? 'write' : 'read';
  if (isText(document)) return power !== null && READERS_OF_TEXTS.has(power) && isThere(session, document) ? right : null;
  const {phase} = session.lifecycle;
  if (power === null || phase === 'none' || phase === 'draft' || phase === 'open') return null;
  if (actor.role === 'participant') return session.people.get(actor.id)?.isRemoved === false ? 'read' : null;
  return right;
}

/** The minutes always are. */
function isThere({pages}: Session, document: BoardDocument): boolean {
  const page = pageOf(document);
  return page === null || pages.pages.has(page);
}
