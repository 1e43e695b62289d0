import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import {GATHER_MS} from '../wire/limits.ts';
import {activityAfter} from './activities.ts';
import type {AgendaCommand} from './protocol.ts';

export function decideAgenda(session: Session, command: AgendaCommand, context: Context): Result {
  switch (command.type) {
    case 'agenda.next':
      return next(session, command.from, context);
    case 'prompt.set': {
      const activity = session.agenda.activities.get(command.activity);
      if (!activity) return refuse('unknown-id');
      if (activity.state.at === 'closed') return refuse('activity-closed');
      const prompt = context.newId();
      return ok([{type: 'prompt.changed', at: context.now, activity: activity.id, prompt}], {
        contents: {put: new Map([[prompt, command.text]]), delete: [activity.prompt]},
      });
    }
  }
}

/** Closes what is open and opens what follows. A press that saw another activity changes nothing. */
function next(session: Session, from: string | null, {now}: Context): Result {
  const {agenda, lifecycle} = session;
  if (from !== agenda.current) return refuse('moved-on');
  const opening = activityAfter(agenda, from);
  if (opening === null) return refuse('no-next');
  const events: Event[] = [];
  if (lifecycle.phase === 'open') events.push({type: 'session.started', at: now});
  if (from !== null) events.push({type: 'activity.closed', at: now, activity: from, gatherUntil: now + GATHER_MS});
  events.push({type: 'activity.opened', at: now, activity: opening});
  return ok(events);
}
