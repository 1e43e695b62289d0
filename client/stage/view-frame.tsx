import {type ReactNode, useLayoutEffect, useRef} from 'react';
import {BOLD, heightOf} from './pages.ts';
import type {ScreenRoom} from './screen-room.ts';
import styles from './stage.module.css';

/** The size of a view's heading, and what it keeps free below it. */
const HEADING = 1.35;
const BELOW = 0.9;

/** What is left below a heading. */
export const roomBelow = (room: ScreenRoom, title: string): ScreenRoom => ({
  ...room,
  height: room.height - heightOf(title, room.width / BOLD, HEADING) - BELOW,
});

/** The least that the text of a view may be made smaller than it was laid out, before the view can be scrolled. */
const SMALLEST = 0.8;
const STEP = 0.05;

interface ViewFrameProps {
  /** In our words or somebody's. */
  readonly title: ReactNode;
  readonly isTitleHidden?: boolean;
  /** In the middle of the screen, with nothing else on it. */
  readonly isStill?: boolean;
  readonly children?: ReactNode;
}

/**
 * One view with its heading. Layout goes by typical letters: should these ones be wider, all of it is made a
 * little smaller, and last of all it can be scrolled. Nothing is ever cut off.
 */
export function ViewFrame({title, isTitleHidden = false, isStill = false, children}: ViewFrameProps) {
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = main.current;
    if (!element) return;
    const isTooMuch = () => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    for (let fit = 1; fit >= SMALLEST - STEP / 2; fit -= STEP) {
      element.style.setProperty('--fit', String(fit));
      if (!isTooMuch()) break;
    }
  });
  return (
    <main ref={main} className={styles.view} data-still={isStill || undefined}>
      <h1 className={isTitleHidden ? 'visually-hidden' : styles.title} dir="auto">
        {title}
      </h1>
      {children}
    </main>
  );
}
