import {useReactFlow, useStoreApi} from '@xyflow/react';
import {useEffect, useEffectEvent} from 'react';
import {useStore} from 'zustand';
import type {Boxes} from './canvas-nodes.ts';
import {useCanvas, useFocused} from './focused.ts';
import {viewWith} from './viewport.ts';

/**
 * Brings what the keys go to into the window, no further than it takes and without a ride; also when it moves, or when they come back to it and the window
 * is elsewhere by now. What a hand presses is not moved under it. Draws nothing, and spares the canvas being drawn at every step.
 */
export function GoTo({boxes}: {readonly boxes: Boxes}) {
  const item = useFocused();
  const {store: focused} = useCanvas();
  const flow = useReactFlow();
  const store = useStoreApi();
  const isAwaited = useStore(focused, state => state.isAwaited);
  const arrivals = useStore(focused, state => state.arrivals);
  const box = boxes.get(item ?? '');
  const go = useEffectEvent(() => {
    if (!box || !(isAwaited || isByKeys())) return;
    const {width, height} = store.getState();
    const [before, after] = [flow.getViewport(), viewWith(box, flow.getViewport(), {width, height})];
    if (after.x !== before.x || after.y !== before.y) void flow.setViewport(after);
  });
  const [x, y] = box?.at ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: when these change, and not when something else has moved
  useEffect(() => go(), [item, isAwaited, arrivals, x, y]);
  return null;
}

/** At the board or in the row below it: whoever types elsewhere does not see it move. */
const isByKeys = (): boolean => document.activeElement?.matches('[data-plane] :focus-visible, [data-chosen-row] :focus-visible') ?? false;
