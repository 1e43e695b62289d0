import type {Point} from '../../shared/board/values.ts';
import type {NoteId, ThemeId} from '../../shared/wire/ids.ts';
import type {Arrangement} from '../activities/notes/arrangement.ts';
import type {Places} from './places.ts';

// All in the board's own pixels at zoom 1.
export const NOTE = {width: 200, height: 160} as const;
/** A heading on the open board: one line of large letters. */
export const HEADING = {width: 360, height: 48} as const;
export const GAP = 20;
/** Above a frame's notes stands the name of its theme. */
export const FRAME_HEAD = 72;
const BETWEEN_FRAMES = 60;
/** Frames side by side before the next row of them. */
const FRAMES_IN_ROW = 4;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Notes under one theme, and where they lie. A frame's notes lie within it; those in no theme lie on the open board. */
export interface LaidGroup extends Size {
  readonly theme: ThemeId | null;
  readonly at: Point;
  readonly notes: readonly {readonly id: NoteId; readonly at: Point}[];
}

export type Layout = readonly LaidGroup[];

/**
 * Where everything lies, from what people placed, and by theme in reading order for all else. Whoever sees the same notes and places gets
 * the same board.
 */
export function layOut(arrangement: Arrangement, places: Places): Layout {
  const frames: LaidGroup[] = [];
  let [x, y, rowHeight, inRow] = [0, 0, 0, 0];
  for (const {theme, notes} of arrangement) {
    if (theme === null) continue;
    const frame = frameOf(theme, notes, places);
    const placed = places.frames.get(theme);
    if (!placed && inRow === FRAMES_IN_ROW) [x, y, rowHeight, inRow] = [0, y + rowHeight + BETWEEN_FRAMES, 0, 0];
    frames.push({...frame, at: placed?.at ?? [x, y]});
    if (placed) continue;
    x += frame.width + BETWEEN_FRAMES;
    rowHeight = Math.max(rowHeight, frame.height);
    inRow += 1;
  }
  const open = arrangement.find(({theme}) => theme === null);
  if (!open) return frames;
  // Below all frames, also below those that were moved.
  const below = frames.reduce((lowest, {at, height}) => Math.max(lowest, at[1] + height + BETWEEN_FRAMES), 0);
  const notes = fill(null, open.notes, places, [0, below + FRAME_HEAD]);
  return [...frames, {theme: null, at: [0, below], notes, width: 0, height: FRAME_HEAD}];
}

/** So many side by side that a group of notes is about as wide as it is high, in few steps: one note more seldom moves the others. */
function columnsFor(count: number): number {
  if (count <= 12) return 3;
  if (count <= 60) return 5;
  return count <= 240 ? 10 : 20;
}

function frameOf(theme: ThemeId, notes: readonly NoteId[], places: Places): Omit<LaidGroup, 'at'> {
  const laid = fill(theme, notes, places, [GAP, FRAME_HEAD]);
  const columns = Math.min(columnsFor(notes.length), Math.max(2, notes.length));
  return {
    theme,
    notes: laid,
    width: Math.max(columns * (NOTE.width + GAP) + GAP, ...laid.map(({at}) => at[0] + NOTE.width + GAP)),
    height: Math.max(FRAME_HEAD + NOTE.height + GAP, ...laid.map(({at}) => at[1] + NOTE.height + GAP)),
  };
}

/** Those that were placed lie where they were put; the others fill the cells that are left, in reading order. */
function fill(theme: ThemeId | null, notes: readonly NoteId[], places: Places, [left, top]: Point): LaidGroup['notes'] {
  const columns = columnsFor(notes.length);
  const placedAt = (id: NoteId): Point | null => {
    const placed = places.notes.get(id);
    // Moved to another theme since, it lies there like one that nobody has placed.
    return placed && placed.theme === theme ? placed.at : null;
  };
  const taken = cellsUnder(
    notes.map(placedAt).filter(at => at !== null),
    columns,
    [left, top],
  );
  let cell = 0;
  return notes.map(id => {
    const placed = placedAt(id);
    if (placed) return {id, at: placed};
    while (taken.has(cell)) cell += 1;
    const at: Point = [left + (cell % columns) * (NOTE.width + GAP), top + Math.floor(cell / columns) * (NOTE.height + GAP)];
    cell += 1;
    return {id, at};
  });
}

/** The cells that notes lie over, in part or as a whole. */
function cellsUnder(placed: readonly Point[], columns: number, [left, top]: Point): ReadonlySet<number> {
  const [wide, high] = [NOTE.width + GAP, NOTE.height + GAP];
  const cells = new Set<number>();
  for (const [x, y] of placed) {
    const [column, row] = [(x - left) / wide, (y - top) / high];
    for (const r of [Math.floor(row), Math.ceil(row)]) {
      for (const c of [Math.floor(column), Math.ceil(column)]) if (r >= 0 && c >= 0 && c < columns) cells.add(r * columns + c);
    }
  }
  return cells;
}

/** The frame over which a point lies; the last drawn lies on top. Null: the open board. */
export function frameAt(layout: Layout, [x, y]: Point): LaidGroup | null {
  const over = layout.filter(
    ({theme, at, width, height}) => theme !== null && x >= at[0] && y >= at[1] && x < at[0] + width && y < at[1] + height,
  );
  return over.at(-1) ?? null;
}
