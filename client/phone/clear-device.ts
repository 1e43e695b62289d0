import {forget} from './remembered.ts';
import {forgetProgram} from './stay-open.ts';

/** This browser is nobody's any more: whoever joins from it next is somebody new. Without a network its memory goes all the same. */
export async function clearDevice(): Promise<void> {
  forget();
  await Promise.all([dropDevice(), forgetProgram()]);
}

/** False when the server was not reached: this browser is still who it was. */
export const dropDevice = (): Promise<boolean> =>
  // Also from a page that goes meanwhile.
  fetch('/live/forget', {method: 'POST', keepalive: true}).then(
    ({ok}) => ok,
    () => false,
  );
