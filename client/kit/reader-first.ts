// Runs in the head of every page, before anything is painted, so that nothing flashes: small, alone, and no module.
import {applySettings, keptSettings, STORAGE_KEY, settingsFrom} from './reader-settings.ts';

const apply = () => applySettings(document.documentElement, settingsFrom(keptSettings()));

apply();
// What was chosen in another tab, or on a page from which one comes back.
window.addEventListener('storage', ({key}) => {
  if (key === STORAGE_KEY || key === null) apply();
});
window.addEventListener('pageshow', ({persisted}) => {
  if (persisted) apply();
});
