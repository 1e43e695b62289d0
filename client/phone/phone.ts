import type {SessionId} from '../../shared/wire/ids.ts';
import {openDrafts} from '../live/drafts.ts';
import type {Kept} from '../live/kept.ts';
import {startLane} from '../live/lane.ts';
import {type LiveRoom, openRoom} from '../live/live-room.ts';
import {openOutbox} from '../live/outbox.ts';
import {newPlace, type OwnHandle} from '../live/use-own.ts';

/** Everything that runs in the one tab that speaks for this phone. */
export interface Phone {
  readonly live: LiveRoom;
  readonly own: OwnHandle;
  /** Everything of this session, from this phone. Nothing is sent any more. */
  readonly clear: () => Promise<void>;
  readonly close: () => void;
}

export async function openPhone(session: SessionId, keeping: Promise<Kept>): Promise<Phone> {
  const live = openRoom({session, as: 'phone'});
  const kept = await keeping;
  const [outbox, drafts] = await Promise.all([openOutbox(kept, session, live.room), openDrafts(kept, session)]);
  const stopLane = startLane(live.room, outbox);
  const close = () => {
    stopLane();
    drafts.close();
    outbox.close();
    live.close();
  };
  return {
    live,
    own: {outbox, drafts, place: newPlace()},
    clear: async () => {
      stopLane();
      await Promise.all([outbox.clear(), drafts.clear()]);
    },
    close,
  };
}
