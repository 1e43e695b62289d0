import type {Power} from '../../shared/session/permissions.ts';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import type {Room} from '../live/view.ts';
import {type ActionId, hasPower, isThere} from './actions.ts';

/** What whoever sits here may do: the organiser, or the duty of their seat. Null: nothing, the seat has gone. */
export function powerIn({me, records}: Pick<Room, 'me' | 'records'>): Power | null {
  if (me === null) return null;
  return me.seat === null ? 'organiser' : (recordIn(records, `seat:${me.seat}`)?.duty ?? null);
}

/** Whether an action is there for them right now. What a seat may not do is not shown. */
export const useMay = (id: ActionId): boolean =>
  useRoom(room => {
    const session = recordIn(room.records, 'session');
    return isThere(id, session?.phase ?? 'draft', powerIn(room), session?.isBoardLocked);
  });

/** Whether it is theirs at all, in whatever phase. */
export const useIsMine = (id: ActionId): boolean => useRoom(room => hasPower(id, powerIn(room)));
