import {kit} from './en-GB/kit.ts';
import {phone} from './en-GB/phone.ts';
import {speech} from './speech.tsx';

/** What the phone says. Why something was refused is said by phone-refusals.ts, which is loaded later. */
export const {t, Text} = speech({...kit, ...phone}, 'phone');
