import type {Point} from '../../shared/board/values.ts';
import type {NoteId, ThemeId} from '../../shared/wire/ids.ts';
import type {BoardNode} from './canvas-nodes.ts';
import type {NoteMove} from './edits.ts';
import {FRAME_HEAD, frameAt, GAP, type Layout, NOTE} from './layout.ts';
import type {PlaceKey} from './places.ts';

/** A note, where it was before, and where it is to lie. */
export interface DroppedNote extends NoteMove {
  readonly from: ThemeId | null;
}

/** What one drag has moved. */
export interface Dropped {
  readonly notes: readonly DroppedNote[];
  readonly frames: readonly {readonly theme: ThemeId; readonly at: Point}[];
  readonly headings: readonly {readonly key: PlaceKey; readonly at: Point}[];
}

/** Null: nothing lies elsewhere than before. A note whose middle lies over a frame goes into its theme. */
export function droppedOf(dragged: readonly BoardNode[], layout: Layout): Dropped | null {
  const frames = dragged.flatMap(node =>
    node.type === 'frame' && node.data.theme !== null ? [{theme: node.data.theme, at: pointOf(node)}] : [],
  );
  const notes = dragged.flatMap(node => {
    if (node.type !== 'note') return [];
    const from = node.data.theme;
    // Moved with its frame, it lies where it was.
    if (frames.some(({theme}) => theme === from)) return [];
    return [noteAt(node.id, from, onBoard(node, layout), layout)];
  });
  const headings = dragged.flatMap(node => (node.type === 'heading' ? [{key: node.id, at: pointOf(node)}] : []));
  return notes.length + frames.length + headings.length === 0 ? null : {notes, frames, headings};
}

/** `at`: the note's left and top corner on the board, not in its frame. */
export function noteAt(note: NoteId, from: ThemeId | null, at: Point, layout: Layout): DroppedNote {
  const over = frameAt(layout, [at[0] + NOTE.width / 2, at[1] + NOTE.height / 2]);
  if (over === null) return {note, from, theme: null, at};
  // Within its frame: below the name, and not over the edge.
  const inside: Point = [Math.max(GAP, at[0] - over.at[0]), Math.max(FRAME_HEAD, at[1] - over.at[1])];
  return {note, from, theme: over.theme, at: inside};
}

const pointOf = ({position: {x, y}}: BoardNode): Point => [Math.round(x), Math.round(y)];

function onBoard(node: BoardNode, layout: Layout): Point {
  const [x, y] = pointOf(node);
  const frame = node.type === 'note' ? frameOf(node.data.theme, layout) : null;
  return frame ? [x + frame[0], y + frame[1]] : [x, y];
}

const frameOf = (theme: ThemeId | null, layout: Layout): Point | null =>
  theme === null ? null : (layout.find(group => group.theme === theme)?.at ?? null);
