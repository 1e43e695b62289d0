import {clearDevice} from './clear-device.ts';
import type {Phone} from './phone.ts';

/** Everything that this phone kept of its session, and who it was there. Nothing is sent any more. */
export async function clearAll(phone: Phone): Promise<void> {
  const cleared = Promise.all([phone.clear(), clearDevice()]);
  phone.close();
  await cleared;
}
