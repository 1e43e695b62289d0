import {useCallback, useState} from 'react';
import type {ThemeId} from '../../../shared/wire/ids.ts';
import {type Arrangement, countIn} from './arrangement.ts';

/** With more notes than this, themes start closed: so many rows are more than a person, or a small phone, can take at once. */
export const MANY_NOTES = 300;

type Themes = ReadonlySet<ThemeId | null>;

/**
 * The themes that start closed. `atOnce`: so many notes are read at a time, so that the themes after them start closed too; every heading
 * is there, and what is not read yet is one press away.
 */
export function closedAtFirst(shown: Arrangement, atOnce = Number.POSITIVE_INFINITY): Themes {
  const most = countIn(shown) > MANY_NOTES ? 0 : atOnce;
  const closed = new Set<ThemeId | null>();
  let before = 0;
  for (const {theme, notes} of shown) {
    if (before >= most) closed.add(theme);
    before += notes.length;
  }
  return closed;
}

export interface Folds {
  readonly closed: Themes;
  readonly toggle: (theme: ThemeId | null) => void;
}

/** Which themes are closed: at first by how much there is to read, from then on as the person leaves them, whatever others do. */
export function useFolds(shown: Arrangement, atOnce?: number): Folds {
  const [kept, setKept] = useState<Themes | null>(null);
  const closed = kept ?? closedAtFirst(shown, atOnce);
  // From the first moment at which there is something to read.
  if (kept === null && countIn(shown) > 0) setKept(closed);
  const toggle = useCallback((theme: ThemeId | null) => setKept(before => toggled(before ?? new Set(), theme)), []);
  return {closed, toggle};
}

function toggled(before: Themes, theme: ThemeId | null): Themes {
  const after = new Set(before);
  if (!after.delete(theme)) after.add(theme);
  return after;
}
