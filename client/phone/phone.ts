import {SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {openDrafts} from '../live/drafts.ts';
import type {Kept} from '../live/kept.ts';
import {type LiveRoom, openRoom} from '../live/live-room.ts';
import {openOutbox} from '../live/outbox.ts';
import {newPlace, type OwnHandle} from '../live/use-own.ts';

/** Everything that runs in the one tab that speaks for this phone. */
export interface Phone {
  readonly live: LiveRoom;
  readonly own: OwnHandle;
  /** Everything that was kept, of this session and of earlier ones, from this phone. Nothing is sent any more. */
  readonly clear: () => Promise<void>;
  readonly close: () => void;
}

/** A chunk that could not be fetched is asked for again after so long. */
const AGAIN_MS = 5 * SECOND;

/** The lane beats as soon as its code is here. The first screen does not wait for it; what was written waits in the outbox. */
function laneSoon(...args: Parameters<typeof import('../live/lane.ts').startLane>): () => void {
  let stop: (() => void) | null = null;
  let isStopped = false;
  const load = async (): Promise<void> => {
    try {
      const {startLane} = await import('../live/lane.ts');
      if (!isStopped) stop = startLane(...args);
    } catch {
      if (!isStopped) setTimeout(() => void load(), AGAIN_MS);
    }
  };
  void load();
  return () => {
    isStopped = true;
    stop?.();
  };
}

export async function openPhone(session: SessionId, keeping: Promise<Kept>): Promise<Phone> {
  const live = openRoom({session, as: 'phone'});
  const kept = await keeping;
  const [outbox, drafts] = await Promise.all([openOutbox(kept, session, live.room), openDrafts(kept, session)]);
  const stopLane = laneSoon(live.room, outbox);
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
      await kept.clear();
    },
    close,
  };
}
