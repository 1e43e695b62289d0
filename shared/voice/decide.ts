import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import {joinWrites, type Writes} from '../session/writes.ts';
import type {ActivityId, ContentId, Millis} from '../wire/ids.ts';
import {GATHER_MS} from '../wire/limits.ts';
import {releasedIn} from './notes.ts';
import type {ActivityOutcome, NoteWords, VoiceCommand} from './protocol.ts';
import {decideThemes} from './themes.ts';

export function decideVoice(session: Session, command: VoiceCommand, context: Context): Result {
  const {voice, agenda} = session;
  switch (command.type) {
    case 'notes.show': {
      const writing = voice.writings.get(command.activity);
      if (!writing) return refuse('unknown-id');
      if (agenda.current !== command.activity) return refuse('activity-closed');
      const isDone = agenda.activities.get(command.activity)?.gathering != null || (writing.at === 'shown' && !writing.isHeld);
      return isDone ? ok([]) : ok([{type: 'notes.gathering', at: context.now, activity: command.activity, until: context.now + GATHER_MS}]);
    }
    case 'note.hide':
    case 'note.unhide': {
      const note = voice.notes.get(command.note);
      if (!note) return refuse('unknown-id');
      const isHidden = command.type === 'note.hide';
      if (note.isHidden === isHidden) return ok([]);
      return ok([{type: isHidden ? 'note.hidden' : 'note.unhidden', at: context.now, note: note.id}]);
    }
    case 'note.move':
    case 'theme.add':
    case 'theme.rename':
    case 'theme.remove':
    case 'theme.offer':
    case 'board.lock':
    case 'board.unlock':
      return decideThemes(session, command, context);
    case 'notes.release': {
      const outcome = settle(session, command, context.now);
      return outcome ? ok(outcome.events, outcome.writes) : refuse('unknown-id');
    }
    case 'notes.withdraw': {
      const known = command.notes.filter(id => voice.notes.has(id)).sort();
      const writes: Writes = {contents: {delete: known}, mailbox: {delete: command.boxes}};
      return known.length === 0 ? ok([], writes) : ok([{type: 'notes.gone', at: context.now, notes: known}], writes);
    }
  }
}

/**
 * What one gathering brings: all its notes in ascending id in one transaction, so that neither the order
 * of rows nor the number of events says who wrote when. A note already shown is not shown twice.
 */
export function settle(
  session: Session,
  outcome: ActivityOutcome,
  now: Millis,
): {readonly events: Event[]; readonly writes: Writes} | null {
  const {activity} = outcome;
  if (!session.agenda.activities.has(activity)) return null;
  const isShown = releasedIn(session.voice);
  const fresh = outcome.notes.filter(note => !isShown.has(note.id)).sort(byId);
  const changed = outcome.changes.filter(note => session.voice.notes.has(note.id)).sort(byId);
  const events: Event[] = [];
  if (session.voice.writings.has(activity)) {
    const notes = fresh.map(note => note.id);
    events.push({type: 'notes.released', at: now, activity, notes, themes: fresh.map(note => note.theme), held: outcome.held});
  }
  if (changed.length > 0) events.push({type: 'notes.changed', at: now, activity, notes: changed.map(note => note.id)});
  if (outcome.reactions)
    events.push({type: 'reactions.counted', at: now, activity: reactedIn(session, activity), reactions: outcome.reactions});
  if (outcome.votes !== undefined) events.push({type: 'votes.counted', at: now, activity, votes: outcome.votes});
  events.push({type: 'activity.settled', at: now, activity});
  const words = new Map<ContentId, string>([...fresh, ...changed].map(note => [note.id, note.text]));
  return {events, writes: {contents: {put: words}, mailbox: {delete: outcome.boxes}}};
}

const byId = (a: NoteWords, b: NoteWords): number => (a.id < b.id ? -1 : 1);

/** Reactions stand with the notes they are about. */
const reactedIn = ({agenda}: Session, activity: ActivityId): ActivityId => agenda.activities.get(activity)?.source ?? activity;

/** Several gatherings settled at once, in the order given; what is unknown is left out. */
export function settleAll(session: Session, outcomes: readonly ActivityOutcome[], now: Millis): {events: Event[]; writes: Writes} {
  const settled = outcomes.map(outcome => settle(session, outcome, now)).filter(one => one !== null);
  return {
    events: settled.flatMap(one => one.events),
    writes: settled.reduce<Writes>((writes, one) => joinWrites(writes, one.writes), {}),
  };
}
