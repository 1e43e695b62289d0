import {useReactFlow, useStoreApi} from '@xyflow/react';
import {useEffect, useEffectEvent} from 'react';
import {useStore} from 'zustand';
import type {Boxes} from './canvas-nodes.ts';
import {useCanvas, useFocused} from './focused.ts';
import {viewWith} from './viewport.ts';

/**
 * Brings what the keys go to into the window, no further than it takes and without a ride. What a hand presses is not moved under it. Draws
 * nothing, and spares the canvas being drawn at every step.
 */
export function GoTo({boxes}: {readonly boxes: Boxes}) {
  const item = useFocused();
  const {store: focused} = useCanvas();
  const flow = useReactFlow();
  const store = useStoreApi();
  // Also when the keys were there last, and the window is elsewhere by now.
  const isAwaited = useStore(focused, state => state.isAwaited);
  const go = useEffectEvent(() => {
    const box = boxes.get(item ?? '');
    const isByKeys = isAwaited || document.activeElement?.matches(':focus-visible');
    if (!box || !isByKeys) return;
    const {width, height} = store.getState();
    const [before, after] = [flow.getViewport(), viewWith(box, flow.getViewport(), {width, height})];
    if (after.x !== before.x || after.y !== before.y) void flow.setViewport(after);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when these change, and not when something else has moved
  useEffect(() => go(), [item, isAwaited]);
  return null;
}
