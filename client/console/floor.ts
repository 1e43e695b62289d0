import type {FloorRecord} from '../../shared/wire/records.ts';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';

/** Who speaks and who waits, as long as the session is live: nobody does after its end, whatever was left open. */
export const useFloor = (): FloorRecord | undefined =>
  useRoom(({records}) => (recordIn(records, 'session')?.phase === 'live' ? recordIn(records, 'floor') : undefined));
