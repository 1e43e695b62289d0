import {kit} from './en-GB/kit.ts';
import {speech} from './speech.tsx';

/** What the elements of the kit say by themselves. */
export const {t, Text} = speech(kit);
