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
  {headings}: Pick<Places, 'headings'>,
  may: Draggable,
  chosen: Chosen,
  onDrop: (dropped: Dropped) => Promise<void>,
): Nodes {
  const last = useRef<readonly BoardNode[]>([]);
  const fresh = useMemo(() => {
    last.current = nodesOf(layout, headings, may, last.current);
    return last.current;
  }, [layout, headings, may]);
  const [nodes, setNodes] = useState<readonly BoardNode[]>(fresh);
  const [seen, setSeen] = useState(fresh);
  const [dropping, setDropping] = useState<Chosen>(new Set());
  if (seen !== fresh) {
    setSeen(fresh);
    setNodes(old => held(fresh, old, dropping));
  }
  const drop = async (dragged: readonly BoardNode[]) => {
    const dropped = droppedOf(dragged, layout);
    if (!dropped) return;
    setDropping(new Set(dragged.map(({id}) => id)));
    await onDrop(dropped);
    setDropping(new Set());
    // Where the room and the document say that it is: where it was, if they refused.
    setNodes(last.current);
  };
  return {
    nodes: useMemo(() => nodes.map(node => withChosen(node, chosen.has(node.id))), [nodes, chosen]),
    moved: changes => setNodes(old => applyNodeChanges([...changes], [...old])),
    drop,
  };
}

function held(fresh: readonly BoardNode[], old: readonly BoardNode[], dropping: Chosen): readonly BoardNode[] {
  const inHand = new Map(old.filter(node => node.dragging || dropping.has(node.id)).map(node => [node.id, node]));
  return inHand.size === 0 ? fresh : fresh.map(node => inHand.get(node.id) ?? node);
}

const withChosen = (node: BoardNode, isChosen: boolean): BoardNode =>
  Boolean(node.selected) === isChosen ? node : {...node, selected: isChosen};
