import {isAway} from '../../live/link.ts';
import {useLive, useRoom} from '../../live/use-room.ts';
import {timeOfDay} from '../time-of-day.ts';

interface AsOf {
  /** There is no connection, so that what is shown may be old. */
  readonly isOld: boolean;
  /** When the last sign of life came, as "11:10". */
  readonly time: string;
}

/** Without a connection notes are as old as the last sign of life. */
export function useAsOf(): AsOf {
  const {heardAt} = useLive();
  const isOld = useRoom(room => isAway(room.link));
  return {isOld, time: timeOfDay(heardAt())};
}
