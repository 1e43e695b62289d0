import {deleteKept} from '../live/kept.ts';
import {leaveByShift, leaveQuickly, leaveWithOthers} from './leave-quickly.ts';

// Fetched by the plain pages on which there is a way to leave quickly. Somebody may have been in a session on this phone before.
leaveByShift(deleteKept);
leaveWithOthers(deleteKept);

/** `link` leads away by itself; from now on it also leaves nothing behind. */
export function leaveBy(link: HTMLAnchorElement): void {
  link.addEventListener('click', event => {
    event.preventDefault();
    leaveQuickly(deleteKept);
  });
}
