import type {ContentId, Id} from '../wire/ids.ts';
import {BALLOTED, type NewActivity, type PlannedActivity, SOURCED} from './protocol.ts';

/** What an activity is when only its kind, title and minutes are known. */
export const plainActivity = (known: Pick<NewActivity, 'kind' | 'title' | 'minutes'> & Partial<NewActivity>): NewActivity => ({
  prompt: '',
  shortest: known.minutes,
  stretch: known.kind === 'break' ? 'break' : 'fixed',
  themes: [],
  rows: [],
  dots: 0,
  source: null,
  script: '',
  ...known,
});

/** What is wrong with a plan beyond the shape of its parts; null when nothing is. `place`: of the activity, from 0. */
export type PlanProblem = 'no-rows' | 'no-dots' | 'no-source' | 'shortest-above-minutes';

export function planProblem(activities: readonly NewActivity[]): {readonly place: number; readonly problem: PlanProblem} | null {
  for (const [place, activity] of activities.entries()) {
    const problem = problemOf(activity, activities.slice(0, place));
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
