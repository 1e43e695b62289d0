import {noScript} from './en-GB/no-script.ts';
import {phone} from './en-GB/phone.ts';
import {phoneLive} from './en-GB/phone-live.ts';
import {speech} from './speech.tsx';

/** What the page without script says. It is rendered on the server, so no phone loads these sentences. */
export const {t, Text} = speech({...phone, ...phoneLive, ...noScript});
