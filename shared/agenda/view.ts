import {ballotRecord} from '../choices/view.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import {writingRecord} from '../voice/view.ts';
import {type ActivityId, MINUTE} from '../wire/ids.ts';
import {type ActivityRecord, type Audience, isAtConsole, type TimeRecord} from '../wire/records.ts';
import {isAsked, timedIn} from './activities.ts';
import {clockOf} from './clock.ts';
import {redoable, undoable} from './undo.ts';

export function timeRecord({agenda, lifecycle}: Session, audience: Audience): TimeRecord | null {
  if (audience === 'phone' || lifecycle.phase === 'none') return null;
  const {timeline, log} = agenda;
  const isConsole = isAtConsole(audience);
  return {kind: 'time', timeline, undo: isConsole ? undoable(log) : null, redo: isConsole ? redoable(log) : null};
}

export function activityRecord(session: Session, contents: Contents, audience: Audience, id: ActivityId): ActivityRecord | null {
  const activity = session.agenda.activities.get(id);
  const timed = timedIn(session.agenda, id);
  if (!activity || !timed) return null;
  const {state} = activity;
  const isConsole = isAtConsole(audience);
  const mayReadPrompt = isConsole || isAsked(session.agenda, session.lifecycle.phase, activity);
  return {
    kind: 'activity',
    id,
    activity: activity.kind,
    title: contents.get(activity.title) ?? '',
    prompt: mayReadPrompt ? (contents.get(activity.prompt) ?? '') : null,
    script: isConsole ? (contents.get(activity.script) ?? '') : null,
    minutes: timed.length / MINUTE,
    shortest: activity.shortest,
    stretch: activity.stretch,
    at: state.at,
    since: state.at === 'later' ? null : state.since,
    took: state.at === 'closed' ? activity.took : null,
    clock: clockOf(timed),
    gathering: activity.gathering,
    writing: writingRecord(session, id),
    ballot: ballotRecord(session, contents, id, mayReadPrompt),
    source: activity.source,
  };
}
