import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {ActivityId, Millis} from '../wire/ids.ts';
import {GATHER_MS, MAX_ACTIVITIES} from '../wire/limits.ts';
import {activityAfter, activityBefore, leftOpen} from './activities.ts';
import type {AgendaCommand} from './commands.ts';
import {decidePlan} from './decide-plan.ts';
import {decideTime} from './decide-time.ts';
import {inserted} from './plan.ts';

export function decideAgenda(session: Session, command: AgendaCommand, context: Context): Result {
  const {agenda} = session;
  const {now} = context;
  switch (command.type) {
    case 'agenda.next': {
      if (command.from !== agenda.current) return refuse('moved-on');
      const opening = activityAfter(agenda, command.from);
      return opening === null ? refuse('no-next') : ok(goOn(session, opening, now));
    }
    case 'agenda.back': {
      if (command.from !== agenda.current) return refuse('moved-on');
      const opening = activityBefore(agenda, command.from);
      return opening === null ? refuse('no-next') : ok(moveTo(session, opening, null, now));
    }
    case 'agenda.break':
      return breakNow(session, command, context);
    case 'prompt.set': {
      const activity = agenda.activities.get(command.activity);
      if (!activity) return refuse('unknown-id');
      if (activity.state.at === 'closed') return refuse('activity-closed');
      const prompt = context.newId();
      // What was made of another activity has its words.
      const isShared = [...agenda.activities.values()].some(one => one !== activity && one.prompt === activity.prompt);
      return ok([{type: 'prompt.changed', at: now, activity: activity.id, prompt}], {
        contents: {put: new Map([[prompt, command.text]]), delete: isShared ? [] : [activity.prompt]},
      });
    }
    case 'time.add':
    case 'time.pause':
    case 'time.resume':
    case 'time.undo':
    case 'time.redo':
    case 'time.extend':
      return decideTime(session, command, context);
    case 'activity.resize':
    case 'activity.skip':
    case 'activity.keep':
    case 'activity.move':
    case 'activity.insert':
    case 'agenda.catch-up':
      return decidePlan(session, command, context);
  }
}

/** Also settles what was left for a break, or before it by Back: the group goes on past it now. */
function goOn(session: Session, opening: ActivityId, now: Millis): Event[] {
  const {order} = session.agenda;
  const gatherUntil = now + GATHER_MS;
  const behind = leftOpen(session.agenda).filter(id => order.indexOf(id) < order.indexOf(opening));
  return [
    ...behind.map((activity): Event => ({type: 'activity.closed', at: now, activity, gatherUntil})),
    ...moveTo(session, opening, gatherUntil, now),
  ];
}

/** Closes what is open and opens another one. What rested goes on with it. `gatherUntil`: null when the group may come back to what it leaves. */
function moveTo({agenda, lifecycle}: Session, opening: ActivityId, gatherUntil: Millis | null, now: Millis): Event[] {
  const events: Event[] = [];
  if (lifecycle.phase === 'open') events.push({type: 'session.started', at: now});
  if (lifecycle.phase === 'live' && lifecycle.isPaused) events.push({type: 'session.resumed', at: now});
  if (agenda.current !== null) events.push({type: 'activity.closed', at: now, activity: agenda.current, gatherUntil});
  events.push({type: 'activity.opened', at: now, activity: opening});
  return events;
}

function breakNow(session: Session, command: AgendaCommand & {type: 'agenda.break'}, {now, newId}: Context): Result {
  const {agenda} = session;
  const {from, minutes, title} = command;
  if (from !== agenda.current) return refuse('moved-on');
  if (agenda.order.length >= MAX_ACTIVITIES) return refuse('too-many');
  const {activity, words} = inserted({kind: 'break', title, prompt: '', minutes}, newId);
  return ok([{type: 'activity.inserted', at: now, after: from, activity}, ...moveTo(session, activity.id, null, now)], {
    contents: {put: words},
  });
}
