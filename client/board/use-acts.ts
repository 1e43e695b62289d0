import {useMemo} from 'react';
import {announce} from '../kit/announcer.ts';
import {useLive} from '../live/use-room.ts';
import {type Acts, type ActsOptions, actsOn} from './acts.ts';

/** The same acts until something changes that they go by. */
export function useActs({activity, board, layout, mayWrite, move, onMoved}: Omit<ActsOptions, 'records' | 'say'>): Acts {
  const {room} = useLive();
  return useMemo(() => {
    const records = () => room.getState().records;
    const say = (sentence: string) => announce('notes', sentence, {level: 'asked'});
    return actsOn({activity, board, layout, mayWrite, move, onMoved, records, say});
  }, [activity, board, layout, mayWrite, move, onMoved, room]);
}
