import {type Activity, comingIn, isAsked, isGathered} from '../../shared/agenda/activities.ts';
import {countVotes} from '../../shared/choices/count.ts';
import type {Session} from '../../shared/session/state.ts';
import type {Writing} from '../../shared/voice/notes.ts';
import type {ActivityOutcome, NoteBands} from '../../shared/voice/protocol.ts';
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
export function due({agenda}: Session, now: Millis): readonly ActivityId[] {
  return [...agenda.activities.values()].filter(({gathering}) => gathering !== null && gathering <= now).map(({id}) => id);
}

/** The next moment at which a gathering is over; null when none is under way. */
export function nextDue({lifecycle, agenda}: Session): Millis | null {
  if (lifecycle.phase === 'closing') return lifecycle.until;
  const moments = [...agenda.activities.values()].flatMap(({gathering}) => (gathering === null ? [] : [gathering]));
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** `phones`: how many may write; joining alone does not count, or a few requests could raise what a release needs. */
export function settlementOf(session: Session, mailbox: Mailbox, phones: number, activity: ActivityId): Settlement {
  return settlement(session, mailbox, activity, release(mailbox.waiting(activity), phones));
}

/** The session's last release: the remainders of all activities together. */
export function lastSettlements(session: Session, mailbox: Mailbox, phones: number): readonly Settlement[] {
  const {agenda, lifecycle} = session;
  const asked = [...agenda.activities.values()].filter(one => isGathered(one) && isAsked(agenda, lifecycle.phase, one));
  const inOrder = agenda.order.filter(id => asked.some(one => one.id === id));
  const releases = lastRelease(new Map(inOrder.map(id => [id, mailbox.waiting(id)])), phones);
  return [...releases].map(([activity, released]) => settlement(session, mailbox, activity, released));
}

function settlement(session: Session, mailbox: Mailbox, activity: ActivityId, {notes, isEnough}: Release): Settlement {
  const writing = session.voice.writings.get(activity);
  const state = session.agenda.activities.get(activity)?.state;
  const isOver = session.lifecycle.phase === 'closing' || (state?.at === 'closed' && !state.isLeftOpen);
  const changes = isOver ? mailbox.changes().filter(({id}) => session.voice.notes.get(id)?.activity === activity) : [];
  const used: Used = {notes: notes.map(({id}) => id), changes: changes.map(({id}) => id), settled: isOver ? activity : undefined};
  const isFirst = writing?.at === 'writing';
  return {
    used,
    outcome: {
      activity,
      notes: notes.map(note => ({...note, theme: note.theme !== null && writing?.asks.includes(note.theme) ? note.theme : null})),
      changes,
      // A later release says nothing of its own: that somebody wrote late would be one more clue.
      held: isFirst ? !isEnough : !isEnough && (writing?.isHeld ?? false),
      reactions: isOver ? reactionsOf(session, mailbox, activity) : null,
      ...(isOver && isToCount(session, activity) ? {votes: votesOf(session, mailbox, activity)} : {}),
      boxes: mailbox.boxesOf(used),
    },
  };
}

/** Whose notes people react to or give dots to there: the source's, else its own. */
export function writingFor({agenda, voice}: Session, activity: ActivityId): Writing | null {
  return voice.writings.get(agenda.activities.get(activity)?.source ?? activity) ?? null;
}

/** Reactions on the same notes are counted once: a second count would say what a few have changed in between. */
function reactionsOf(session: Session, mailbox: Mailbox, activity: ActivityId): readonly NoteBands[] | null {
  const writing = writingFor(session, activity);
  if (writing?.at !== 'shown' || writing.reactions !== null || !isLastToReact(session, activity)) return null;
  return countReactions(mailbox.reactions(activity), writing.notes);
}

/** The last activity that takes reactions on these notes counts them. While a session closes, what was not opened does not come. */
function isLastToReact({agenda, lifecycle}: Session, activity: ActivityId): boolean {
  const notes = agenda.activities.get(activity)?.source ?? activity;
  const comes = (one: Activity | undefined) =>
    one?.kind === 'react' && one.source === notes && (lifecycle.phase !== 'closing' || one.state.at !== 'later');
  const coming = comingIn(agenda);
  return !coming.slice(coming.indexOf(activity) + 1).some(id => comes(agenda.activities.get(id)));
}

const isToCount = (session: Session, activity: ActivityId): boolean =>
  session.choices.get(activity)?.isCounted === false && couldBeAnswered(session, activity);

/** Where there was no note to give dots to before it closed, nothing was asked yet: it is there to be opened again. */
function couldBeAnswered(session: Session, activity: ActivityId): boolean {
  if (session.choices.get(activity)?.asked.asks !== 'dots') return true;
  const state = session.agenda.activities.get(activity)?.state;
  const shownAt = writingFor(session, activity)?.shownAt ?? null;
  return shownAt !== null && state?.at === 'closed' && shownAt < state.until;
}

function votesOf(session: Session, mailbox: Mailbox, activity: ActivityId): ActivityOutcome['votes'] {
  const asked = session.choices.get(activity)?.asked;
  return asked && countVotes(asked, mailbox.ballots(activity), writingFor(session, activity)?.notes ?? []);
}
