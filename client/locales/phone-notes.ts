import {phoneNotes} from './en-GB/phone-notes.ts';
import {speech} from './speech.tsx';

/** What the phone says round the notes that are shown, and about changing an own one. */
export const {t, Text} = speech(phoneNotes, 'phoneNotes');
