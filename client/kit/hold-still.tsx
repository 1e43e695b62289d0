import {type ReactNode, useLayoutEffect, useRef} from 'react';
import {isInTextField} from './focus.ts';

/**
 * Round something that appears above a text box because of what others did: while somebody types, the page is moved by as much as
 * it takes, before it is painted, so that the line under their eyes stays where it is.
 */
export function HoldStill({children}: {readonly children: ReactNode}) {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = holder.current;
    const field = document.activeElement;
    if (!element || !field || !isInTextField()) return;
    const after = field.getBoundingClientRect().top;
    element.hidden = true;
    const before = field.getBoundingClientRect().top;
    element.hidden = false;
    window.scrollBy({top: after - before, behavior: 'instant'});
  }, []);
  return <div ref={holder}>{children}</div>;
}
