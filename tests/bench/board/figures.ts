import {chanceOf} from '../../rehearsal/chance.ts';

const RESAMPLES = 2_000;
const SEED = 20_261_122;

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** `share`: 0..1. Of an even number the upper one in the middle. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A ratio over the rounds, and where it lies in 95 of 100 draws of as many rounds from them. */
export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** `ones` and `others` are of the same rounds. Null when a round lacks one of them. */
export function ratioOf(ones: readonly number[], others: readonly number[]): Ratio | null {
  const ratios = ones.map((one, round) => one / (others[round] ?? Number.NaN));
  if (ratios.length === 0 || ratios.some(ratio => !Number.isFinite(ratio))) return null;
  const chance = chanceOf(SEED);
  const drawn = Array.from({length: RESAMPLES}, () => median(ratios.map(() => chance.pick(ratios) ?? Number.NaN)));
  return {median: median(ratios), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975)};
}
