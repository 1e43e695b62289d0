// What stands beside the one task of a screen, in one file to fetch.
export {EarlierNotes} from './earlier-notes.tsx';
export {LeftDrafts} from './left-drafts.tsx';
export {QuestionCard} from './question-card.tsx';
export {TurnCard} from './turn-card.tsx';
