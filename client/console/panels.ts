import {create} from 'zustand';
import {focusField, focusQuietly} from '../kit/focus.ts';

/** Parts of the page, in the order of their keys. In a narrow window one is shown at a time. */
export const PANELS = ['now', 'hands', 'notes', 'people', 'time', 'minutes'] as const;
export type PanelId = (typeof PANELS)[number];

/** Null: none was chosen yet. */
const useShown = create<{readonly panel: PanelId | null}>(() => ({panel: null}));

export const usePanel = (): PanelId | null => useShown(state => state.panel);

/** The attribute by which a part of the page says which panel it belongs to. */
const PART = 'data-part';
export const partOf = (panel: PanelId) => ({[PART]: panel});

/** Shows a panel and puts the focus on its heading. */
export function goToPanel(panel: PanelId): void {
  useShown.setState({panel});
  // The page changes first: what is not shown takes no focus.
  queueMicrotask(() => focusQuietly(document.querySelector<HTMLElement>(`[${PART}="${panel}"] h2`)));
}

/** Brings the panel in which something stands into sight, as when a key has pressed it from elsewhere. */
export function showPanelOf(element: Element): void {
  const panel = element.closest(`[${PART}]`)?.getAttribute(PART);
  const known = PANELS.find(one => one === panel);
  if (!known || !(element instanceof HTMLElement) || element.offsetParent !== null) return;
  useShown.setState({panel: known});
  // The part that gives way may take the focus with it, and a keyboard would start again at the top.
  queueMicrotask(() => {
    if (!isInSight(document.activeElement)) focusField(element.id);
  });
}

const isInSight = (element: Element | null): boolean =>
  element instanceof HTMLElement && element !== document.body && element.offsetParent !== null;
