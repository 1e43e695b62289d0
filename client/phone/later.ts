import {lazy} from 'react';
import {loadPhoneFaces} from '../activities/phone-faces.ts';
import {loadAsides, loadSheets} from './beside.ts';

// Screens that are not the first. They are fetched as soon as there is nothing better to do, so that they are here when they are
// needed, with or without a network.
const activity = () => import('./activity-screen.tsx');
const spoken = () => import('./spoken.tsx');
const endings = () => import('./endings.tsx');

export const ActivityScreen = lazy(async () => ({default: (await activity()).ActivityScreen}));
export const Spoken = lazy(async () => ({default: (await spoken()).Spoken}));
export const Closing = lazy(async () => ({default: (await endings()).Closing}));
export const Ended = lazy(async () => ({default: (await endings()).Ended}));
export const Over = lazy(async () => ({default: (await endings()).Over}));
export const NoSession = lazy(async () => ({default: (await endings()).NoSession}));

/** Fetches all of it, what comes first first. Without a network it is tried again by whoever needs a part. */
export async function loadLater(): Promise<void> {
  try {
    await Promise.all([activity(), spoken()]);
    await Promise.all([loadSheets(), endings(), loadAsides(), loadPhoneFaces()]);
  } catch {
    return;
  }
}
