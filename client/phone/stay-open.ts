import {SCOPE, WORKER} from './worker-place.ts';

/** From now on this phone opens its session without a network as well. Browsers have workers at an https address and on the machine itself only. */
export async function stayOpen(): Promise<void> {
  await navigator.serviceWorker?.register(WORKER, {scope: SCOPE}).catch(() => undefined);
}

/** Nothing of the program stays on a phone that was cleared either. */
export async function forgetProgram(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
    await registration?.unregister();
    if (registration) for (const name of await caches.keys()) await caches.delete(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
