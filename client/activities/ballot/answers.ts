/**
 * A ballot as the phone holds it, one number per place (shared/choices/protocol.ts). Missing numbers count as 0; what is
 * made here has exactly as many as there are places.
 */
export type OwnAnswers = readonly number[];

const noAnswers: OwnAnswers = [];

const filled = (answers: OwnAnswers, places: number): readonly number[] => Array.from({length: places}, (_, at) => answers[at] ?? 0);

/** The place of the chosen option in this row, from 0; null when it was skipped or not answered. */
export function chosenIn(answers: OwnAnswers | undefined, row: number): number | null {
  const value = answers?.[row] ?? 0;
  return value === 0 ? null : value - 1;
}

/** Another option in one row, or none. `rows`: how many questions there are. */
export const withChosen = (answers: OwnAnswers | undefined, rows: number, row: number, option: number | null): OwnAnswers =>
  filled(answers ?? noAnswers, rows).map((value, at) => (at === row ? (option === null ? 0 : option + 1) : value));

export const dotsGiven = (answers: OwnAnswers | undefined): number => (answers ?? noAnswers).reduce((sum, dots) => sum + dots, 0);

/**
 * One dot more or less on a note; the same ballot when there is no dot to give or none to take. `places`: how many notes
 * were released, `all`: how many dots a phone has.
 */
export function withDot(answers: OwnAnswers | undefined, places: number, place: number, by: 1 | -1, all: number): OwnAnswers {
  const before = answers ?? noAnswers;
  const now = before[place] ?? 0;
  if (place < 0 || place >= places || now + by < 0 || (by > 0 && dotsGiven(before) >= all)) return before;
  return filled(before, places).map((dots, at) => (at === place ? dots + by : dots));
}
