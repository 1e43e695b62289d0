import type {ActivityId} from '../../shared/wire/ids.ts';
import type {PretendRoom} from './pretend-room.ts';

/** The activity that is open; at the end the last one that was. */
export const openIn = (room: PretendRoom): ActivityId => {
  const {current, agenda} = room.session();
  const activity = current ?? agenda[0];
  if (activity === undefined) throw new Error('nothing is open');
  return activity;
};
