import {focusNearest, partsAround} from './focus.ts';

/**
 * When the element that had the focus goes from the page, a keyboard would start again at the top. The focus is then given
 * to the first heading in the nearest part of the page that is still there. Nothing happens while what has the focus stays.
 * Returns what stops it.
 */
export function rescueFocus(within: HTMLElement): () => void {
  let focused: Element | null = null;
  let around: readonly Element[] = [];
  const remember = ({target}: FocusEvent) => {
    focused = target instanceof Element ? target : null;
    around = partsAround(focused);
  };
  const watch = new MutationObserver(() => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    focused = null;
    focusNearest(around);
  });
  document.addEventListener('focusin', remember);
  watch.observe(within, {childList: true, subtree: true});
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
  };
}
