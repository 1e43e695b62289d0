import type {Phase} from '../session/lifecycle.ts';
import type {Event} from '../session/protocol.ts';
import type {ActivityId, Millis} from '../wire/ids.ts';
import {added, opened, paused, type RunningClock, resumed} from './clock.ts';
import {BALLOTED, type PlannedActivity, WRITTEN} from './protocol.ts';

/** One step of the agenda and where it stands. Minutes are the planned ones. */
export interface Activity extends Omit<PlannedActivity, 'ballot' | 'themes'> {
  readonly state:
    | {readonly at: 'later'}
    | {readonly at: 'open'; readonly since: Millis; readonly clock: RunningClock}
    | {
        readonly at: 'closed';
        readonly since: Millis;
        readonly until: Millis;
        /** Left by Back or for a break: the group may come back, so nothing is counted before it goes on past it. */
        readonly isLeftOpen: boolean;
      };
  /** How long it was open, up to when it was last closed: it may be opened again. */
  readonly took: Millis;
  /** Until when what is still on the phones is gathered; null while nothing is. */
  readonly gathering: Millis | null;
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

/** Phones bring something in activities of this kind: notes, reactions or a ballot. */
export const isGathered = ({kind}: Pick<Activity, 'kind'>): boolean => WRITTEN.has(kind) || BALLOTED.has(kind) || kind === 'react';

/** What was left by Back or for a break, in the agenda's order: nothing of it has been gathered. */
export const leftOpen = ({order, activities}: Agenda): readonly ActivityId[] =>
  order.filter(id => {
    const state = activities.get(id)?.state;
    return state?.at === 'closed' && state.isLeftOpen;
  });

/** The first agreement can be read and answered from the lobby on, before it is opened; null when there is none. */
export const lobbyAgreement = ({order, activities}: Agenda): ActivityId | null =>
  order.find(id => activities.get(id)?.kind === 'agreement') ?? null;

/** Whether people have been asked something there: once it is open, or the session for what stands in the lobby. */
export const isAsked = (agenda: Agenda, phase: Phase, {id, state}: Activity): boolean =>
  state.at !== 'later' || (phase !== 'none' && phase !== 'draft' && id === lobbyAgreement(agenda));

export function evolveAgenda(agenda: Agenda, event: Event): Agenda {
  switch (event.type) {
    case 'session.created':
      return {
        order: event.activities.map(activity => activity.id),
        activities: new Map(event.activities.map(planned => [planned.id, notBegun(planned)])),
        current: null,
      };
    case 'activity.inserted': {
      const place = agenda.order.indexOf(event.after) + 1;
      const {id} = event.activity;
      return {
        ...agenda,
        order: [...agenda.order.slice(0, place), id, ...agenda.order.slice(place)],
        activities: new Map(agenda.activities).set(id, notBegun(event.activity)),
      };
    }
    case 'activity.opened':
      return {
        ...withActivity(agenda, event.activity, activity => ({
          ...activity,
          state: {at: 'open', since: event.at, clock: opened(event.at, activity.minutes)},
        })),
        current: event.activity,
      };
    case 'activity.closed':
      return withActivity(agenda, event.activity, activity => closed(activity, event));
    case 'notes.gathering':
      return withActivity(agenda, event.activity, activity => ({...activity, gathering: event.until}));
    // A release before version 2 was the whole of what a gathering brought.
    case 'notes.released':
    case 'activity.settled':
      return withActivity(agenda, event.activity, activity => (activity.gathering === null ? activity : {...activity, gathering: null}));
    case 'prompt.changed':
      return withActivity(agenda, event.activity, activity => ({...activity, prompt: event.prompt}));
    case 'time.added':
      return withClock(agenda, event.activity, clock => added(clock, event.ms));
    case 'time.paused':
      return withClock(agenda, event.activity, clock => paused(clock, event.at));
    case 'time.resumed':
      return withClock(agenda, event.activity, clock => resumed(clock, event.at));
    case 'session.ended':
      return agenda.current === null ? agenda : {...agenda, current: null};
    default:
      return agenda;
  }
}

function closed(activity: Activity, {at, gatherUntil}: Event & {type: 'activity.closed'}): Activity {
  const {state, took} = activity;
  const isLeftOpen = gatherUntil === null;
  // What was being shown when they left is shown all the same.
  const gathering = isLeftOpen ? activity.gathering : isGathered(activity) ? gatherUntil : null;
  switch (state.at) {
    case 'later':
      return {...activity, gathering};
    case 'open':
      return {...activity, state: {at: 'closed', since: state.since, until: at, isLeftOpen}, took: took + at - state.since, gathering};
    case 'closed':
      return {...activity, state: {...state, isLeftOpen}, gathering};
  }
}

const notBegun = ({ballot: _ballot, themes: _themes, ...planned}: PlannedActivity): Activity => ({
  ...planned,
  state: {at: 'later'},
  took: 0,
  gathering: null,
});

function withActivity(agenda: Agenda, id: ActivityId, change: (activity: Activity) => Activity): Agenda {
  const activity = agenda.activities.get(id);
  return activity ? {...agenda, activities: new Map(agenda.activities).set(id, change(activity))} : agenda;
}

const withClock = (agenda: Agenda, id: ActivityId, change: (clock: RunningClock) => RunningClock): Agenda =>
  withActivity(agenda, id, activity =>
    activity.state.at === 'open' ? {...activity, state: {...activity.state, clock: change(activity.state.clock)}} : activity,
  );
