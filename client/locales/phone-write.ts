import {phoneWrite} from './en-GB/phone-write.ts';
import {speech} from './speech.tsx';

/** What the phone says while somebody writes: apart from what is read later. */
export const {t, Text} = speech(phoneWrite, 'phoneWrite');
