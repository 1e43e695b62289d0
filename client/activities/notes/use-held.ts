import {useState} from 'react';
import {type Arrangement, changedSince, countIn, keepSame} from './arrangement.ts';

export interface Held {
  readonly shown: Arrangement;
  /** How many notes others have added or moved since. */
  readonly waiting: number;
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
  const isNews = isFollowing && seen !== fresh;
  const shown = isNews ? keepSame(held, fresh) : held;
  if (isNews) {
    setHeld(shown);
    setSeen(fresh);
  }
  return {shown, waiting: changedSince(shown, fresh), showAll: () => setHeld(fresh), step: change => setHeld(change)};
}
