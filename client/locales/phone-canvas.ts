import {phoneCanvas} from './en-GB/phone-canvas.ts';
import {speech} from './speech.tsx';

/** What a participant's page says of the canvas, for those at a desk. */
export const {Text} = speech(phoneCanvas);
