import type {Event} from '../session/protocol.ts';
import type {ActivityId, ContentId, Millis} from '../wire/ids.ts';
import type {ActivityKind} from './protocol.ts';

/** One step of the agenda and where it stands. Minutes are the planned ones. */
export interface Activity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly title: ContentId;
  readonly prompt: ContentId;
  readonly minutes: number;
  readonly state:
    | {readonly at: 'later'}
    | {readonly at: 'open'; readonly since: Millis}
    | {readonly at: 'closed'; readonly since: Millis; readonly until: Millis};
}

export interface Agenda {
  readonly order: readonly ActivityId[];
  readonly activities: ReadonlyMap<ActivityId, Activity>;
  readonly current: ActivityId | null;
}

export const noAgenda: Agenda = {order: [], activities: new Map(), current: null};

/** The activity after `from`, the first one when nothing has begun, null after the last. */
export function activityAfter(agenda: Agenda, from: ActivityId | null): ActivityId | null {
  const place = from === null ? -1 : agenda.order.indexOf(from);
  return agenda.order[place + 1] ?? null;
}

export function evolveAgenda(agenda: Agenda, event: Event): Agenda {
  switch (event.type) {
    case 'session.created':
      return {
        order: event.activities.map(activity => activity.id),
        activities: new Map(event.activities.map(planned => [planned.id, {...planned, state: {at: 'later'}}])),
        current: null,
      };
    case 'activity.opened':
      return {
        ...withActivity(agenda, event.activity, activity => ({...activity, state: {at: 'open', since: event.at}})),
        current: event.activity,
      };
    case 'activity.closed':
      return withActivity(agenda, event.activity, activity =>
        activity.state.at === 'open' ? {...activity, state: {at: 'closed', since: activity.state.since, until: event.at}} : activity,
      );
    case 'prompt.changed':
      return withActivity(agenda, event.activity, activity => ({...activity, prompt: event.prompt}));
    case 'session.ended':
      return agenda.current === null ? agenda : {...agenda, current: null};
    default:
      return agenda;
  }
}

function withActivity(agenda: Agenda, id: ActivityId, change: (activity: Activity) => Activity): Agenda {
  const activity = agenda.activities.get(id);
  return activity ? {...agenda, activities: new Map(agenda.activities).set(id, change(activity))} : agenda;
}
