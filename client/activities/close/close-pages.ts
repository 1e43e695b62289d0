import type {ThemeId} from '../../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../../shared/wire/records.ts';

/** One page of the close: a question of the ballot, or words about something. */
export type ClosePage = {readonly asks: 'row'; readonly row: number} | {readonly asks: 'note'; readonly theme: ThemeId | null};

/** First what is chosen, then what is written, in the plan's order. Without anything to write about, one page for words. */
export function closePages({ballot, writing}: Pick<ActivityRecord, 'ballot' | 'writing'>): readonly ClosePage[] {
  const rows = ballot?.asks === 'one' && !ballot.isCounted ? ballot.rows.map((_row, row): ClosePage => ({asks: 'row', row})) : [];
  if (!writing) return rows;
  const themes: readonly (ThemeId | null)[] = writing.asks.length > 0 ? writing.asks : [null];
  return [...rows, ...themes.map((theme): ClosePage => ({asks: 'note', theme}))];
}
