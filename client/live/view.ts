import {createStore, type StoreApi} from 'zustand/vanilla';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {ActivityId, Millis, SessionId} from '../../shared/wire/ids.ts';
import type {LaneTicket, Me} from '../../shared/wire/live.ts';
import type {Mine} from '../../shared/wire/records.ts';
import type {LinkState} from './link.ts';
import {type Held, nothingHeld} from './records.ts';

/**
 * The room as this browser sees it: the one store of live state. `connection` writes to it, one change per frame; React reads
 * it through `useRoom` and nothing else does. It holds records, never events, and no copy of what can be derived from them.
 */
export interface Room extends Held {
  readonly session: SessionId;
  readonly me: Me | null;
  /** What this phone alone is told about itself; null for everybody else. */
  readonly mine: Mine | null;
  /** A whole view has come at least once; before that the records say nothing. */
  readonly hasView: boolean;
  readonly link: LinkState;
  /** Why this connection is over for good; null while it lives or is being restored. */
  readonly over: RefusalCode | null;
  /** What to add to this device's clock to get the server's. Milliseconds. */
  readonly clockOffset: Millis;
  readonly laneTickets: ReadonlyMap<ActivityId, LaneTicket>;
}

export type RoomStore = StoreApi<Room>;

export const createRoom = (session: SessionId): RoomStore =>
  createStore<Room>(() => ({
    ...nothingHeld,
    session,
    me: null,
    mine: null,
    hasView: false,
    link: 'blip',
    over: null,
    clockOffset: 0,
    laneTickets: new Map(),
  }));

export const serverNow = (room: Pick<Room, 'clockOffset'>, now: Millis = Date.now()): Millis => now + room.clockOffset;
