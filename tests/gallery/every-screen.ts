import {openGallery} from './open-gallery.tsx';
import {SCENES, SPOKEN} from './scenes.ts';

openGallery([...SCENES, ...SPOKEN]);
