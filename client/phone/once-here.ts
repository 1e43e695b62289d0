import {holdField} from '../kit/hold-field.ts';
import {stayOpen} from './stay-open.ts';

/** What begins when everything has been fetched: no first screen needs it. */
export async function onceHere(): Promise<void> {
  holdField();
  await stayOpen();
}
