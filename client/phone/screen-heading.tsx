import {type ReactNode, useEffect, useRef} from 'react';
import {focusQuietly, isInTextField} from '../kit/focus.ts';

// The first screen is where the page begins anyway.
let isFirst = true;

/** The heading of a screen. A new screen begins here: it takes the focus as it appears, unless somebody is typing. */
export function ScreenHeading({children}: {readonly children: ReactNode}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst && !isInTextField()) {
      window.scrollTo({top: 0});
      focusQuietly(heading.current);
    }
    isFirst = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} dir="auto">
      {children}
    </h1>
  );
}
