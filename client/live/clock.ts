import {useSyncExternalStore} from 'react';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {useLive} from './use-room.ts';
import {serverNow} from './view.ts';

// The one ticker: aligned to the second, correcting itself, and running only while somebody listens.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setTimeout(tick, untilNextSecond());
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || !timer) return;
    clearTimeout(timer);
    timer = null;
  };
}

function tick(): void {
  timer = setTimeout(tick, untilNextSecond());
  for (const listener of listeners) listener();
}

const untilNextSecond = (): Millis => SECOND - (Date.now() % SECOND) + 1;

/**
 * Reads the server's time and renders only when what is shown changes: `useClock(now => minutesLeft(due, now))`.
 * The selector returns a plain value.
 */
export function useClock<Shown extends string | number | boolean | null>(selector: (now: Millis) => Shown): Shown {
  const {room} = useLive();
  const read = () => selector(wholeSecond(serverNow(room.getState())));
  return useSyncExternalStore(listen, read, read);
}

// One value per second: a snapshot that changes within a render would make React render for ever.
const wholeSecond = (now: Millis): Millis => Math.floor(now / SECOND) * SECOND;
