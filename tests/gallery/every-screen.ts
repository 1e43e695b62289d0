import {openGallery} from './open-gallery.tsx';
import {SCENES} from './scenes.ts';

openGallery(SCENES);
