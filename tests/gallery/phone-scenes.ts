import {allOf, type Scene} from './scene.ts';
import {DONE_FACES, FACES} from './scenes/faces.tsx';
import {KIT} from './scenes/kit/kit.ts';
import {OWN_NOTES} from './scenes/own-notes.tsx';
import {PHONE} from './scenes/phone.tsx';
import {PHONE_BESIDE} from './scenes/phone-beside.tsx';

/** Everything that runs on both renderers. */
export const PHONE_SCENES: readonly Scene[] = [
  ...allOf(KIT),
  ...allOf(PHONE),
  ...allOf(PHONE_BESIDE),
  ...allOf(FACES),
  ...DONE_FACES,
  ...allOf(OWN_NOTES),
];
