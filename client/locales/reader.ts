import {reader} from './en-GB/reader.ts';
import {speech} from './speech.tsx';

/** What the reader settings say: apart, because no first screen has them. */
export const {t, Text} = speech(reader);
