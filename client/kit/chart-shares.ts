export interface ChartRow {
  readonly label: string;
  readonly count: number;
}

export type Drawn = ChartRow & {readonly share: number};

/** In percent of the longest; all of them nothing when nobody chose anything. */
export function drawnFrom(rows: readonly ChartRow[]): readonly Drawn[] {
  const most = Math.max(1, ...rows.map(({count}) => count));
  return rows.map(row => ({...row, share: Math.round((100 * row.count) / most)}));
}
