import {templates} from './en-GB/templates.ts';
import {speech} from './speech.tsx';

/** The words that templates bring into the organiser's form. */
export const {t} = speech(templates);

export type TemplateWords = keyof typeof templates;
