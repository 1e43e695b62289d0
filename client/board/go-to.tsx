import {useReactFlow, useStoreApi} from '@xyflow/react';
import {useEffect} from 'react';
import {useStore} from 'zustand';
import {useCanvas, useFocused} from './focused.ts';
import {viewWith} from './viewport.ts';

/**
 * Brings what the keys go to into the window, no further than it takes and without a ride. What a hand presses is not moved under it. Draws
 * nothing, and spares the canvas being drawn at every step.
 */
export function GoTo() {
  const item = useFocused();
  const {store: focused} = useCanvas();
  const flow = useReactFlow();
  const store = useStoreApi();
  // Also when the keys were there last, and the window is elsewhere by now.
  const isAwaited = useStore(focused, state => state.isAwaited);
  useEffect(() => {
    const node = item === null ? undefined : flow.getInternalNode(item);
    const isByKeys = isAwaited || document.activeElement?.matches(':focus-visible');
    if (!node || !isByKeys) return;
    const {width, height} = store.getState();
    const {x, y} = node.internals.positionAbsolute;
    const box = {at: [x, y] as const, width: node.width ?? 0, height: node.height ?? 0};
    const [before, after] = [flow.getViewport(), viewWith(box, flow.getViewport(), {width, height})];
    if (after.x !== before.x || after.y !== before.y) void flow.setViewport(after);
  }, [item, isAwaited, flow, store]);
  return null;
}
