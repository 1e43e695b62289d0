import {kit} from './en-GB/kit.ts';
import {phone} from './en-GB/phone.ts';
import {refusals} from './en-GB/refusals.ts';
import {speech} from './speech.tsx';

/** What the phone says. */
export const {t, Text} = speech({...kit, ...phone, ...refusals});
