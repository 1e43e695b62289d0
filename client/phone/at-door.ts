import type {KnockedAnswer} from '../../shared/wire/http.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';

/** How often a page that waits before a locked session looks whether it may come in. */
const LOOK_EVERY_MS: Millis = 4 * SECOND;

/** `before`: the part of the page that says where this phone stands. The page is loaded anew when that has changed, and goes in when it may. */
export function watchDoor(before: HTMLElement): void {
  const {at, session} = before.dataset;
  if (at === 'let-in') {
    before.querySelector('form')?.requestSubmit();
    return;
  }
  const address = `/live/knocked/${session}`;
  const look = async () => {
    if (document.hidden) return;
    const now = await standing(address);
    if (now !== null && now !== at) location.replace(address);
  };
  setInterval(() => void look(), LOOK_EVERY_MS);
  // A phone that was locked meanwhile, or without a network, does not wait for the next time.
  document.addEventListener('visibilitychange', () => void look());
  window.addEventListener('online', () => void look());
}

/** Null: nobody knows right now. A refusal has a page of its own. */
async function standing(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, {headers: {accept: 'application/json'}, credentials: 'same-origin'});
    if (response.status >= 500) return null;
    return response.ok ? ((await response.json()) as KnockedAnswer).at : 'refused';
  } catch {
    return null;
  }
}
