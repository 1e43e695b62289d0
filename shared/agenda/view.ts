import {ballotRecord} from '../choices/view.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import {writingRecord} from '../voice/view.ts';
import type {ActivityId} from '../wire/ids.ts';
import {type ActivityRecord, type Audience, isAtConsole} from '../wire/records.ts';
import {isAsked} from './activities.ts';

export function activityRecord(session: Session, contents: Contents, audience: Audience, id: ActivityId): ActivityRecord | null {
  const activity = session.agenda.activities.get(id);
  if (!activity) return null;
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
    minutes: activity.minutes,
    shortest: activity.shortest,
    stretch: activity.stretch,
    at: state.at,
    since: state.at === 'later' ? null : state.since,
    took: state.at === 'closed' ? activity.took : null,
    clock: state.at === 'open' ? state.clock : null,
    gathering: activity.gathering,
    writing: writingRecord(session, id),
    ballot: ballotRecord(session, contents, id, mayReadPrompt),
    source: activity.source,
  };
}
