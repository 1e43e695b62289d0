import {consolePages} from './en-GB/console-pages.ts';
import {speech} from './speech.tsx';

/** What the minutes say: apart, because they come when they are opened. */
export const {t, Text} = speech(consolePages);
