import {lazy} from 'react';
import {loadPhoneFaces} from '../activities/phone-faces.ts';

// What no first screen needs. It is fetched as soon as there is nothing better to do, so that it is here when it is
// needed, with or without a network.
const endings = () => import('./endings.tsx');
const asides = () => import('./asides.tsx');

export const Closing = lazy(async () => ({default: (await endings()).Closing}));
export const Ended = lazy(async () => ({default: (await endings()).Ended}));
export const Over = lazy(async () => ({default: (await endings()).Over}));
export const NoSession = lazy(async () => ({default: (await endings()).NoSession}));
export const EarlierNotes = lazy(async () => ({default: (await asides()).EarlierNotes}));
export const LeftDrafts = lazy(async () => ({default: (await asides()).LeftDrafts}));

/** Fetches all of it. Without a network it is tried again by whoever needs a part. */
export const loadLater = (): Promise<unknown> => Promise.all([endings(), asides(), loadPhoneFaces()]).catch(() => undefined);
