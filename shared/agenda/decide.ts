import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {ActivityId, Millis} from '../wire/ids.ts';
import {MINUTE} from '../wire/ids.ts';
import {GATHER_MS, MAX_ACTIVITIES} from '../wire/limits.ts';
import {activityAfter, leftOpen} from './activities.ts';
import {leftAt} from './clock.ts';
import type {AgendaCommand} from './protocol.ts';

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
      const opening = agenda.order[agenda.order.indexOf(command.from) - 1];
      return opening === undefined ? refuse('no-next') : ok(moveTo(session, opening, null, now));
    }
    case 'agenda.break':
      return breakNow(session, command, context);
    case 'prompt.set': {
      const activity = agenda.activities.get(command.activity);
      if (!activity) return refuse('unknown-id');
      if (activity.state.at === 'closed') return refuse('activity-closed');
      const prompt = context.newId();
      return ok([{type: 'prompt.changed', at: now, activity: activity.id, prompt}], {
        contents: {put: new Map([[prompt, command.text]]), delete: [activity.prompt]},
      });
    }
    case 'time.add':
    case 'time.pause':
    case 'time.resume':
      return decideTime(session, command, now);
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
  if (command.from !== agenda.current) return refuse('moved-on');
  if (agenda.order.length >= MAX_ACTIVITIES) return refuse('too-many');
  const [id, title, prompt, script] = [newId(), newId(), newId(), newId()];
  const {minutes} = command;
  return ok(
    [
      {
        type: 'activity.inserted',
        at: now,
        after: command.from,
        activity: {
          id,
          kind: 'break',
          title,
          prompt,
          script,
          minutes,
          shortest: minutes,
          stretch: 'break',
          themes: [],
          ballot: null,
          source: null,
        },
      },
      ...moveTo(session, id, null, now),
    ],
    {
      contents: {
        put: new Map([
          [title, command.title],
          [prompt, ''],
          [script, ''],
        ]),
      },
    },
  );
}

function decideTime({agenda}: Session, command: AgendaCommand & {type: `time.${string}`}, now: Millis): Result {
  const activity = agenda.activities.get(command.activity);
  if (!activity) return refuse('unknown-id');
  if (activity.state.at !== 'open') return refuse('moved-on');
  const {clock} = activity.state;
  switch (command.type) {
    case 'time.add': {
      const left = leftAt(clock, now);
      // Taking time off goes as far as now; what is over already is not made longer ago.
      const ms = Math.max(command.minutes * MINUTE, Math.min(0, -left));
      return ms === 0 ? ok([]) : ok([{type: 'time.added', at: now, activity: activity.id, ms}]);
    }
    case 'time.pause':
      return 'left' in clock ? ok([]) : ok([{type: 'time.paused', at: now, activity: activity.id}]);
    case 'time.resume':
      return 'due' in clock ? ok([]) : ok([{type: 'time.resumed', at: now, activity: activity.id}]);
  }
}
