import {kit} from './en-GB/kit.ts';
import {refusals} from './en-GB/refusals.ts';
import {stage} from './en-GB/stage.ts';
import {speech} from './speech.tsx';

/** What the big screen says. */
export const {t, Text} = speech({...kit, ...stage, ...refusals});
