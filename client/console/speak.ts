import {announce} from '../kit/announcer.ts';
import type {RoomStore} from '../live/view.ts';
import {isJustSaid} from './answers.ts';
import {paced} from './paced.ts';
import {sayChanges} from './say-changes.ts';

/** Words spoken into a dialog that closes with the same change would be lost: the page changes first. Milliseconds. */
const SAY_AFTER_MS = 150;

/** Says aloud what changes in the room, as long as the page is there. */
export function speakOf(room: Pick<RoomStore, 'subscribe'>): void {
  const say = paced(({topic, text, level}) => {
    if (!isJustSaid(text)) announce(topic, text, {level});
  });
  room.subscribe((after, before) => {
    for (const saying of sayChanges(before, after)) setTimeout(() => say(saying), SAY_AFTER_MS);
  });
}
