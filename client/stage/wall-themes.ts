import type {ActivityId, ThemeId} from '../../shared/wire/ids.ts';
import type {NoteRecord} from '../../shared/wire/records.ts';
import {type Records, recordIn} from '../live/records.ts';
import type {WallNote, WallTheme} from './wall.ts';

/** Notes of an activity that may be seen: not hidden, not gone. */
export function shownNotes(records: Records, activity: ActivityId): readonly NoteRecord[] {
  const released = recordIn(records, `activity:${activity}`)?.writing?.notes ?? [];
  return released.flatMap(id => {
    const note = recordIn(records, `note:${id}`);
    return note && !note.isHidden ? [note] : [];
  });
}

/**
 * Notes by theme, in the order of the themes; those in none come last. `rest` is their heading when there are themes,
 * else the notes have none.
 */
export function themesOf(records: Records, activity: ActivityId, rest: string): readonly WallTheme[] {
  const themes = recordIn(records, `activity:${activity}`)?.writing?.themes ?? [];
  const known = new Set(themes);
  const byTheme = new Map<ThemeId | null, WallNote[]>();
  for (const {id, theme, text} of shownNotes(records, activity)) {
    const of = theme !== null && known.has(theme) ? theme : null;
    const notes = byTheme.get(of);
    if (notes) notes.push({id, text});
    else byTheme.set(of, [{id, text}]);
  }
  const named = themes.map(theme => ({theme, title: recordIn(records, `theme:${theme}`)?.title ?? '', notes: byTheme.get(theme) ?? []}));
  const loose = byTheme.get(null);
  return loose ? [...named, {theme: null, title: named.length > 0 ? rest : '', notes: loose}] : named;
}
