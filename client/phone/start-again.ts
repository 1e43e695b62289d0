import {deleteKept} from '../live/kept.ts';
import {clearDevice} from './clear-device.ts';

/** "Not you?": whoever has this browser now finds nothing of the one before. */
export async function startAgain(): Promise<void> {
  await deleteKept();
  await clearDevice();
}
