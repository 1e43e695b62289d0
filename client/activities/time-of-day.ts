import type {Millis} from '../../shared/wire/ids.ts';
import {LOCALE} from '../locales/speech.tsx';

/** "11:10", by this device's clock and zone. Epoch milliseconds of this device. */
export const timeOfDay = (at: Millis): string => new Intl.DateTimeFormat(LOCALE, {hour: '2-digit', minute: '2-digit'}).format(at);
