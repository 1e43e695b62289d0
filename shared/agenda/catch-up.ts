import {type ActivityId, MINUTE, type Millis} from '../wire/ids.ts';
import {projectAt} from './project.ts';
import type {TimeChange} from './protocol.ts';
import {applied, type TimedActivity, type TimedPlan, type TimeEvent, type Timeline} from './timeline.ts';

/** A way to end earlier: what it would change, how much earlier the session would end by it, and what would still be missing. */
export interface CatchUp {
  readonly changes: readonly TimeEvent[];
  readonly gives: Millis;
  readonly short: Millis;
}

/** What may be taken off one activity, in whole minutes. */
export interface Slack {
  readonly id: ActivityId;
  readonly most: Millis;
}

const NOTHING: CatchUp = {changes: [], gives: 0, short: 0};

/**
 * Spreads the cut over all that may shrink, in proportion to what each can give, in whole minutes. Never below the shortest that is still
 * useful, and never off a break, the close, what is fixed or what has been used up already.
 */
export function trim(timeline: Timeline, now: Millis, need: Millis): CatchUp {
  const cuts = new Map<ActivityId, Millis>();
  const slack = slackIn(timeline, now);
  for (const {activities, enough} of tails(timeline, now, need)) {
    const inTail = slack.filter(({id}) => activities.has(id));
    const rest = inTail.map(({id, most}) => ({id, most: most - (cuts.get(id) ?? 0)}));
    const taken = inTail.reduce((sum, {id}) => sum + (cuts.get(id) ?? 0), 0);
    for (const [id, cut] of spread(rest, enough - taken)) cuts.set(id, (cuts.get(id) ?? 0) + cut);
  }
  const byId = new Map(timeline.activities.map(activity => [activity.id, activity]));
  const changes = [...cuts].flatMap(([id, cut]) => {
    const activity = byId.get(id);
    return activity && cut > 0 ? [cutOff(activity, cut, now)] : [];
  });
  return offer(timeline, now, need, changes);
}

/** Leaves out as few of what may be skipped as are enough, and of those what takes least away. */
export function skip(timeline: Timeline, now: Millis, need: Millis): CatchUp {
  const gives = (those: readonly TimedActivity[]) =>
    projectAt(timeline, now).expectedEnd - projectAt(applied(timeline, those.map(leftOut(now))), now).expectedEnd;
  let chosen: readonly TimedActivity[] = [];
  while (gives(chosen) < need) {
    const more = skippable(timeline, now)
      .filter(one => !chosen.includes(one))
      .map(one => ({one, all: gives([...chosen, one])}));
    const last = more.filter(({all}) => all >= need).toSorted((a, b) => a.one.length - b.one.length)[0];
    const most = last ?? more.toSorted((a, b) => b.all - a.all)[0];
    if (!most || most.all <= gives(chosen)) break;
    chosen = [...chosen, most.one];
  }
  // What came in first may not be needed any more: something later that begins at a fixed time counts only once it has gone itself.
  for (const one of chosen) {
    const others = chosen.filter(other => other !== one);
    if (gives(others) >= Math.min(need, gives(chosen))) chosen = others;
  }
  return offer(timeline, now, need, timeline.activities.filter(one => chosen.includes(one)).map(leftOut(now)));
}

const leftOut =
  (now: Millis) =>
  ({id}: TimedActivity): TimeEvent => ({type: 'activity.skipped', at: now, activity: id});

/** Writes about the next thing that was to be talked about, in the shortest time that is still useful, and reads it out. */
export function toWriting(timeline: Timeline, now: Millis, need: Millis, id: ActivityId): CatchUp {
  const talk = nextTalk(timeline, now);
  if (!talk || talk.shortest >= talk.length) return {...NOTHING, short: need};
  return offer(timeline, now, need, [
    leftOut(now)(talk),
    {type: 'activity.inserted', at: now, after: talk.id, activity: writingFor(talk, id)},
  ]);
}

/** Instead of a talk, in the shortest time that is useful for it. */
export const writingFor = ({shortest}: TimedActivity, id: ActivityId): TimedPlan => {
  const minutes = shortest / MINUTE;
  return {id, kind: 'write', stretch: 'fixed', minutes, shortest: minutes, source: null};
};

/** The first thing to be talked about that has not begun. */
export const nextTalk = (timeline: Timeline, now: Millis): TimedActivity | null =>
  ahead(timeline, now).find(({kind}) => kind === 'talk') ?? null;

