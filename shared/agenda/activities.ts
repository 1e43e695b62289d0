import type {Phase} from '../session/lifecycle.ts';
import type {Event} from '../session/protocol.ts';
import type {ActivityId, Millis} from '../wire/ids.ts';
import {BALLOTED, type PlannedActivity, WRITTEN} from './protocol.ts';
import {applied, isAboutPress, noTimeline, replay, type TimedActivity, type TimeEvent, type Timeline, type TimePlan} from './timeline.ts';

/** One step of the agenda and where it stands. Minutes are the planned ones; how many it has by now says the timeline. */
export interface Activity extends Omit<PlannedActivity, 'ballot' | 'themes'> {
  readonly state:
    | {readonly at: 'later'}
    | {readonly at: 'open'; readonly since: Millis}
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
  /** What is skipped stands in it too. */
  readonly order: readonly ActivityId[];
  /** Also what was put in and taken back again. */
  readonly activities: ReadonlyMap<ActivityId, Activity>;
  readonly current: ActivityId | null;
  /** As it was made, and all that has changed its time since, taken back or not. */
  readonly plan: TimePlan;
  readonly log: readonly TimeEvent[];
  /** What comes of the two, in the agenda's order. */
  readonly timeline: Timeline;
}

export const noAgenda: Agenda = {
  order: [],
  activities: new Map(),
  current: null,
  plan: {startsAt: null, endsBy: null, activities: []},
  log: [],
  timeline: noTimeline,
};

/** How an activity's time stands; undefined: it is not in the agenda. */
export const timedIn = ({timeline}: Agenda, id: ActivityId | null): TimedActivity | undefined =>
  timeline.activities.find(activity => activity.id === id);

/** What the agenda comes to: all but what is left out. */
export const comingIn = ({timeline}: Agenda): readonly ActivityId[] =>
  timeline.activities.filter(({isSkipped}) => !isSkipped).map(({id}) => id);

/** The activity after `from`, the first one when nothing has begun, null after the last. */
export function activityAfter(agenda: Agenda, from: ActivityId | null): ActivityId | null {
  const coming = comingIn(agenda);
  return coming[from === null ? 0 : coming.indexOf(from) + 1] ?? null;
}

/** Null before the first one. */
export function activityBefore(agenda: Agenda, from: ActivityId): ActivityId | null {
  const coming = comingIn(agenda);
  return coming[coming.indexOf(from) - 1] ?? null;
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
export const lobbyAgreement = ({timeline}: Agenda): ActivityId | null =>
  timeline.activities.find(({kind, isSkipped}) => kind === 'agreement' && !isSkipped)?.id ?? null;

/** Whether people have been asked something there: once it is open, or the session for what stands in the lobby. */
export const isAsked = (agenda: Agenda, phase: Phase, {id, state}: Activity): boolean =>
  state.at !== 'later' || (phase !== 'none' && phase !== 'draft' && id === lobbyAgreement(agenda));

export function evolveAgenda(agenda: Agenda, event: Event): Agenda {
  switch (event.type) {
    case 'session.created': {
      const {activities, about} = event;
      const plan = {startsAt: about.startsAt, endsBy: about.endsBy ?? null, activities};
      return {
        ...noAgenda,
        ...inOrder(replay(plan, [])),
        activities: new Map(activities.map(planned => [planned.id, notBegun(planned)])),
        plan,
      };
    }
    case 'activity.inserted':
      return timed({...agenda, activities: new Map(agenda.activities).set(event.activity.id, notBegun(event.activity))}, event);
    case 'activity.opened':
      return {
        ...withActivity(timed(agenda, event), event.activity, activity => ({...activity, state: {at: 'open', since: event.at}})),
        current: event.activity,
      };
    case 'activity.closed':
      return withActivity(timed(agenda, event), event.activity, activity => closed(activity, event));
    case 'notes.gathering':
      return withActivity(agenda, event.activity, activity => ({...activity, gathering: event.until}));
    // A release before version 2 was the whole of what a gathering brought.
    case 'notes.released':
    case 'activity.settled':
      return withActivity(agenda, event.activity, activity => (activity.gathering === null ? activity : {...activity, gathering: null}));
    case 'prompt.changed':
      return withActivity(agenda, event.activity, activity => ({...activity, prompt: event.prompt}));
    case 'activity.resized':
    case 'activity.skipped':
    case 'activity.kept':
    case 'activity.moved':
    case 'time.added':
    case 'time.paused':
    case 'time.resumed':
    case 'session.started':
    case 'session.extended':
    case 'change.voided':
    case 'change.restored':
      return timed(agenda, event);
    case 'session.ended':
      return {...timed(agenda, event), current: null};
    default:
      return agenda;
  }
}

/** Only what takes something back makes all be told again. */
function timed(agenda: Agenda, event: TimeEvent): Agenda {
  const log = [...agenda.log, event];
  return {...agenda, log, ...inOrder(isAboutPress(event) ? replay(agenda.plan, log) : applied(agenda.timeline, [event]))};
}

const inOrder = (timeline: Timeline): Pick<Agenda, 'timeline' | 'order'> => ({timeline, order: timeline.activities.map(({id}) => id)});

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
