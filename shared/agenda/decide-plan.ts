import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Writes} from '../session/writes.ts';
import {type ActivityId, type ContentId, MINUTE, type Millis} from '../wire/ids.ts';
import {MAX_ACTIVITIES} from '../wire/limits.ts';
import {type Agenda, timedIn} from './activities.ts';
import {cutOff, skippable, slackIn, writingFor} from './catch-up.ts';
import {clockOf, leftAt} from './clock.ts';
import type {PlanCommand} from './commands.ts';
import {inserted} from './plan.ts';
import {projectAt} from './project.ts';
import type {PlannedActivity, TimeChange} from './protocol.ts';
import type {TimedActivity} from './timeline.ts';

export function decidePlan(session: Session, command: PlanCommand, context: Context): Result {
  switch (command.type) {
    case 'activity.resize':
      return resize(session, command, context);
    case 'activity.skip':
    case 'activity.keep':
      return skipOrKeep(session, command, context);
    case 'activity.move':
      return move(session, command, context);
    case 'activity.insert':
      return insert(session, command, context);
    case 'agenda.catch-up':
      return catchUp(session, command, context);
  }
}

const lengthInMinutes = ({length}: TimedActivity): number => length / MINUTE;

/** What is open does not become shorter than it has been already. */
function resize({agenda}: Session, command: PlanCommand & {type: 'activity.resize'}, {now, newId}: Context): Result {
  const activity = timedIn(agenda, command.activity);
  if (!activity) return refuse('unknown-id');
  if (activity.closedAt !== null) return refuse('activity-closed');
  if (lengthInMinutes(activity) !== command.from) return refuse('moved-on');
  const clock = clockOf(activity);
  const left = clock ? Math.max(0, leftAt(clock, now)) : activity.length;
  const minutes = Math.max(command.minutes, Math.ceil((activity.length - left) / MINUTE));
  if (minutes === command.from) return ok([]);
  return ok([{type: 'activity.resized', at: now, activity: activity.id, minutes, change: newId()}]);
}

function skipOrKeep({agenda}: Session, command: PlanCommand & {type: 'activity.skip' | 'activity.keep'}, {now, newId}: Context): Result {
  const activity = timedIn(agenda, command.activity);
  const isSkipping = command.type === 'activity.skip';
  if (!activity) return refuse('unknown-id');
  if (activity.isSkipped === isSkipping) return ok([]);
  if (activity.openedAt !== null || isPassed(agenda, activity.id)) return refuse('moved-on');
  const isNeeded = agenda.timeline.activities.some(one => one.source === activity.id && one.openedAt === null && !one.isSkipped);
  if (isSkipping && isNeeded) return refuse('notes-needed');
  if (isSkipping && comingBut(agenda, activity.id).length === 0) return refuse('no-activities');
  return ok([{type: isSkipping ? 'activity.skipped' : 'activity.kept', at: now, activity: activity.id, change: newId()}]);
}

const comingBut = ({timeline}: Agenda, id: ActivityId): readonly TimedActivity[] =>
  timeline.activities.filter(one => one.id !== id && !one.isSkipped);

/** The agenda has come past it, or stands there. */
const isPassed = ({order, current}: Agenda, id: ActivityId): boolean => current !== null && order.indexOf(id) <= order.indexOf(current);

/** Whether something may be put there: not before what is on, or has been. */
const mayStandAfter = ({order, current}: Agenda, after: ActivityId | null): boolean =>
  current === null || (after !== null && order.indexOf(after) >= order.indexOf(current));

function move({agenda}: Session, {activity: id, from, after}: PlanCommand & {type: 'activity.move'}, {now, newId}: Context): Result {
  const {order} = agenda;
  const activity = timedIn(agenda, id);
  if (!activity || (after !== null && !order.includes(after))) return refuse('unknown-id');
  if (activity.openedAt !== null || isPassed(agenda, id)) return refuse('moved-on');
  const before = order[order.indexOf(id) - 1] ?? null;
  if (before !== from || !mayStandAfter(agenda, after)) return refuse('moved-on');
  if (after === id || after === before) return ok([]);
  const others = order.filter(one => one !== id);
  const place = after === null ? 0 : others.indexOf(after) + 1;
  const moved = [...others.slice(0, place), id, ...others.slice(place)];
  if (!areSourcesFirst(agenda, moved)) return refuse('notes-needed');
  return ok([{type: 'activity.moved', at: now, activity: id, after, change: newId()}]);
}

/** What is read, sorted or given dots was written before. */
const areSourcesFirst = (agenda: Agenda, order: readonly ActivityId[]): boolean =>
  order.every((id, place) => {
    const source = agenda.activities.get(id)?.source ?? null;
    return source === null || order.indexOf(source) < place;
  });

function insert({agenda}: Session, command: PlanCommand & {type: 'activity.insert'}, {now, newId}: Context): Result {
  const {after, type: _type, ...asked} = command;
  if (agenda.order.length >= MAX_ACTIVITIES) return refuse('too-many');
  if (after !== null && !agenda.order.includes(after)) return refuse('unknown-id');
  if (!mayStandAfter(agenda, after)) return refuse('moved-on');
  const {activity, words} = inserted(asked, newId);
  return ok([{type: 'activity.inserted', at: now, after, activity, change: newId()}], {contents: {put: words}});
}

/** All of it or nothing: what the preview showed and is not possible any more is refused. */
function catchUp({agenda}: Session, {trim, skip, write}: PlanCommand & {type: 'agenda.catch-up'}, {now, newId}: Context): Result {
  const {timeline} = agenda;
  const most = new Map(slackIn(timeline, now).map(slack => [slack.id, slack.most]));
  const may = new Set(skippable(timeline, now).map(({id}) => id));
  const events: TimeChange[] = [];
  for (const {activity: id, minutes} of trim) {
    const activity = timedIn(agenda, id);
    if (!activity) return refuse('unknown-id');
    if (minutes * MINUTE > (most.get(id) ?? 0)) return refuse('moved-on');
    most.delete(id);
    events.push(cutOff(activity, minutes * MINUTE, now));
  }
  for (const id of skip) {
    if (!may.delete(id)) return refuse('moved-on');
    events.push({type: 'activity.skipped', at: now, activity: id});
  }
  const writing = write === null ? null : instead(agenda, write, now, newId);
  if (write !== null && !writing) return refuse('moved-on');
  const change = newId();
  const all = [...events, ...(writing?.events ?? [])].map((event): Event => ({...event, change}));
  return ok(all, writing?.writes ?? {});
}

/** The same question, to be written about. */
function instead(
  agenda: Agenda,
  id: ActivityId,
  now: Millis,
  newId: Context['newId'],
): {readonly events: readonly TimeChange[]; readonly writes: Writes} | null {
  const [talk, told] = [timedIn(agenda, id), agenda.activities.get(id)];
  const isAhead = projectAt(agenda.timeline, now).activities.some(one => one.id === id && one.status === 'later');
  if (!talk || !told || told.kind !== 'talk' || !isAhead || agenda.order.length >= MAX_ACTIVITIES) return null;
  const script: ContentId = newId();
  const activity: PlannedActivity = {
    ...writingFor(talk, newId()),
    title: told.title,
    prompt: told.prompt,
    script,
    themes: [],
    ballot: null,
    source: null,
  };
  return {
    events: [
      {type: 'activity.skipped', at: now, activity: id},
      {type: 'activity.inserted', at: now, after: id, activity},
    ],
    writes: {contents: {put: new Map([[script, '']])}},
  };
}
