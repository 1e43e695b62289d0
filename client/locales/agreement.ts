import {agreement} from './en-GB/agreement.ts';
import {speech} from './speech.tsx';

/** The lines that an agreement begins with. */
export const {t} = speech(agreement);
