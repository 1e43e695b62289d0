import {applyNodeChanges, type NodeChange} from '@xyflow/react';
import {useMemo, useRef, useState} from 'react';
import {type BoardNode, type Draggable, nodesOf} from './canvas-nodes.ts';
import {type Dropped, droppedOf} from './dropped.ts';
import type {ItemId} from './focused.ts';
import type {Layout} from './layout.ts';
import type {Places} from './places.ts';

export type Chosen = ReadonlySet<ItemId>;

interface Nodes {
  readonly nodes: readonly BoardNode[];
  /** While a hand drags. */
  readonly moved: (changes: readonly NodeChange<BoardNode>[]) => void;
  /** A hand has let go of these. */
  readonly drop: (dragged: readonly BoardNode[]) => Promise<void>;
}

/** What the canvas draws: what the layout says, but what a hand holds, or has just let go, stays under it whatever comes meanwhile. */
export function useNodes(
  layout: Layout,
  {headings, connections}: Pick<Places, 'headings' | 'connections'>,
  may: Draggable,
  chosen: Chosen,
  onDrop: (dropped: Dropped) => Promise<void>,
): Nodes {
  const last = useRef<readonly BoardNode[]>([]);
  const fresh = useMemo(() => {
    last.current = nodesOf(layout, {headings, connections}, may, last.current);
    return last.current;
  }, [layout, headings, connections, may]);
  const wasDropped = useRef(false);
  const [inHand, setInHand] = useState<ReadonlyMap<ItemId, BoardNode>>(new Map());
  const moved = (changes: readonly NodeChange<BoardNode>[]) => {
    const ids = new Set(changes.flatMap(change => (change.type === 'position' ? change.id : [])));
    setInHand(old => {
      const before = fresh.filter(({id}) => ids.has(id)).map(node => old.get(node.id) ?? node);
      return new Map([...old, ...applyNodeChanges([...changes], before).map(node => [node.id, node] as const)]);
    });
    if (changes.every(change => change.type !== 'position' || change.dragging !== false)) return;
    // Where a drag ends is told right after; a second finger ends it nowhere, and all lies where it lay.
    wasDropped.current = false;
    queueMicrotask(() => {
      if (!wasDropped.current) setInHand(old => new Map([...old].filter(([id]) => !ids.has(id))));
    });
  };
  const drop = async (dragged: readonly BoardNode[]) => {
    wasDropped.current = true;
    const dropped = droppedOf(dragged, layout);
    if (dropped) await onDrop(dropped);
    // Now they lie where the room and the document say: where they were, if they refused. What was taken up again meanwhile stays in the hand.
    setInHand(old => new Map([...old].filter(([id, node]) => node.dragging || !dragged.some(one => one.id === id))));
  };
  return {
    nodes: useMemo(() => fresh.map(node => withChosen(inHand.get(node.id) ?? node, chosen.has(node.id))), [fresh, inHand, chosen]),
    moved,
    drop,
  };
}

const withChosen = (node: BoardNode, isChosen: boolean): BoardNode =>
  Boolean(node.selected) === isChosen ? node : {...node, selected: isChosen};
