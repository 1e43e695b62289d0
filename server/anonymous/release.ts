import type {Session} from '../../shared/session/state.ts';
import type {ActivityOutcome} from '../../shared/voice/protocol.ts';
import {countReactions} from '../../shared/voice/reactions.ts';
import {lastRelease, type Release, release} from '../../shared/voice/release.ts';
import type {ActivityId, Millis} from '../../shared/wire/ids.ts';
import type {Mailbox, Used} from './mailbox.ts';

/** What one gathering brings, and what of the mailbox it uses up. */
export interface Settlement {
  readonly outcome: ActivityOutcome;
  readonly used: Used;
}

/** Activities whose gathering is over at `now`. */
export function due(session: Session, now: Millis): readonly ActivityId[] {
  return [...session.voice.writings.values()].filter(({gathering}) => gathering !== null && gathering <= now).map(({activity}) => activity);
}

/** The next moment at which a gathering is over; null when none is under way. */
export function nextDue(session: Session): Millis | null {
  const {lifecycle} = session;
  if (lifecycle.phase === 'closing') return lifecycle.until;
  const moments = [...session.voice.writings.values()].flatMap(({gathering}) => (gathering === null ? [] : [gathering]));
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** `phones`: how many may write; joining alone does not count, or a few requests could raise what a release needs. */
export function settlementOf(session: Session, mailbox: Mailbox, phones: number, activity: ActivityId): Settlement {
  return settlement(session, mailbox, activity, release(mailbox.waiting(activity), phones));
}

/** The session's last release: the remainders of all activities together. */
export function lastSettlements(session: Session, mailbox: Mailbox, phones: number): readonly Settlement[] {
  const opened = session.agenda.order.filter(
    id => session.voice.writings.has(id) && session.agenda.activities.get(id)?.state.at !== 'later',
  );
  const releases = lastRelease(new Map(opened.map(id => [id, mailbox.waiting(id)])), phones);
  return [...releases].map(([activity, released]) => settlement(session, mailbox, activity, released));
}

function settlement(session: Session, mailbox: Mailbox, activity: ActivityId, {notes, isEnough}: Release): Settlement {
  const writing = session.voice.writings.get(activity);
  const isClosed = session.agenda.activities.get(activity)?.state.at === 'closed';
  const changes = isClosed ? mailbox.changes().filter(({id}) => session.voice.notes.get(id)?.activity === activity) : [];
  const isCounted = isClosed && writing?.at === 'shown' && writing.reactions === null;
  const used: Used = {notes: notes.map(({id}) => id), changes: changes.map(({id}) => id), settled: isClosed ? activity : undefined};
  const isFirst = writing?.at === 'writing';
  return {
    used,
    outcome: {
      activity,
      notes,
      changes,
      // A later release says nothing of its own: that somebody wrote late would be one more clue.
      held: isFirst ? !isEnough : !isEnough && (writing?.isHeld ?? false),
      reactions: isCounted ? countReactions(mailbox.reactions(activity), writing.notes) : null,
      boxes: mailbox.boxesOf(used),
    },
  };
}
