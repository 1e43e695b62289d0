import {phoneSheets} from './en-GB/phone-sheets.ts';
import {speech} from './speech.tsx';

/** What the phone says in what opens over a screen: menu, signals, leaving; and at the end. */
export const {t, Text} = speech(phoneSheets, 'phoneSheets');
