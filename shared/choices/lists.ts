import type {ThemeId} from '../wire/ids.ts';
import type {NoteRecord} from '../wire/records.ts';
import type {NoteVotes, Votes} from './protocol.ts';

/** The three lists of a dot vote: the many, the few who care much, and what one person alone said. They show no hidden note. */

export type DotVotes = Votes & {readonly asks: 'dots'};

/** A note of the source, as far as a list needs it. */
export type ListedNote = Pick<NoteRecord, 'id' | 'theme' | 'isHidden' | 'bands'>;

/** Notes with equally many dots: no one of them comes before another. */
export interface SupportRank {
  readonly dots: number;
  readonly notes: readonly NoteVotes[];
}

/** By dots, the most first, ties together; what has gone or is hidden left out. */
export function mostSupport(votes: DotVotes, notes: readonly ListedNote[]): readonly SupportRank[] {
  const ranks = new Map<number, NoteVotes[]>();
  for (const one of shownVotes(votes, notes)) ranks.set(one.dots, [...(ranks.get(one.dots) ?? []), one]);
  return [...ranks].sort(([one], [other]) => other - one).map(([dots, tied]) => ({dots, notes: tied}));
}

/** Few people, many dots each; the most dots first. */
export const strongViews = (votes: DotVotes, notes: readonly ListedNote[]): readonly NoteVotes[] =>
  shownVotes(votes, notes)
    .filter(({isStrong}) => isStrong)
    .sort((one, other) => other.dots - one.dots);

/** Alone in its theme or in none, dots from fewer than five people, and no band of "me too". Without a result there is no such list: it would be all notes. */
export function saidOnce<Note extends ListedNote>(votes: DotVotes, notes: readonly Note[]): readonly Note[] {
  const shown = notes.filter(note => !note.isHidden);
  const inTheme = new Map<ThemeId, number>();
  for (const {theme} of shown) if (theme !== null) inTheme.set(theme, (inTheme.get(theme) ?? 0) + 1);
  const byMany = new Set(votes.notes.filter(({people}) => people !== null).map(({note}) => note));
  return shown.filter(({id, theme, bands}) => (theme === null || inTheme.get(theme) === 1) && !byMany.has(id) && !bands?.meToo);
}

function shownVotes(votes: DotVotes, notes: readonly ListedNote[]): NoteVotes[] {
  const shown = new Set(notes.filter(note => !note.isHidden).map(note => note.id));
  return votes.notes.filter(({note}) => shown.has(note));
}
