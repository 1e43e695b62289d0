import {type DotVotes, type ListedNote, mostSupport, saidOnce, strongViews} from '../choices/lists.ts';
import type {Votes} from '../choices/protocol.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {ActivityId, NoteId} from '../wire/ids.ts';
import {SHOWN_FROM_ANSWERS} from '../wire/limits.ts';

/** `answers`: how many said something; null before the count and where too few did. No number here stands for fewer than five people. */
export type ReportBallot = {readonly isCounted: boolean; readonly answers: number | null} & (
  | {readonly asks: 'one'; readonly rows: readonly ReportRow[]}
  | ({readonly asks: 'dots'; readonly dots: number; readonly notes: readonly ReportDots[]} & ReportLists)
);

export interface ReportRow {
  readonly question: string;
  /** `count`: null where nothing is told. */
  readonly options: readonly {readonly label: string; readonly count: number | null}[];
}

/** A note of the source that was given dots. Null: from fewer than five people. */
export interface ReportDots {
  readonly note: NoteId;
  readonly dots: number | null;
  readonly people: number | null;
}

/** The three lists; notes with equally many dots stand together. */
export interface ReportLists {
  readonly mostSupport: readonly (readonly NoteId[])[];
  readonly strongViews: readonly NoteId[];
  readonly saidOnce: readonly NoteId[];
}

export function reportBallot(
  {choices}: Session,
  contents: Contents,
  activity: ActivityId,
  source: readonly ListedNote[],
): ReportBallot | null {
  const ballot = choices.get(activity);
  if (!ballot) return null;
  const {asked, isCounted, votes} = ballot;
  const about = {isCounted, answers: votes?.answers ?? null};
  const words = (id: string) => contents.get(id) ?? '';
  if (asked.asks === 'one') {
    const counts = votes?.asks === 'one' ? votes.rows : [];
    const rows = asked.rows.map(({question, options}, place) => {
      const told = suppressed(counts[place] ?? []);
      return {question: words(question), options: options.map((option, at) => ({label: words(option), count: told[at] ?? null}))};
    });
    return {...about, asks: 'one', rows};
  }
  return {...about, asks: 'dots', dots: asked.dots, ...dotsOf(isDots(votes) ? votes : null, source)};
}

const isDots = (votes: Votes | null): votes is DotVotes => votes?.asks === 'dots';

function dotsOf(votes: DotVotes | null, notes: readonly ListedNote[]): {readonly notes: readonly ReportDots[]} & ReportLists {
  if (!votes) return {notes: [], mostSupport: [], strongViews: [], saidOnce: []};
  return {
    notes: votes.notes.map(({note, dots, people}) => ({note, people, dots: people === null ? null : dots})),
    mostSupport: mostSupport(votes, notes).map(rank => rank.notes.map(({note}) => note)),
    strongViews: strongViews(votes, notes).map(({note}) => note),
    saidOnce: saidOnce(votes, notes).map(({id}) => id),
  };
}

/**
 * Counts of one row with what would point at few people left out: each count from 1 to 4 and, where what is left out is only one of
 * them or fewer than five people together, the next smallest with it, since the others and the sum would give it away.
 */
export function suppressed(counts: readonly number[]): readonly (number | null)[] {
  const rising = counts
    .map((count, place) => ({count, place}))
    .filter(({count}) => count > 0)
    .sort((one, other) => one.count - other.count);
  const out = new Set<number>();
  let sum = 0;
  for (const {count, place} of rising) {
    const isEnough = out.size === 0 || (out.size > 1 && sum >= SHOWN_FROM_ANSWERS);
    if (count >= SHOWN_FROM_ANSWERS && isEnough) break;
    out.add(place);
    sum += count;
  }
  return counts.map((count, place) => (out.has(place) ? null : count));
}
