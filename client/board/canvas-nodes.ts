import type {Node} from '@xyflow/react';
import type {NoteId, ThemeId} from '../../shared/wire/ids.ts';
import type {ItemId} from './focused.ts';
import {FRAME_HEAD, HEADING, type LaidGroup, type Layout, NOTE} from './layout.ts';
import type {PlacedHeading, Places} from './places.ts';
import type {Box} from './viewport.ts';

/** Notes lie within the frame of their theme; those in no theme on the open board, below its label. */
export type NoteNode = Node<{readonly theme: ThemeId | null /** To so many others. */; readonly lines: number}, 'note'>;
export type FrameNode = Node<{readonly theme: ThemeId | null; readonly count: number}, 'frame'>;
export type HeadingNode = Node<{readonly words: string}, 'heading'>;
export type BoardNode = NoteNode | FrameNode | HeadingNode;

export const frameIdOf = (theme: ThemeId | null): string => `frame-${theme ?? 'none'}`;

/** What may be dragged by whoever looks. */
export interface Draggable {
  readonly notes: boolean;
  /** Frames and headings. */
  readonly rest: boolean;
}

const BOX = {
  // What the canvas says of each of its boxes by itself is about a diagram, and would be read out.
  domAttributes: {'aria-roledescription': undefined, 'aria-describedby': undefined},
  // None of its own lines begins here. Unless that is said, every box is drawn once to look for them, also those that nobody sees.
  handles: [],
};

/**
 * What the canvas draws, in the order in which it is read: theme by theme, each with its notes; headings last. What says the same as before stays
 * the same object, so that it is not drawn again.
 */
export function nodesOf(
  layout: Layout,
  {headings, connections}: Pick<Places, 'headings' | 'connections'>,
  may: Draggable,
  before: readonly BoardNode[],
): readonly BoardNode[] {
  const known = new Map(before.map(node => [node.id, node]));
  const kept = <Kept extends BoardNode>(fresh: Kept): BoardNode => {
    const old = known.get(fresh.id);
    return old !== undefined && isSame(old, fresh) ? old : {...fresh, selected: old?.selected ?? false};
  };
  const lines = new Map<NoteId, number>(layout.flatMap(({notes}) => notes.map(({id}) => [id, 0])));
  for (const {from, to} of connections) {
    // A line to what is not on this board is not drawn either.
    if (!lines.has(from) || !lines.has(to)) continue;
    for (const end of [from, to]) lines.set(end, (lines.get(end) ?? 0) + 1);
  }
  const noteNode = ({id, at}: LaidGroup['notes'][number], theme: ThemeId | null): NoteNode => ({
    id,
    type: 'note',
    position: {x: at[0], y: at[1]},
    ...NOTE,
    ...(theme === null ? {} : {parentId: frameIdOf(theme)}),
    data: {theme, lines: lines.get(id) ?? 0},
    draggable: may.notes,
    zIndex: 1,
    ...BOX,
  });
  return [
    ...layout.flatMap(group => [kept(frameNode(group, may)), ...group.notes.map(note => kept(noteNode(note, group.theme)))]),
    ...headings.map(heading => kept(headingNode(heading, may))),
  ];
}

const frameNode = ({theme, at, width, height, notes}: LaidGroup, may: Draggable): FrameNode => ({
  id: frameIdOf(theme),
  type: 'frame',
  position: {x: at[0], y: at[1]},
  ...(theme === null ? {...HEADING, height: FRAME_HEAD} : {width, height}),
  data: {theme, count: notes.length},
  draggable: may.rest && theme !== null,
  selectable: false,
  dragHandle: '[data-frame]',
  // The board shows through and is panned there.
  style: {pointerEvents: 'none'},
  zIndex: -1,
  ...BOX,
});

const headingNode = ({key, words, at}: PlacedHeading, may: Draggable): HeadingNode => ({
  id: key,
  type: 'heading',
  position: {x: at[0], y: at[1]},
  ...HEADING,
  data: {words},
  draggable: may.rest,
  zIndex: 2,
  ...BOX,
});

export type Boxes = ReadonlyMap<ItemId, Box>;

/** Where each node is on the board, also what lies within a frame, and what a hand drags. */
export function boxesOn(nodes: readonly BoardNode[]): Boxes {
  const boxes = new Map<ItemId, Box>();
  // A frame stands before what lies in it.
  for (const {id, parentId, position, width = 0, height = 0} of nodes) {
    const [left, top] = boxes.get(parentId ?? '')?.at ?? [0, 0];
    boxes.set(id, {at: [left + position.x, top + position.y], width, height});
  }
  return boxes;
}

function isSame(old: BoardNode, fresh: BoardNode): boolean {
  return (
    old.position.x === fresh.position.x &&
    old.position.y === fresh.position.y &&
    old.width === fresh.width &&
    old.height === fresh.height &&
    old.parentId === fresh.parentId &&
    old.draggable === fresh.draggable &&
    JSON.stringify(old.data) === JSON.stringify(fresh.data)
  );
}
