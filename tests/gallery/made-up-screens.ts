// Every screen in the made-up language: the build puts it in the place of the real one (made-up-locale.ts).
import {bareWords} from './bare-words.ts';
import {CLOSE, OPEN} from './made-up-locale.ts';
import {openGallery} from './open-gallery.tsx';
import {SCENES} from './scenes.ts';

/** Dates and lists are put into words by the browser, so they are no one's hard-coded string. */
function marked<Made extends object>(of: {readonly prototype: Made}): void {
  const {get, value} = Object.getOwnPropertyDescriptor(of.prototype, 'format') ?? {};
  Object.defineProperty(of.prototype, 'format', {
    get(this: Made) {
      const format: (...given: unknown[]) => string = (get ? get.call(this) : value).bind(this);
      return (...given: unknown[]) => `${OPEN}${format(...given)}${CLOSE}`;
    },
  });
}

marked(Intl.DateTimeFormat);
marked(Intl.ListFormat);
Object.assign(globalThis, {bareWords});
openGallery(SCENES);
