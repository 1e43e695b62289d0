import {allOf, type Scene} from './scene.ts';
import {FACES} from './scenes/faces.tsx';
import {KIT} from './scenes/kit.tsx';
import {PHONE} from './scenes/phone.tsx';

/** Everything that runs on both renderers. */
export const PHONE_SCENES: readonly Scene[] = [...allOf(KIT), ...allOf(PHONE), ...allOf(FACES)];
