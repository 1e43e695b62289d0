import {createStore, type StoreApi} from 'zustand/vanilla';
import type {Mark} from '../../shared/voice/protocol.ts';
import type {FewWriters} from '../../shared/voice/release.ts';
import type {ActivityId, NoteId, SessionId, ThemeId} from '../../shared/wire/ids.ts';
import type {LaneAnswer} from '../../shared/wire/lane.ts';
import {MAX_NOTES_PER_SENDER} from '../../shared/wire/limits.ts';
import {tidy} from '../../shared/wire/text.ts';
import type {Kept} from './kept.ts';
import {newNoteKey} from './note-key.ts';
import type {OwnBallots} from './own-ballots.ts';
import {noMarks, type OwnMarks, toggled} from './own-marks.ts';
import {
  answered,
  change,
  dismiss,
  newNote,
  type OwnNote,
  type OwnNotes,
  type SentNote,
  seen,
  takeBack,
  takenBack,
  tried,
} from './own-notes.ts';
import {recordIn} from './records.ts';
import type {RoomStore} from './view.ts';

/** What this phone wrote, how it reacted and what it chose in one session. */
export interface Own {
  readonly notes: OwnNotes;
  /** By the activity whose notes they are about: what was marked while writing goes on in a `react` activity. */
  readonly marks: ReadonlyMap<ActivityId, OwnMarks>;
  readonly ballots: OwnBallots;
  /** For orders that differ from phone to phone and stay the same on this one. */
  readonly seed: number;
  /** False in private mode: the words go with the page. */
  readonly survives: boolean;
  /** So many of its notes has the server taken back while this page was open: what is said once it is true. */
  readonly takenBack: number;
}

/**
 * The notes of this phone: kept until they are seen released and after, sent again until the server has them, never lost
 * without a sentence. One tab at a time holds it (tab.ts); it is kept by session, so that two sessions never mix.
 */
export interface Outbox {
  readonly own: StoreApi<Own>;
  /** Why no note can be added to this activity right now, or null: everything rests, or as many wait already as one sender may have. */
  readonly holdsBack: (activity: ActivityId) => 'paused' | 'too-many' | null;
  readonly write: (activity: ActivityId, text: string, few: FewWriters, theme: ThemeId | null) => void;
  readonly change: (note: NoteId, text: string, few: FewWriters) => void;
  readonly takeBack: (note: NoteId) => void;
  readonly dismiss: (note: NoteId) => void;
  readonly toggleMark: (activity: ActivityId, mark: Mark, note: NoteId) => void;
  /** The whole ballot, instead of the one before. */
  readonly vote: (activity: ActivityId, answers: readonly number[]) => void;
  /** For the lane alone. Resolves when it is kept that these have left the phone. */
  readonly markTried: (sent: readonly SentNote[]) => Promise<void>;
  readonly takeAnswer: (sent: readonly SentNote[], answer: LaneAnswer | null) => void;
  /** Everything of this session, from this phone. */
  readonly clear: () => Promise<void>;
  readonly close: () => void;
}

type Stored = Omit<Own, 'survives' | 'takenBack'>;

/** What an earlier version of the page kept had no ballots, no themes and did not know what is hidden. */
type FoundNote = Omit<OwnNote, 'theme' | 'isHidden'> & Partial<Pick<OwnNote, 'theme' | 'isHidden'>>;
type Found = Omit<Stored, 'notes' | 'ballots'> & Partial<Pick<Stored, 'ballots'>> & {readonly notes: readonly FoundNote[]};

const keyFor = (session: SessionId): string => `own:${session}`;

export async function openOutbox(kept: Kept, session: SessionId, room: RoomStore): Promise<Outbox> {
  const stored = await kept.get<Found>(keyFor(session));
  const notes = (stored?.notes ?? []).map(note => ({...note, theme: note.theme ?? null, isHidden: note.isHidden ?? false}));
  const own = createStore<Own>(() => ({
    // A page that goes sends what it can and has no time to write down that it did: the server may have any of these.
    notes: tried(notes, notes),
    marks: stored?.marks ?? new Map(),
    ballots: stored?.ballots ?? new Map(),
    seed: stored?.seed ?? newSeed(),
    survives: kept.survives,
    takenBack: 0,
  }));
  let saved: Promise<void> = Promise.resolve();
  let isClosed = false;
  const save = () => {
    if (isClosed) return saved;
    const {notes, marks, ballots, seed} = own.getState();
    // One after another: the last state written is the last state kept. A full disk must not stop the sending.
    saved = saved
      .then(() => kept.set(keyFor(session), {notes, marks, ballots, seed} satisfies Stored))
      .catch(() => own.setState({survives: false}));
    return saved;
  };
  const step = (next: (notes: OwnNotes) => OwnNotes) => {
    const {notes} = own.getState();
    const after = next(notes);
    if (after === notes) return saved;
    own.setState({notes: after});
    return save();
  };
  const look = () => void step(notes => seen(notes, releasedIn(room)));
  look();
  if (!stored) void save();
  const stopLooking = room.subscribe((now, before) => {
    if (now.records !== before.records) look();
  });
  return {
    own,
    holdsBack: activity => {
      if (recordIn(room.getState().records, 'session')?.isPaused) return 'paused';
      const waiting = own.getState().notes.filter(note => note.activity === activity && !note.isShown).length;
      return waiting >= MAX_NOTES_PER_SENDER ? 'too-many' : null;
    },
    write: (activity, text, few, theme) =>
      void step(notes => [...notes, newNote({...newNoteKey(), activity, text: tidy(text), few, theme})]),
    change: (note, text, few) => void step(notes => change(notes, note, tidy(text), few)),
    takeBack: note => void step(notes => takeBack(notes, note)),
    dismiss: note => void step(notes => dismiss(notes, note)),
    toggleMark: (activity, mark, note) => {
      const {marks} = own.getState();
      const about = recordIn(room.getState().records, `activity:${activity}`)?.source ?? activity;
      own.setState({marks: new Map(marks).set(about, toggled(marks.get(about) ?? noMarks, mark, note))});
      void save();
    },
    vote: (activity, answers) => {
      own.setState({ballots: new Map(own.getState().ballots).set(activity, [...answers])});
      void save();
    },
    markTried: sent => step(notes => tried(notes, sent)),
    takeAnswer: (sent, answer) => {
      const before = own.getState();
      void step(notes => answered(notes, sent, answer));
      const count = takenBack(before.notes, own.getState().notes);
      if (count > 0) own.setState({takenBack: before.takenBack + count});
    },
    clear: async () => {
      isClosed = true;
      stopLooking();
      own.setState({notes: [], marks: new Map(), ballots: new Map()});
      await saved;
      await kept.remove(keyFor(session));
    },
    close: () => {
      isClosed = true;
      stopLooking();
    },
  };
}

/** Reads a note's fate from the view: among the released ones of its activity, with or without words. */
const releasedIn = (room: RoomStore) => (activity: ActivityId, id: NoteId) => {
  const {records} = room.getState();
  if (!recordIn(records, `activity:${activity}`)?.writing?.notes.includes(id)) return null;
  const note = recordIn(records, `note:${id}`);
  const isHidden = note?.isHidden ?? false;
  return {text: note && !isHidden ? note.text : null, isHidden};
};

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
