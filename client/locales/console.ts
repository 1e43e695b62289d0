import {console as messages} from './en-GB/console.ts';
import {consolePeople} from './en-GB/console-people.ts';
import {kit} from './en-GB/kit.ts';
import {refusals} from './en-GB/refusals.ts';
import {speech} from './speech.tsx';

/** What the console says. */
export const {t, Text} = speech({...kit, ...messages, ...consolePeople, ...refusals});
