import {useSyncExternalStore} from 'react';
import {createStore} from 'zustand/vanilla';
import {applySettings, keptSettings, type ReaderSettings, STORAGE_KEY, settingsFrom} from './reader-settings.ts';

/** This device's settings. The page wears them already (reader-first.ts); this is for those who change or ask for them. */
export const reader = createStore<ReaderSettings>(() => settingsFrom(keptSettings()));

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({key}) => {
    if (key === STORAGE_KEY || key === null) reader.setState(settingsFrom(keptSettings()));
  });
}

export const useReader = (): ReaderSettings => useSyncExternalStore(reader.subscribe, reader.getState, reader.getState);

/** From now on, on this device. Where nothing can be kept, as long as the page is open. */
export function setReader(patch: Partial<ReaderSettings>): void {
  reader.setState(patch);
  applySettings(document.documentElement, reader.getState());
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(reader.getState()));
  } catch {
    // The page wears it all the same.
  }
}
