// What phones show, for both renderers.
import {openGallery} from './open-gallery.tsx';
import {PHONE_SCENES} from './phone-scenes.ts';
import {SPOKEN_ON_PHONES} from './scenes/spoken-phone.tsx';

openGallery([...PHONE_SCENES, ...SPOKEN_ON_PHONES]);
