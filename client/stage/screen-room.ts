/** What there is room for, in units of the smallest text: a 27th of the height, less on a tall screen. */
export interface ScreenRoom {
  readonly width: number;
  readonly height: number;
}

// The same figures as in stage.module.css, where the unit is a length.
const UNIT_OF_HEIGHT = 0.0375;
const UNIT_OF_WIDTH = 0.028;
/** What a projector may cut off on every side, as a share. */
const SAFE_EDGE = 0.05;
/** The line at the foot with the code, and its distance. */
const FOOT = 2.5;
/** Kept free, because letters are told by typical widths. */
const SPARE = 0.7;

/** `width` and `height` of the window, in pixels. */
export function roomOf(width: number, height: number): ScreenRoom {
  const unit = Math.max(1, Math.min(height * UNIT_OF_HEIGHT, width * UNIT_OF_WIDTH));
  const inner = 1 - 2 * SAFE_EDGE;
  return {width: (width * inner) / unit, height: (height * inner) / unit - FOOT - SPARE};
}

/** How many notes stand side by side. */
export const columnsOf = ({width}: ScreenRoom): number => (width >= 38 ? 3 : width >= 24 ? 2 : 1);
