import {kit} from './en-GB/kit.ts';
import {phoneFaces} from './en-GB/phone-faces.ts';
import {speech} from './speech.tsx';

/** What the activities say on a phone: apart from the first screen, which needs none of it. */
export const {t, Text} = speech({...kit, ...phoneFaces}, 'phoneFaces');
