import {phoneLive} from './en-GB/phone-live.ts';
import {speech} from './speech.tsx';

/** What the phone says round an activity: time, hand, pause, the group that has moved on. */
export const {t, Text} = speech(phoneLive, 'phoneLive');
