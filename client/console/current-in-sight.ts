import {type RefObject, useEffect, useRef, useState} from 'react';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';

/**
 * Scrolls the list itself, and neither the page nor the focus, to the activity that is on and the one after it: when another is on, and
 * when the list is as high as it was not before. While somebody is at the list (`isHeld`) it stays; when they have left, it follows.
 */
export function useCurrentInSight(list: RefObject<HTMLElement | null>, isHeld: boolean): void {
  const current = useRoom(room => recordIn(room.records, 'session')?.current ?? null);
  const height = useHeight(list);
  const wanted = `${current} ${height}`;
  const brought = useRef<string | null>(null);
  useEffect(() => {
    if (isHeld || brought.current === wanted) return;
    brought.current = wanted;
    const row = list.current?.querySelector('[aria-current]');
    if (list.current && row) bring(list.current, row);
  }, [list, isHeld, wanted]);
}

/** In pixels; 0 while its part of a narrow window is not shown. */
function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const {current} = element;
    if (!current) return;
    const watch = new ResizeObserver(() => setHeight(current.clientHeight));
    watch.observe(current);
    return () => watch.disconnect();
  }, [element]);
  return height;
}

/** A third from the top, where it is not in sight already: what is over stays above it, what comes below. */
function bring(list: HTMLElement, row: Element): void {
  const [around, from, to] = [list, row, row.nextElementSibling ?? row].map(one => one.getBoundingClientRect());
  if (!around || !from || !to || (from.top >= around.top && to.bottom <= around.bottom)) return;
  list.scrollTop += from.top - around.top - list.clientHeight / 3;
}
