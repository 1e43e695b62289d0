import type {FewWriters} from '../../shared/voice/release.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import type {LaneAnswer} from '../../shared/wire/lane.ts';

/**
 * A note of this phone, from Send until it is taken back or the phone is cleared. Only this phone knows that it is one of
 * its own: the key is what changes it or takes it back, and the note's id is made from the key.
 */
export interface OwnNote {
  readonly id: NoteId;
  /** 32 bytes in base64url. Shown to nobody but the lane, alone, as a proof. */
  readonly key: string;
  readonly activity: ActivityId;
  readonly text: string;
  readonly few: FewWriters;
  /** What it is about, where the activity asks for that. */
  readonly theme: ThemeId | null;
  /** What the person wants: shown, shown with other words once it is already shown, or taken back. */
  readonly wish: 'show' | 'change' | 'take-back';
  /** The server has confirmed this wish with these words. */
  readonly isSent: boolean;
  /** The words that the server confirmed last; null while it has confirmed none. */
  readonly sentText: string | null;
  /** A request that held it has left the phone: the server may have it although no answer came. */
  readonly wasTried: boolean;
  /** It has been among the released notes. */
  readonly isShown: boolean;
  /** The facilitator has hidden it. */
  readonly isHidden: boolean;
  /** The server will not take these words, for a reason with a sentence. */
  readonly refused: RefusalCode | null;
}

export type OwnNotes = readonly OwnNote[];

/** What one request said about one note, so that an answer is applied to what was sent and not to what has been typed since. */
export type SentNote = Pick<OwnNote, 'id' | 'text' | 'few' | 'wish' | 'wasTried' | 'sentText'>;

export const newNote = (note: Pick<OwnNote, 'id' | 'key' | 'activity' | 'text' | 'few' | 'theme'>): OwnNote => ({
  ...note,
  wish: 'show',
  isSent: false,
  sentText: null,
  wasTried: false,
  isShown: false,
  isHidden: false,
  refused: null,
});

/** Before release the note is sent again under the same id; after it the key asks for other words. */
export const change = (notes: OwnNotes, id: NoteId, text: string, few: FewWriters): OwnNotes =>
  withNote(notes, id, note => ({...note, text, few, wish: note.isShown ? 'change' : 'show', isSent: false, refused: null}));

/** A note that never left the phone is simply gone. */
export const takeBack = (notes: OwnNotes, id: NoteId): OwnNotes =>
  notes.flatMap(note => {
    if (note.id !== id) return [note];
    return note.wasTried ? [{...note, wish: 'take-back', isSent: false, refused: null}] : [];
  });

/** Removes it from this phone alone, after a refusal that the person has read. A change that came too late falls back to the words that count. */
export const dismiss = (notes: OwnNotes, id: NoteId): OwnNotes =>
  notes.flatMap(note => {
    if (note.id !== id) return [note];
    return note.sentText === null ? [] : [{...note, text: note.sentText, wish: 'show', isSent: true, refused: null}];
  });

/** Called before the request leaves: from then on the server may have them. */
export const tried = (notes: OwnNotes, sent: readonly SentNote[]): OwnNotes => {
  const ids = new Set(sent.filter(note => !note.wasTried).map(note => note.id));
  return ids.size === 0 ? notes : notes.map(note => (ids.has(note.id) ? {...note, wasTried: true} : note));
};

/** Refusals after which the same words are not sent again. All others are tried at the next beat. */
const LASTING: ReadonlySet<RefusalCode> = new Set([
  'activity-closed',
  'session-ended',
  'no-session',
  'malformed',
  'too-large',
  'not-allowed',
  'removed',
]);

/** What an answer changes. `null` stands for no answer at all, which changes nothing. */
export function answered(notes: OwnNotes, sent: readonly SentNote[], answer: LaneAnswer | null): OwnNotes {
  if (answer === null || sent.length === 0) return notes;
  return sent.reduce((left, one) => left.flatMap(note => (note.id === one.id ? afterAnswer(note, one, answer) : [note])), notes);
}

function afterAnswer(note: OwnNote, sent: SentNote, answer: LaneAnswer): OwnNotes {
  const isSameWish = note.wish === sent.wish && note.text === sent.text && note.few === sent.few;
  if (answer.ok) {
    if (sent.wish === 'take-back') return note.isShown ? [{...note, isSent: isSameWish || note.isSent}] : [];
    const confirmed = {...note, sentText: sent.wish === 'change' ? note.sentText : sent.text};
    return [isSameWish ? {...confirmed, isSent: true, refused: null} : confirmed];
  }
  if (!isSameWish || note.isSent) return [note];
  switch (answer.code) {
    case 'already-shown':
      // Words of a note that is new in this box cannot be the ones that are shown.
      return [sent.wish === 'show' && sent.wasTried ? {...note, wish: 'change'} : note];
    case 'unknown-id':
      // Gone already, or not released yet: then it is still a note like the others.
      if (sent.wish === 'take-back') return [];
      return [sent.wish === 'change' ? {...note, wish: 'show'} : note];
    default:
      return [LASTING.has(answer.code) ? {...note, refused: answer.code} : note];
  }
}

/** How many notes the server has taken back by this answer. */
export const takenBack = (before: OwnNotes, after: OwnNotes): number =>
  before.filter(
    note =>
      note.wish === 'take-back' && isWaiting(note) && !after.some(now => now.id === note.id && (now.wish !== 'take-back' || !now.isSent)),
  ).length;

/** What the view says of a released note: `text` is null where it is not, or no more, to be read. */
export interface Seen {
  readonly text: string | null;
  readonly isHidden: boolean;
}

/** `released`: null for a note that has not been. */
export function seen(notes: OwnNotes, released: (activity: ActivityId, id: NoteId) => Seen | null): OwnNotes {
  let hasChanged = false;
  const next = notes.flatMap(note => {
    const shown = released(note.activity, note.id);
    const after = shown ? afterSeeing(note, shown) : note;
    if (after !== note) hasChanged = true;
    return after ?? [];
  });
  return hasChanged ? next : notes;
}

function afterSeeing(before: OwnNote, {text, isHidden}: Seen): OwnNote | null {
  const note = before.isHidden === isHidden ? before : {...before, isHidden};
  if (note.wish === 'take-back') {
    if (note.isSent && text === null) return null;
    return note.isShown ? note : {...note, isShown: true};
  }
  if (text === null) return note.isShown ? note : {...note, isShown: true, isSent: true, refused: null};
  if (note.text === text) {
    const isSettled = note.isShown && note.isSent && note.wish === 'show' && note.sentText === text;
    return isSettled ? note : {...note, isShown: true, wish: 'show', isSent: true, sentText: text, refused: null};
  }
  if (note.isShown && note.wish === 'change') return note;
  // Other words were released than the ones written last: the last ones go on as a change.
  return {...note, isShown: true, wish: 'change', isSent: false, sentText: text};
}

const withNote = (notes: OwnNotes, id: NoteId, step: (note: OwnNote) => OwnNote): OwnNotes =>
  notes.map(note => (note.id === id ? step(note) : note));

/** Whether it waits for a beat. */
export const isWaiting = (note: OwnNote): boolean => !note.isSent && note.refused === null;

/** Keyed proofs travel alone. */
export const isProof = (note: OwnNote): boolean => isWaiting(note) && note.wish !== 'show';
