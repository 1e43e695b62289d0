import type {ActivityRecord, SessionRecord} from '../../shared/wire/records.ts';
import {isWaiting, type OwnNote} from './own-notes.ts';

/** What became of a note, as its author may know it. */
export type NoteStatus =
  | 'phone'
  | 'sent'
  | 'sent-late'
  | 'waits'
  | 'shown'
  | 'hidden'
  | 'changing'
  | 'taking-back'
  | 'taken-back'
  | 'late'
  | 'late-change'
  | 'not-sent'
  | 'held'
  | 'refused';

interface Surroundings {
  readonly activity: ActivityRecord | undefined;
  readonly phase: SessionRecord['phase'];
  /** The phone is connected and yet has nothing to send this note with. */
  readonly hasNoTicket: boolean;
}

export function noteStatus(note: OwnNote, {activity, phase, hasNoTicket}: Surroundings): NoteStatus {
  const isClosed = activity?.at === 'closed' || phase === 'ended';
  if (note.refused) return refusedStatus(note);
  if (note.wish === 'take-back') return note.isSent ? 'taken-back' : 'taking-back';
  if (isWaiting(note) && (phase === 'ended' || (isClosed && hasNoTicket))) {
    if (note.sentText !== null) return 'late-change';
    return phase === 'ended' ? 'not-sent' : 'late';
  }
  if (note.isShown && note.isHidden) return 'hidden';
  if (note.wish === 'change') return phase === 'ended' ? 'late-change' : 'changing';
  if (note.isShown) return 'shown';
  if (!note.isSent) return 'phone';
  if (phase === 'ended') return 'held';
  const isGathering = activity !== undefined && activity.gathering !== null;
  if (activity?.writing?.isHeld && !isGathering) return 'waits';
  return isClosed && activity && !isGathering ? 'sent-late' : 'sent';
}

function refusedStatus({refused, sentText}: OwnNote): NoteStatus {
  if (refused !== 'activity-closed' && refused !== 'session-ended' && refused !== 'no-session') return 'refused';
  return sentText === null ? 'late' : 'late-change';
}

/** Nothing will be done about these any more: the author decides. */
export const needsDecision = (status: NoteStatus): boolean => ['late', 'late-change', 'not-sent', 'refused'].includes(status);

/** Whether the author may still ask for other words, given that the activity is open. */
export const canChange = (status: NoteStatus): boolean => ['phone', 'sent', 'waits', 'shown', 'changing'].includes(status);

export const canTakeBack = (status: NoteStatus): boolean => canChange(status) || status === 'sent-late' || status === 'hidden';
