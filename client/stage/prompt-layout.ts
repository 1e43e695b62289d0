import {BOLD, type FittedText, fitText, heightOf} from './pages.ts';
import type {ScreenRoom} from './screen-room.ts';

export interface PromptLayout extends FittedText {
  /** Where the time stands: large at the side, or in a line of its own where the words need the width. Those are not bold either. */
  readonly clock: 'side' | 'line';
}

/** What the time takes: at the side across, as a line down. The same in stage-clock.module.css, with the gap. */
const SIDE = 12.5;
const CLOCK_LINE = 2.5;
const HINT = 1.15;
const GAP = 0.9;
/** Smaller words than this get the whole width. */
const LARGE_ENOUGH = 1.4;
const WIDE_ENOUGH = 30;

/** The prompt with its time, in the room below the heading. */
export function promptLayout(text: string, hint: string, room: ScreenRoom, hasClock: boolean): PromptLayout {
  const height = room.height - (hint === '' ? 0 : heightOf(hint, room.width, HINT) + GAP);
  const side = fitText(text, {width: (room.width - (hasClock ? SIDE : 0)) / BOLD, height});
  const isLarge = side.size >= LARGE_ENOUGH && side.parts.length === 1;
  if (isLarge && (!hasClock || room.width >= WIDE_ENOUGH)) return {...side, clock: 'side'};
  return {...fitText(text, {...room, height: height - (hasClock ? CLOCK_LINE : 0)}), clock: 'line'};
}
