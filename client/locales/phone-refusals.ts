import {refusals} from './en-GB/refusals.ts';
import {speech} from './speech.tsx';

/** What the phone says when something was refused: apart, because most people never read it. */
export const {t, Text} = speech(refusals, 'refusals');
