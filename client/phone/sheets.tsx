// What opens over a screen or is shown rarely, in one file to fetch.
export {Agreement} from './agreement.tsx';
export {CatchUp} from './catch-up.tsx';
export {HandSheet} from './hand-sheet.tsx';
export {Menu} from './menu.tsx';
export {MovedOn} from './moved-on.tsx';
export {NameCard} from './name-card.tsx';
export {NotesSheet} from './notes-sheet.tsx';
export {Practice} from './practice.tsx';
export {PrivacySheet} from './privacy-sheet.tsx';
export {QuickExitWords} from './quick-exit-words.tsx';
export {SignalsSheet} from './signals-sheet.tsx';
export {SteppedOut} from './stepped-out.tsx';
