import type {Id} from '../../shared/wire/ids.ts';
import {minutesIn} from './plan.ts';
import type {PlannedRow} from './templates.ts';

/** One activity in the form. Its fields keep what is typed; here is only what the page must know about it. */
export interface FormRow {
  readonly row: Id;
  /** What its fields begin with. */
  readonly start: PlannedRow;
  /** As typed, for the sentence and for the sum. */
  readonly title: string;
  readonly minutes: string;
  /** Taken out, with all that was typed, until Undo or the form is sent. */
  readonly isRemoved: boolean;
}

export const newRow = (row: Id, start: PlannedRow): FormRow => ({
  row,
  start,
  title: start.title,
  minutes: String(start.minutes),
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

/** What the rows come to; what is no number counts for nothing. Minutes. */
export const sumOf = (rows: readonly FormRow[]): number => kept(rows).reduce((total, {minutes}) => total + (minutesIn(minutes) || 0), 0);
