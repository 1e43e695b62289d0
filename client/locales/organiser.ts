import {kit} from './en-GB/kit.ts';
import {organiser} from './en-GB/organiser.ts';
import {refusals} from './en-GB/refusals.ts';
import {speech} from './speech.tsx';

/** What the organiser's pages say. */
export const {t, Text} = speech({...kit, ...organiser, ...refusals});
