import {elements} from './en-GB/elements.ts';
import {speech} from './speech.tsx';

/** What the later elements of the kit say by themselves. */
export const {t, Text} = speech(elements);
