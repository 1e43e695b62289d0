import {isInTextField} from './focus.ts';

/**
 * While somebody types, the field stays where it is in the window when parts above it grow or shrink: the page is scrolled by as much,
 * before it is painted. For a page on which anything may change above a field; hold-still.tsx is for a part that is known. Returns what
 * stops it.
 */
export function holdField(): () => void {
  let held: Held | null = null;
  const hold = () => {
    if (held === null) return;
    const {field, top} = held;
    const moved = topOf(field) - top;
    if (isShown(field) && field === document.activeElement && moved !== 0) window.scrollBy({top: moved, behavior: 'instant'});
    held = heldAt(field);
  };
  const watch = new ResizeObserver(hold);
  const look = () => {
    watch.disconnect();
    const active = isInTextField() ? document.activeElement : null;
    // A dialog lies above the page, and places itself.
    const field = active?.closest('dialog') ? null : active;
    held = field && heldAt(field);
    if (field) for (const part of partsBefore(field)) watch.observe(part);
  };
  const follow = ({target}: Event) => {
    if (held === null) return;
    // A page that has become too short is scrolled by the browser, and tells it before anything else.
    if (target === document && heldAt(held.field).onPage !== held.onPage) hold();
    else held = heldAt(held.field);
  };
  look();
  document.addEventListener('focusin', look);
  document.addEventListener('scroll', follow, {capture: true, passive: true});
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', look);
    document.removeEventListener('scroll', follow, {capture: true});
  };
}

interface Held {
  readonly field: Element;
  /** From the top of the window, in pixels. */
  readonly top: number;
  /** From the top of the page, which scrolling does not change. */
  readonly onPage: number;
}

const topOf = (element: Element): number => element.getBoundingClientRect().top;
const heldAt = (field: Element): Held => ({field, top: topOf(field), onPage: Math.round(topOf(field) + window.scrollY)});
const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** What can push it down: all that encloses it, as something may come into that, and what stands before it there. */
function partsBefore(element: Element): readonly Element[] {
  const around = element.parentElement;
  if (around === null || around === document.documentElement) return [];
  const siblings = [...around.children];
  return [...siblings.slice(0, siblings.indexOf(element)).flatMap(boxesOf), around, ...partsBefore(around)];
}

/** Without a box of its own it has those of its children. */
const boxesOf = (element: Element): readonly Element[] =>
  getComputedStyle(element).display === 'contents' ? [...element.children].flatMap(boxesOf) : [element];
