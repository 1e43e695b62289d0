import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import {type Records, recordIn} from '../../live/records.ts';

/** Notes under one heading; `null` stands for those in no theme. */
export interface Group {
  readonly theme: ThemeId | null;
  readonly notes: readonly NoteId[];
}

export type Arrangement = readonly Group[];

/**
 * The notes that can be read, under their themes in the themes' order, those in no theme last. The order within a theme is
 * the one given. `withEmpty`: themes without notes have a place too. `withHidden`: for those who lead.
 */
export function arranged(
  records: Records,
  order: readonly NoteId[],
  themes: readonly ThemeId[],
  {withEmpty = false, withHidden = false} = {},
): Arrangement {
  const byTheme = new Map<ThemeId | null, NoteId[]>(themes.map(theme => [theme, []]));
  const rest: NoteId[] = [];
  for (const id of order) {
    const note = recordIn(records, `note:${id}`);
    if (note && (withHidden || !note.isHidden)) ((note.theme === null ? undefined : byTheme.get(note.theme)) ?? rest).push(id);
  }
  return [...byTheme, [null, rest] as const]
    .map(([theme, notes]) => ({theme, notes}))
    .filter(({theme, notes}) => notes.length > 0 || (withEmpty && theme !== null));
}

export const countIn = (arrangement: Arrangement): number => arrangement.reduce((count, {notes}) => count + notes.length, 0);

const placesIn = (arrangement: Arrangement): ReadonlyMap<NoteId, ThemeId | null> =>
  new Map(arrangement.flatMap(({theme, notes}) => notes.map(note => [note, theme] as const)));

/** How many notes are new since, or stand under another theme. Those that have gone leave their place by themselves; asked the other way round, they count. */
export function changedSince(shown: Arrangement, fresh: Arrangement): number {
  if (shown === fresh) return 0;
  const places = placesIn(shown);
  return fresh.reduce((count, {theme, notes}) => count + notes.filter(note => !places.has(note) || places.get(note) !== theme).length, 0);
}

/** One note in another place, at the end of it, and nothing else moved. */
export function withMoved(shown: Arrangement, note: NoteId, theme: ThemeId | null): Arrangement {
  const without = shown.map(group => (group.notes.includes(note) ? {...group, notes: group.notes.filter(id => id !== note)} : group));
  const isThere = without.some(group => group.theme === theme);
  if (isThere) return without.map(group => (group.theme === theme ? {...group, notes: [...group.notes, note]} : group));
  const at = without.findIndex(group => group.theme === null);
  const added = {theme, notes: [note]};
  return theme === null || at < 0 ? [...without, added] : [...without.slice(0, at), added, ...without.slice(at)];
}

/** The same notes under the same themes, each theme's in this order. */
export const inOrder = (shown: Arrangement, order: readonly NoteId[]): Arrangement =>
  shown.map(group => {
    const under = new Set(group.notes);
    return {...group, notes: order.filter(id => under.has(id))};
  });

/** Groups that say the same stay the same objects, so that a list renders those that changed. */
export const keepSame = (before: Arrangement, fresh: Arrangement): Arrangement =>
  fresh.map(group => before.find(old => old.theme === group.theme && isSameList(old.notes, group.notes)) ?? group);

const isSameList = (one: readonly NoteId[], other: readonly NoteId[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/** Themes that have gone meanwhile leave their notes to those in none. */
export function withoutGone(shown: Arrangement, themes: readonly ThemeId[]): Arrangement {
  const isGone = ({theme}: Group) => theme !== null && !themes.includes(theme);
  const left = shown.filter(isGone).flatMap(({notes}) => notes);
  const rest = shown.filter(group => !isGone(group));
  if (left.length === 0) return rest.length === shown.length ? shown : rest;
  const none = rest.find(({theme}) => theme === null)?.notes ?? [];
  return [...rest.filter(({theme}) => theme !== null), {theme: null, notes: [...none, ...left]}];
}
