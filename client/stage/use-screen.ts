import {useMemo, useSyncExternalStore} from 'react';
import {roomOf, type ScreenRoom} from './screen-room.ts';

const listen = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/** The room of this window, the same object until its size changes. */
export function useScreen(): ScreenRoom {
  const width = useSyncExternalStore(listen, () => window.innerWidth);
  const height = useSyncExternalStore(listen, () => window.innerHeight);
  return useMemo(() => roomOf(width, height), [width, height]);
}
