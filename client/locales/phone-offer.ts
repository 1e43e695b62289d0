import {phoneOffer} from './en-GB/phone-offer.ts';
import {speech} from './speech.tsx';

/** What a phone says of where the facilitator is looking. */
export const {t, Text} = speech(phoneOffer);
