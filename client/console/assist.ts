import {openDrafts} from '../live/drafts.ts';
import {inMemory} from '../live/kept.ts';
import {startLane} from '../live/lane.ts';
import {openOutbox} from '../live/outbox.ts';
import {isWaiting} from '../live/own-notes.ts';
import {newPlace, type OwnHandle} from '../live/use-own.ts';
import type {RoomStore} from '../live/view.ts';

/**
 * What is written down here for those who cannot type goes the way of a phone's notes, with the same beat. It is kept in memory alone: the
 * computer of somebody who leads is no place for the words of others. So the page asks before it goes while something is unsent.
 */
export async function openAssist(room: RoomStore): Promise<OwnHandle> {
  const {session} = room.getState();
  const kept = inMemory();
  const [outbox, drafts] = await Promise.all([openOutbox(kept, session, room), openDrafts(kept, session)]);
  startLane(room, outbox);
  window.addEventListener('beforeunload', event => {
    if (drafts.open().length > 0 || outbox.own.getState().notes.some(isWaiting)) event.preventDefault();
  });
  return {outbox, drafts, place: newPlace()};
}
