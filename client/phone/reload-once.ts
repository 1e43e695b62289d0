import {MINUTE} from '../../shared/wire/ids.ts';

const KEY = 'wrensong:reloaded';

/** Loads the page again, unless that was just tried: a page that reloads for ever helps nobody. False when it did nothing. */
export function reloadOnce(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < MINUTE) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // Without a memory there is no telling whether it was just tried.
    return false;
  }
  location.reload();
  return true;
}
