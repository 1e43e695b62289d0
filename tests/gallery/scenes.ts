import {PHONE_SCENES} from './phone-scenes.ts';
import {allOf, type Scene, type SpokenScene} from './scene.ts';
import {BOARD} from './scenes/board.tsx';
import {CONSOLE} from './scenes/console.tsx';
import {DOOR} from './scenes/door.tsx';
import {MINUTES} from './scenes/minutes.tsx';
import {ORGANISER} from './scenes/organiser.tsx';
import {SPOKEN_AT_DESKS} from './scenes/spoken-desk.tsx';
import {SPOKEN_ON_PHONES} from './scenes/spoken-phone.tsx';
import {STAGE} from './scenes/stage.tsx';

/** Every screen in every state. A surface's scenes stand in a file of their own. */
export const SCENES: readonly Scene[] = [
  ...PHONE_SCENES,
  ...allOf(DOOR),
  ...allOf(CONSOLE),
  ...MINUTES,
  ...BOARD,
  ...allOf(STAGE),
  ...allOf(ORGANISER),
];

/** What is said when something happens. */
export const SPOKEN: readonly SpokenScene[] = [...SPOKEN_ON_PHONES, ...SPOKEN_AT_DESKS];
