import {createContext, useContext, useSyncExternalStore} from 'react';
import type {Mine, RecordId, RecordOf} from '../../shared/wire/records.ts';
import type {LiveRoom} from './live-room.ts';
import {recordIn} from './records.ts';
import type {Room} from './view.ts';

/** Carries the room's handle, never live values. */
export const LiveContext = createContext<LiveRoom | null>(null);

export function useLive(): LiveRoom {
  const live = useContext(LiveContext);
  if (!live) throw new Error('There is no LiveContext around this');
  return live;
}

/**
 * The only door from React to the room. A selector returns a plain value or an object that exists already: one that builds
 * `{…}` or `[…]` renders for ever.
 */
export function useRoom<Selected>(selector: (room: Room) => Selected): Selected {
  const {room} = useLive();
  const read = () => selector(room.getState());
  if (import.meta.env.DEV && !Object.is(read(), read())) throw new Error(`This selector builds something new each time: ${selector}`);
  // The third: markup that is made on the server shows the same.
  return useSyncExternalStore(room.subscribe, read, read);
}

/** One record, `useRecord('session')`, `useRecord(`note:${id}`)`; undefined while there is none. */
export const useRecord = <Key extends RecordId>(id: Key): RecordOf<Key> | undefined => useRoom(room => recordIn(room.records, id));

/** Sends a command and answers its refusal as a value. */
export const useSend = (): LiveRoom['send'] => useLive().send;

/** What this phone alone is told about itself: its hand, its signals. Null on every other screen, and before the first welcome. */
export const useMine = (): Mine | null => useRoom(room => room.mine);

/** Says what this person needs right now, and answers like a command. */
export const useMoment = (): LiveRoom['sayMoment'] => useLive().sayMoment;
