import {door} from './en-GB/door.ts';
import {phone} from './en-GB/phone.ts';
import {speech} from './speech.tsx';

/** What the plain pages say. They are rendered when the client is built, so no phone loads their sentences. */
export const {t, Text} = speech({...phone, ...door});
