import {useRef, useState} from 'react';
import {type Arrangement, changedSince, countIn, keepSame} from './arrangement.ts';

/** The button that shows what waits is as wide as with so many new notes, so that a line that it shares does not break when there are more. */
export const WIDEST = 88;

export interface Held {
  readonly shown: Arrangement;
  /** How many notes others have added or moved since. */
  readonly waiting: number;
  /** They are new, and nothing that is shown has moved or gone. */
  readonly areNew: boolean;
  readonly showAll: () => void;
  /** For the person's own act, which is seen at once. */
  readonly step: (change: (shown: Arrangement) => Arrangement) => void;
}

/**
 * Keeps what is being read in its place: what others add or move waits until the person asks for it. `isHeld`: somebody is at
 * the list right now; while nobody is, it follows by itself. `isPaused`: nothing comes by itself, not even what would push nothing away.
 */
export function useHeld(fresh: Arrangement, isHeld = true, isPaused = false): Held {
  const [held, setHeld] = useState(fresh);
  // Where there is nothing to read yet, nothing can be moved away.
  const isFollowing = !isPaused && (!isHeld || (countIn(held) === 0 && countIn(fresh) > 0));
  const [seen, setSeen] = useState(fresh);
  const latest = useRef(fresh);
  latest.current = fresh;
  const isNews = isFollowing && seen !== fresh;
  const shown = isNews ? keepSame(held, fresh) : held;
  if (isNews) {
    setHeld(shown);
    setSeen(fresh);
  }
  const waiting = changedSince(shown, fresh);
  // From the other side: nothing that is shown stands elsewhere by now, or nowhere.
  const areNew = waiting > 0 && changedSince(fresh, shown) === 0;
  const step = (change: (shown: Arrangement) => Arrangement) => {
    setHeld(change);
    // The room's answer may come before what it changed: what was there until now would take the act back, for good if the list is held by then.
    setSeen(latest.current);
  };
  return {shown, waiting, areNew, showAll: () => setHeld(fresh), step};
}
