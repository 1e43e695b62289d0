import {useStoreApi} from '@xyflow/react';
import {useEffect, useMemo, useRef, useState} from 'react';
import type {BoardNode, Boxes} from './canvas-nodes.ts';
import {type Area, areaIn, doesReach, widened} from './viewport.ts';

/** Up to so many are all on the page, for a screen reader's own keys and for a search in the page; beyond, those in the window. */
const ALL_DRAWN = 300;
/** What the library is given reaches so far beyond the window on each side, in windows; and it is given other things before the window comes so near to where that ends. */
const [GIVEN, ENOUGH] = [0.6, 0.1] as const;

const everywhere: Area = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];

/**
 * Of a large board, what lies round the window: the library asks every note that it is given where it lies, at each step of a pan and
 * again whenever one comes into the window. `isLarge`: of these only those in the window are drawn.
 */
export function useNear(nodes: readonly BoardNode[], boxes: Boxes): {readonly near: readonly BoardNode[]; readonly isLarge: boolean} {
  const store = useStoreApi();
  const isLarge = nodes.length > ALL_DRAWN;
  const [area, setArea] = useState<Area>([0, 0, 0, 0]);
  const last = useRef(area);
  useEffect(() => {
    if (!isLarge) return;
    const look = () => {
      const {transform, width, height, userSelectionActive} = store.getState();
      const [x, y, zoom] = transform;
      const seen = areaIn({x, y, zoom}, {width, height});
      // What a hand draws a box round is kept, also when that has grown over the window's edge.
      if (width === 0 || userSelectionActive || doesReach(last.current, widened(seen, ENOUGH))) return;
      last.current = widened(seen, GIVEN);
      setArea(last.current);
    };
    look();
    return store.subscribe(look);
  }, [store, isLarge]);
  const isInHand = isLarge && nodes.some(({dragging}) => dragging);
  const given = isInHand ? everywhere : area;
  const near = useMemo(
    // What is chosen goes with what a hand drags, wherever it lies.
    () => (isLarge ? nodes.filter(({id, type, selected}) => type === 'frame' || selected || isIn(given, boxes, id)) : nodes),
    [nodes, boxes, given, isLarge],
  );
  return {near, isLarge};
}

function isIn([left, top, right, bottom]: Area, boxes: Boxes, id: string): boolean {
  const box = boxes.get(id);
  if (!box) return false;
  const [x, y] = box.at;
  return x < right && y < bottom && x + box.width > left && y + box.height > top;
}
