import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import {writingRecord} from '../voice/view.ts';
import type {ActivityId} from '../wire/ids.ts';
import type {ActivityRecord, Audience} from '../wire/records.ts';

export function activityRecord(session: Session, contents: Contents, audience: Audience, id: ActivityId): ActivityRecord | null {
  const activity = session.agenda.activities.get(id);
  if (!activity) return null;
  const {state} = activity;
  const mayReadPrompt = audience === 'console' || state.at !== 'later';
  return {
    kind: 'activity',
    id,
    activity: activity.kind,
    title: contents.get(activity.title) ?? '',
    prompt: mayReadPrompt ? (contents.get(activity.prompt) ?? '') : null,
    minutes: activity.minutes,
    at: state.at,
    since: state.at === 'later' ? null : state.since,
    writing: writingRecord(session, id),
  };
}
