/** What a list that others add to shows and keeps back. Ids only: a row reads what it shows itself. */
export interface LiveRows {
  readonly shown: readonly LiveRow[];
  /** New, and not on the screen yet. */
  readonly waiting: readonly string[];
}

interface LiveRow {
  readonly id: string;
  /** It is gone, and its place is kept while somebody is in it. */
  readonly isGone: boolean;
}

export interface LiveRules {
  /** These appear at once: the person's own. */
  readonly own: ReadonlySet<string>;
  /** Somebody's focus or pointer is in the list: nothing may move. */
  readonly isHeld: boolean;
}

export const firstRows = (ids: readonly string[]): LiveRows => ({shown: ids.map(kept), waiting: []});

const kept = (id: string): LiveRow => ({id, isGone: false});

/** After the ids have changed. The same object while nothing changes for the eye. */
export function nextRows(rows: LiveRows, ids: readonly string[], {own, isHeld}: LiveRules): LiveRows {
  const there = new Set(ids);
  const known = new Set(rows.shown.map(({id}) => id));
  // What came while the list was empty pushes nothing away.
  const isEmpty = rows.shown.length === 0 && rows.waiting.length === 0;
  const fresh = ids.filter(id => !known.has(id));
  const atOnce = new Set(fresh.filter(id => isEmpty || own.has(id)));
  const waiting = fresh.filter(id => !atOnce.has(id));
  const stay = rows.shown.filter(({id}) => isHeld || there.has(id)).map(row => ({id: row.id, isGone: !there.has(row.id)}));
  const shown = atOnce.size === 0 ? stay : [...stay, ...fresh.filter(id => atOnce.has(id)).map(kept)];
  return isSame(rows, {shown, waiting}) ? rows : {shown, waiting};
}

/** Everything in its order, by the person's own press. */
export const allRows = (ids: readonly string[]): LiveRows => firstRows(ids);

const isSame = (one: LiveRows, other: LiveRows): boolean =>
  one.shown.length === other.shown.length &&
  one.waiting.length === other.waiting.length &&
  one.shown.every((row, at) => row.id === other.shown[at]?.id && row.isGone === other.shown[at]?.isGone) &&
  one.waiting.every((id, at) => id === other.waiting[at]);
