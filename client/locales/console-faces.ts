import {consoleFaces} from './en-GB/console-faces.ts';
import {kit} from './en-GB/kit.ts';
import {speech} from './speech.tsx';

/** What the activities say on the console. */
export const {t, Text} = speech({...kit, ...consoleFaces});
