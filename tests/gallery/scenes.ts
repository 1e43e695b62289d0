import {PHONE_SCENES} from './phone-scenes.ts';
import {allOf, type Scene} from './scene.ts';
import {CONSOLE} from './scenes/console.tsx';
import {DOOR} from './scenes/door.tsx';
import {ORGANISER} from './scenes/organiser.tsx';
import {STAGE} from './scenes/stage.tsx';

/** Every screen in every state. A surface's scenes stand in a file of their own. */
export const SCENES: readonly Scene[] = [...PHONE_SCENES, ...allOf(DOOR), ...allOf(CONSOLE), ...allOf(STAGE), ...allOf(ORGANISER)];
