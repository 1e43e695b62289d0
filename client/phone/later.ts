import {fetched, late} from '../activities/fetched.ts';
import {loadPhoneFaces} from '../activities/phone-faces.ts';
import {loadAsides, loadSheets} from './beside.ts';

// Screens that are not the first.
const inSession = () => import('./in-session.tsx');
const endings = () => import('./endings.tsx');
const loadTime = () => import('./time-sheet.tsx');
const onceHere = async () => (await import('./once-here.ts')).onceHere();
const loadRefusals = () => import('../locales/refusal-sentence.ts');

export const ActivityScreen = late(async () => (await inSession()).ActivityScreen);
export const Spoken = late(async () => (await inSession()).Spoken);
export const Closing = late(async () => (await endings()).Closing);
export const Ended = late(async () => (await endings()).Ended);
export const Over = late(async () => (await endings()).Over);
export const NoSession = late(async () => (await endings()).NoSession);

/**
 * Fetches all of it, what comes first first, so that it is here when it is needed, with or without a network. What cannot be had is asked
 * for again by whoever needs it.
 */
export async function loadLater(): Promise<void> {
  try {
    await fetched(inSession);
    await fetched(() => Promise.all([loadSheets(), endings(), loadAsides(), loadTime(), loadPhoneFaces(), loadRefusals()]));
    await onceHere();
  } catch {
    return;
  }
}
