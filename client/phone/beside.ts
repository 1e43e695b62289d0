import {late} from '../activities/fetched.ts';

// What opens over a screen, or stands beside its task: no first screen needs it. Nothing in these files may ask for this one.
export const loadSheets = () => import('./sheets.tsx');
export const loadAsides = () => import('./asides.tsx');

export const Agreement = late(async () => (await loadSheets()).Agreement);
export const CatchUp = late(async () => (await loadSheets()).CatchUp);
export const HandSheet = late(async () => (await loadSheets()).HandSheet);
export const Menu = late(async () => (await loadSheets()).Menu);
export const MovedOn = late(async () => (await loadSheets()).MovedOn);
export const NameCard = late(async () => (await loadSheets()).NameCard);
export const NotesSheet = late(async () => (await loadSheets()).NotesSheet);
export const Practice = late(async () => (await loadSheets()).Practice);
export const PrivacySheet = late(async () => (await loadSheets()).PrivacySheet);
export const QuickExitWords = late(async () => (await loadSheets()).QuickExitWords);
export const SignalsSheet = late(async () => (await loadSheets()).SignalsSheet);
export const SteppedOut = late(async () => (await loadSheets()).SteppedOut);
export const EarlierNotes = late(async () => (await loadAsides()).EarlierNotes);
export const LeftDrafts = late(async () => (await loadAsides()).LeftDrafts);
export const QuestionCard = late(async () => (await loadAsides()).QuestionCard);
export const TurnCard = late(async () => (await loadAsides()).TurnCard);
