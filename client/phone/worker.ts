import {matchPrecache, type PrecacheEntry, precacheAndRoute} from 'workbox-precaching';
import {NavigationRoute, registerRoute} from 'workbox-routing';
import {NetworkOnly} from 'workbox-strategies';
import {SHELL} from './worker-place.ts';

/** The phone's own files and its empty page, by name; client/build.ts puts them in. */
declare const KEPT_FILES: PrecacheEntry[];

/** A page that takes longer is as good as none: the one that is kept opens instead. */
const PAGE_SECONDS = 5;

// The program, and nothing that anybody wrote: every file is the same for all sessions. A newer worker waits until the last page of the older one has
// gone, so that nothing changes under a session. What comes from below /live, and the lane, passes by untouched.
precacheAndRoute(KEPT_FILES);

// The phone slept, the browser threw the page away, and there is no network: the page opens all the same, and finds what was not sent.
registerRoute(
  new NavigationRoute(new NetworkOnly({networkTimeoutSeconds: PAGE_SECONDS, plugins: [{handlerDidError: () => matchPrecache(SHELL)}]}), {
    allowlist: [/^\/s\/[A-Za-z0-9_-]{22}\/?$/],
  }),
);
