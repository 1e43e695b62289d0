import type {ContentId, Id, Millis} from '../wire/ids.ts';
import {BALLOTED, type NewActivity, type PlannedActivity, SOURCED} from './protocol.ts';

/** What an activity is when only its kind, title and minutes are known. */
export const plainActivity = (known: Pick<NewActivity, 'kind' | 'title' | 'minutes'> & Partial<NewActivity>): NewActivity => ({
  prompt: '',
  shortest: known.minutes,
  stretch: known.kind === 'break' ? 'break' : 'fixed',
  notBefore: null,
  themes: [],
  rows: [],
  dots: 0,
  source: null,
  script: '',
  ...known,
});

/** What is wrong with a plan beyond the shape of its parts. */
export type PlanProblem =
  | 'no-rows'
  | 'no-dots'
  | 'no-source'
  | 'shortest-above-minutes'
  | 'ends-before-start'
  /** A fixed time of an activity without one of the session, before it, or when all has to be over. */
  | 'no-start'
  | 'before-start'
  | 'after-end';

/** The parts of a plan that have to go together. */
export interface PlanParts {
  readonly startsAt: Millis | null;
  readonly endsBy: Millis | null;
  readonly activities: readonly NewActivity[];
}

/** Null when nothing is wrong. `place`: of the activity, from 0; null: it is about the session. */
export function planProblem(plan: PlanParts): {readonly place: number | null; readonly problem: PlanProblem} | null {
  const {startsAt, endsBy, activities} = plan;
  if (startsAt !== null && endsBy !== null && endsBy <= startsAt) return {place: null, problem: 'ends-before-start'};
  for (const [place, activity] of activities.entries()) {
    const problem = problemOf(activity, activities.slice(0, place)) ?? problemOfTime(activity, plan);
    if (problem) return {place, problem};
  }
  return null;
}

function problemOf({kind, rows, dots, source, shortest, minutes}: NewActivity, before: readonly NewActivity[]): PlanProblem | null {
  if (shortest > minutes) return 'shortest-above-minutes';
  if (BALLOTED.has(kind) && kind !== 'dots' && rows.length === 0) return 'no-rows';
  if (kind === 'dots' && dots === 0) return 'no-dots';
  if (SOURCED.has(kind) && (source === null || before[source]?.kind !== 'write')) return 'no-source';
  return null;
}

function problemOfTime({notBefore}: NewActivity, {startsAt, endsBy}: PlanParts): PlanProblem | null {
  if (notBefore === null) return null;
  if (startsAt === null) return 'no-start';
  if (notBefore < startsAt) return 'before-start';
  return endsBy !== null && notBefore >= endsBy ? 'after-end' : null;
}

/** Gives every activity and every word of it an id. `keep` files a text and answers its id. */
export function planned(
  activities: readonly NewActivity[],
  newId: () => Id,
  keep: (text: string) => ContentId,
): readonly PlannedActivity[] {
  const ids = activities.map(() => newId());
  return activities.map((activity, place) => ({
    id: ids[place] ?? newId(),
    kind: activity.kind,
    title: keep(activity.title),
    prompt: keep(activity.prompt),
    script: keep(activity.script),
    minutes: activity.minutes,
    shortest: activity.shortest,
    stretch: activity.stretch,
    ...(activity.notBefore !== null && {notBefore: activity.notBefore}),
    themes: activity.themes.map(title => ({id: newId(), title: keep(title)})),
    ballot: ballotOf(activity, keep),
    source: activity.source === null || !SOURCED.has(activity.kind) ? null : (ids[activity.source] ?? null),
  }));
}

function ballotOf({kind, rows, dots}: NewActivity, keep: (text: string) => ContentId): PlannedActivity['ballot'] {
  if (kind === 'dots') return {asks: 'dots', dots};
  if (!BALLOTED.has(kind)) return null;
  return {asks: 'one', rows: rows.map(({question, options}) => ({question: keep(question), options: options.map(keep)}))};
}

/** One that was thought of while the session runs, with its words under the ids that it names. It may not give way: somebody has just asked for it. */
export function inserted(
  {kind, title, prompt, minutes}: Pick<NewActivity, 'kind' | 'title' | 'prompt' | 'minutes'>,
  newId: () => Id,
): {readonly activity: PlannedActivity; readonly words: ReadonlyMap<ContentId, string>} {
  const words = new Map<ContentId, string>();
  const keep = (text: string) => {
    const id = newId();
    words.set(id, text);
    return id;
  };
  const [activity] = planned([plainActivity({kind, title, prompt, minutes})], newId, keep);
  if (!activity) throw new Error('one activity was planned');
  return {activity, words};
}
