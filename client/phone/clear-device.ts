import {forget} from './remembered.ts';
import {forgetProgram} from './stay-open.ts';

/** This browser is nobody's any more: whoever joins from it next is somebody new. Without a network its memory goes all the same. */
export async function clearDevice(): Promise<void> {
  forget();
  await forgetProgram();
  await fetch('/live/forget', {method: 'POST', credentials: 'same-origin'}).catch(() => undefined);
}
