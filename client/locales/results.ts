import {results} from './en-GB/results.ts';
import {speech} from './speech.tsx';

/** What came of answers and dots. */
export const {t, Text} = speech(results, 'results');
