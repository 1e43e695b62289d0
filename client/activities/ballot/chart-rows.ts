import type {ChartRow} from '../../kit/chart-shares.ts';

/** One row per option in the order asked; two options of the same words stay two. Null where too few answered this question. */
export const chartRows = (options: readonly string[], counts: readonly number[]): readonly ChartRow[] | null =>
  counts.length === 0
    ? null
    : options.map((label, place) => ({
        label: options.indexOf(label) === place ? label : `${label} (${place + 1})`,
        count: counts[place] ?? 0,
      }));
