// What phones show, for both renderers.
import {openGallery} from './open-gallery.tsx';
import {PHONE_SCENES} from './phone-scenes.ts';

openGallery(PHONE_SCENES);
