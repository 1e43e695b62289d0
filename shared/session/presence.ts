import type {Audience, HereRecord} from '../wire/records.ts';

/** A band's width: one person coming or going must not show. */
const BAND = 5;

/** How many are here, as one audience may know it. Presence is memory only and never an event. */
export function hereRecord(here: number, audience: Audience): HereRecord {
  return {kind: 'here', here: audience === 'console' ? here : Math.floor(here / BAND) * BAND};
}
