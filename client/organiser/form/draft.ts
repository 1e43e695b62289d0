import type {ActivityKind, NewActivity, Stretch} from '../../../shared/agenda/protocol.ts';
import type {NewSession} from '../../../shared/session/lifecycle.ts';
import type {Id, SessionId} from '../../../shared/wire/ids.ts';

/** What the form holds, as it was typed. The fields keep their own letters; from here they begin, and here they report. */
export interface Draft {
  /** Made once: a form sent again after a lost answer asks for the same session. */
  readonly id: SessionId;
  readonly title: string;
  /** As the browser's field for a date and a time says it, in local time; empty: not said. */
  readonly startsAt: string;
  /** When it has to be over; a draft that was kept by an earlier page does not have it. */
  readonly endsBy?: string;
  readonly contentNote: string;
  readonly support: string;
  readonly whatNext: string;
  /** One on each line. */
  readonly agreement: string;
  /** A draft that was kept by an earlier page does not have it. */
  readonly hasQuickExit?: boolean;
  readonly rows: readonly FormRow[];
}

export interface FormRow {
  readonly row: Id;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly prompt: string;
  readonly minutes: string;
  readonly shortest: string;
  readonly stretch: Stretch;
  /** One on each line. */
  readonly themes: string;
  readonly questions: readonly Question[];
  readonly dots: string;
  /** The row whose notes are meant, wherever it is moved. */
  readonly source: Id | null;
  readonly script: string;
  /** Taken out, with all that was typed, until Undo or the form is sent. */
  readonly isRemoved: boolean;
}

export interface Question {
  readonly id: Id;
  readonly question: string;
  /** One on each line. */
  readonly answers: string;
}

export function draftOf(plan: NewSession, newId: () => Id): Draft {
  const ids = plan.activities.map(() => newId());
  return {
    id: newId(),
    title: plan.title,
    startsAt: '',
    endsBy: '',
    contentNote: plan.contentNote,
    support: plan.support,
    whatNext: plan.whatNext,
    agreement: plan.agreement.join('\n'),
    hasQuickExit: plan.hasQuickExit ?? false,
    rows: plan.activities.map((activity, at) => rowOf(activity, ids[at] ?? newId(), ids, newId)),
  };
}

/** `ids`: of the rows in the agenda's order, for what a source means. */
export const rowOf = (activity: NewActivity, row: Id, ids: readonly Id[], newId: () => Id): FormRow => ({
  row,
  kind: activity.kind,
  title: activity.title,
  prompt: activity.prompt,
  minutes: String(activity.minutes),
  shortest: String(activity.shortest),
  stretch: activity.stretch,
  themes: activity.themes.join('\n'),
  questions: activity.rows.map(({question, options}) => ({id: newId(), question, answers: options.join('\n')})),
  dots: activity.dots === 0 ? '' : String(activity.dots),
  source: activity.source === null ? null : (ids[activity.source] ?? null),
  script: activity.script,
  isRemoved: false,
});

export const kept = (rows: readonly FormRow[]): readonly FormRow[] => rows.filter(row => !row.isRemoved);

export const changed = (rows: readonly FormRow[], id: Id, change: Partial<Omit<FormRow, 'row'>>): readonly FormRow[] =>
  rows.map(row => (row.row === id ? {...row, ...change} : row));

/** One place up or down among the rows that are there; at the edge it stays. */
export function moved(rows: readonly FormRow[], id: Id, by: -1 | 1): readonly FormRow[] {
  const there = kept(rows);
  const at = there.findIndex(row => row.row === id);
  const [mine, other] = [there[at], there[at + by]];
  if (!mine || !other) return rows;
  return rows.map(row => (row === mine ? other : row === other ? mine : row));
}

/** The same once more, right after it. */
export function copied(rows: readonly FormRow[], id: Id, newId: () => Id): {readonly rows: readonly FormRow[]; readonly copy: Id} {
  const copy = newId();
  return {
    copy,
    rows: rows.flatMap(row =>
      row.row === id ? [row, {...row, row: copy, questions: row.questions.map(question => ({...question, id: newId()}))}] : [row],
    ),
  };
}

/** The activities before this one in which notes are written: what can be read, sorted or given dots. */
export function sourcesFor(rows: readonly FormRow[], id: Id): readonly FormRow[] {
  const there = kept(rows);
  return there
    .slice(
      0,
      Math.max(
        0,
        there.findIndex(row => row.row === id),
      ),
    )
    .filter(row => row.kind === 'write');
}

/** Minutes and numbers of dots as people type them; NaN for what is no whole number. */
export const wholeIn = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN);

export const linesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** What the rows come to; what is no number counts for nothing. Minutes. */
export const sumOf = (rows: readonly FormRow[]): number => kept(rows).reduce((total, {minutes}) => total + (wholeIn(minutes) || 0), 0);