/** What may be taken off what, at most: the rule for those who propose and for those who decide. */
export function slackIn(timeline: Timeline, now: Millis): readonly Slack[] {
  const {activities} = projectAt(timeline, now);
  return timeline.activities.flatMap((activity, place) => {
    const {status, left = null} = activities[place] ?? {};
    if (activity.stretch !== 'shrink' || isKept(activity)) return [];
    if (status !== 'later' && status !== 'running' && status !== 'paused') return [];
    const over = activity.length + activity.added - activity.shortest;
    const most = wholeMinutes(left === null ? over : Math.min(over, left));
    return most > 0 ? [{id: activity.id, most}] : [];
  });
}

/** What may be left out: not what others that are ahead need the notes of. */
export function skippable(timeline: Timeline, now: Millis): readonly TimedActivity[] {
  const all = ahead(timeline, now);
  const needed = new Set(all.map(({source}) => source));
  return all.filter(one => one.stretch === 'skip' && !isKept(one) && !needed.has(one.id));
}

function ahead(timeline: Timeline, now: Millis): readonly TimedActivity[] {
  const {activities} = projectAt(timeline, now);
  return timeline.activities.filter((_, place) => activities[place]?.status === 'later');
}

/** Rest and the close are never what gives way, whatever the plan says of them. */
const isKept = ({kind}: TimedActivity): boolean => kind === 'close' || kind === 'break';

/** What is open gives up what was meant for it at its end, what is ahead becomes shorter. */
export const cutOff = (
  {id, openedAt, length}: TimedActivity,
  cut: Millis,
  now: Millis,
): TimeChange & {readonly type: 'activity.resized' | 'time.added'} =>
  openedAt === null
    ? {type: 'activity.resized', at: now, activity: id, minutes: (length - cut) / MINUTE}
    : {type: 'time.added', at: now, activity: id, ms: -cut};

const wholeMinutes = (ms: Millis): Millis => Math.max(0, Math.floor(ms / MINUTE)) * MINUTE;

function offer(timeline: Timeline, now: Millis, need: Millis, changes: readonly TimeEvent[]): CatchUp {
  const gives = projectAt(timeline, now).expectedEnd - projectAt(applied(timeline, changes), now).expectedEnd;
  return {changes, gives, short: Math.max(0, need - gives)};
}

/** All from one activity to the end, and how much has to go of that. */
interface Tail {
  readonly activities: ReadonlySet<ActivityId>;
  readonly enough: Millis;
}

/**
 * What begins at a fixed time takes up what is saved before it. So beside all that is ahead, all from each such activity on has to be short
 * enough by itself; the last one first, as what is saved there counts for all.
 */
function tails(timeline: Timeline, now: Millis, need: Millis): readonly Tail[] {
  const {activities, expectedEnd} = projectAt(timeline, now);
  const target = expectedEnd - need;
  const found: Tail[] = [];
  const behind = new Set<ActivityId>();
  let length = 0;
  for (const [place, one] of [...activities.entries()].reverse()) {
    const {notBefore = null} = timeline.activities[place] ?? {};
    if (one.status === 'done' || one.status === 'skipped') continue;
    behind.add(one.id);
    const isOpen = one.due !== null;
    length += isOpen ? 0 : one.expectedEnd - one.expectedStart;
    const begins = isOpen ? one.expectedEnd : one.status === 'later' ? notBefore : null;
    if (begins !== null) found.push({activities: new Set(behind), enough: begins + length - target});
    if (isOpen) return found.filter(({enough}) => enough > 0);
  }
  // Nothing is open: it begins when it was meant to, or now.
  const begins = Math.max(timeline.startsAt ?? now, now);
  if (behind.size > 0) found.push({activities: behind, enough: begins + length - target});
  return found.filter(({enough}) => enough > 0);
}

/** In proportion to what each can give, in whole minutes; what is left over by rounding goes where most was lost by it. */
function spread(slack: readonly Slack[], need: Millis): ReadonlyMap<ActivityId, Millis> {
  const minutes = slack.map(({id, most}) => ({id, most: most / MINUTE}));
  const all = minutes.reduce((sum, {most}) => sum + most, 0);
  const take = Math.min(Math.max(0, Math.ceil(need / MINUTE)), all);
  if (take === 0) return new Map();
  const shares = minutes.map(({id, most}) => ({id, most, share: (take * most) / all}));
  const cuts = new Map(shares.map(({id, share}) => [id, Math.floor(share)]));
  let rest = take - [...cuts.values()].reduce((sum, cut) => sum + cut, 0);
  const byLoss = shares.toSorted((one, other) => (other.share % 1) - (one.share % 1));
  for (const {id, most} of byLoss) {
    const cut = cuts.get(id) ?? 0;
    if (rest === 0 || cut >= most) continue;
    cuts.set(id, cut + 1);
    rest -= 1;
  }
  return new Map([...cuts].map(([id, cut]) => [id, cut * MINUTE]));
}
