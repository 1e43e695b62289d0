import {REACTED} from '../../shared/agenda/protocol.ts';
import type {ActivityId, Millis, NoteId, SessionId} from '../../shared/wire/ids.ts';
import {type BoxContent, type LaneAnswer, type LaneNote, packBox} from '../../shared/wire/lane.ts';
import {MAX_NOTES_PER_SENDER} from '../../shared/wire/limits.ts';
import type {ActivityRecord, BallotRecord} from '../../shared/wire/records.ts';
import {ballotBytes, type OwnBallots} from './own-ballots.ts';
import {markBits, noMarks, type OwnMarks} from './own-marks.ts';
import {isProof, isWaiting, type OwnNote, type OwnNotes, type SentNote} from './own-notes.ts';
import {type Records, recordIn} from './records.ts';
import type {Room} from './view.ts';

/** All that decides what a beat carries. */
export interface LaneState {
  readonly session: SessionId;
  readonly room: Pick<Room, 'records' | 'laneTickets' | 'lineage'>;
  readonly notes: OwnNotes;
  readonly marks: ReadonlyMap<ActivityId, OwnMarks>;
  readonly ballots: OwnBallots;
  /** Under which bearer the server has each note. After it was started again, or the page was, it is told once more. */
  readonly confirmed: ReadonlyMap<NoteId, string>;
}

export interface PlannedBox {
  readonly activity: ActivityId;
  readonly content: BoxContent;
  /** The notes in it as they were when it was packed. */
  readonly notes: readonly SentNote[];
}

/** Whether this phone beats at all, and until when a gathering runs. */
export interface LaneNeeds {
  readonly isBeating: boolean;
  /** By the server's clock; null while nothing is gathered. Past when the server was started again in the middle of it. */
  readonly gathering: Millis | null;
  /** How often every phone beats in it, whether or not it has anything to bring. */
  readonly closingBeats: number;
  /** Of the room: a gathering that goes on after a restart calls for its beats once more. */
  readonly lineage: string | null;
}

/** One box may not hold all notes ... */
const CLOSING_BEATS = 2;
/** ... and a ballot beside them takes turns with them. */
const CLOSING_BEATS_OF_BOTH = 4;

/**
 * Every phone beats alike while there is an activity to bring something to, whether or not it did. Beyond that only what is still to be brought makes it
 * beat: the server knows how long it takes late notes, and says no in words that the person can act on.
 */
export function laneNeeds(state: LaneState): LaneNeeds {
  const {room, notes} = state;
  const {lineage} = room;
  const session = recordIn(room.records, 'session');
  if (!session || session.phase === 'draft') return {isBeating: false, gathering: null, closingBeats: CLOSING_BEATS, lineage};
  const hasOpen = (session.phase === 'open' || session.phase === 'live') && askedNow(room.records) !== null;
  const gathered = gatheredIn(room.records);
  const gathering = Math.max(0, session.until ?? 0, ...gathered.map(activity => activity.gathering ?? 0));
  return {
    isBeating:
      hasOpen ||
      notes.some(note => isProof(note) || (isWaiting(note) && room.laneTickets.has(note.activity)) || isUnconfirmed(state, note)),
    gathering: gathering > 0 && session.phase !== 'ended' ? gathering : null,
    closingBeats: Math.max(1, gathered.length) * (gathered.some(hasBoth) ? CLOSING_BEATS_OF_BOTH : CLOSING_BEATS),
    lineage,
  };
}

/**
 * The next box, or null when there is nothing it could say. `turn` counts beats: what goes as a whole (reactions, a ballot) takes turns
 * with everything else, and cover with itself when not all of it fits.
 */
export function planBox(state: LaneState, turn: number): PlannedBox | null {
  const {records, laneTickets} = state.room;
  // What is being gathered goes first: its time is short, also when the next activity is open already. Where it is several, each has two beats on end.
  const gathered = gatheredIn(records).filter(({id}) => laneTickets.has(id));
  const gathering = gathered[Math.floor(turn / 2) % gathered.length] ?? null;
  const present = gathering ?? askedNow(records);
  const waiting = state.notes.filter(note => {
    if (!laneTickets.has(note.activity)) return false;
    return (isWaiting(note) && note.wish === 'show') || isUnconfirmed(state, note) || (note.activity === present?.id && ridesAlong(note));
  });
  const isWaitingHere = waiting.some(note => note.activity === present?.id);
  // Proofs go alone and first, but never in the way of a note whose time is running out.
  const proof = state.notes.find(
    note => isProof(note) && !waiting.includes(note) && (note.wish === 'take-back' || laneTickets.has(note.activity)),
  );
  const whole = present && wholeBox(state, present);
  const isUrgent = waiting.length > 0 || proof !== undefined;
  const hasCover = present !== null && hasBoth(present);
  // While it is gathered both get through; otherwise what waits does not wait for cover.
  const isItsTurn = turn % 2 === 1 && (gathering !== null || !isUrgent);
  if (whole && (isItsTurn || !(isUrgent || hasCover))) return whole;
  if (proof && !(gathering && isWaitingHere)) return proofBox(state, proof);
  const target = isWaitingHere ? present?.id : waiting[0]?.activity;
  if (target) return notesBox(state, target, turn);
  return present?.writing ? notesBox(state, present.id, turn) : null;
}

/** Notes and a ballot in one activity. */
const hasBoth = ({writing, ballot}: ActivityRecord): boolean => writing !== null && ballot !== null;

/** What of an activity goes as a whole, the same again as cover. */
function wholeBox(state: LaneState, present: ActivityRecord): PlannedBox | null {
  if (present.ballot) return ballotBox(state, present, present.ballot);
  const takesReactions = REACTED.has(present.activity) && present.writing?.at !== 'writing';
  return takesReactions ? reactionsBox(state, present) : null;
}

/** Taken back before it is shown: it goes with the notes of its activity, and needs no box of its own. */
const ridesAlong = (note: OwnNote): boolean => isProof(note) && note.wish === 'take-back' && !note.isShown;

/** The server had it under another bearer, or before this page was opened. */
function isUnconfirmed({room, confirmed}: LaneState, note: OwnNote): boolean {
  const bearer = room.laneTickets.get(note.activity)?.write;
  return bearer !== undefined && note.wish === 'show' && note.isSent && !note.isShown && confirmed.get(note.id) !== bearer;
}

function proofBox({session, room}: LaneState, note: OwnNote): PlannedBox | null {
  const bearer = room.laneTickets.get(note.activity)?.write ?? null;
  if (note.wish === 'take-back') {
    const content: BoxContent = {holds: 'withdrawal', session, bearer, noteKey: note.key};
    return {activity: note.activity, content, notes: [sentNote(note)]};
  }
  if (bearer === null) return null;
  const content: BoxContent = {holds: 'change', session, bearer, noteKey: note.key, text: note.text};
  return {activity: note.activity, content, notes: [sentNote(note)]};
}

function notesBox(state: LaneState, activity: ActivityId, turn: number): PlannedBox | null {
  const {session, room, notes} = state;
  const bearer = room.laneTickets.get(activity)?.write;
  if (!bearer) return null;
  const here = notes.filter(note => note.activity === activity);
  const mine = here.filter(note => note.wish === 'show' && !note.isShown && note.refused === null);
  const isUrgent = (note: OwnNote) => isWaiting(note) || isUnconfirmed(state, note);
  const cover = mine.filter(note => !isUrgent(note));
  const start = cover.length === 0 ? 0 : turn % cover.length;
  const ordered = [...here.filter(ridesAlong), ...mine.filter(isUrgent), ...cover.slice(start), ...cover.slice(0, start)];
  const chosen: OwnNote[] = [];
  const contentOf = (some: readonly OwnNote[]): BoxContent => ({
    holds: 'notes',
    session,
    bearer,
    notes: some.filter(note => note.wish === 'show').map(laneNote),
    gone: some.filter(ridesAlong).map(note => note.key),
  });
  for (const note of ordered) {
    if (chosen.length < MAX_NOTES_PER_SENDER && packBox(contentOf([...chosen, note]))) chosen.push(note);
  }
  return {activity, content: contentOf(chosen), notes: chosen.map(sentNote)};
}

/** Answers after which the same box would come to the same end. */
const isFinal = (answer: LaneAnswer): boolean =>
  answer.ok || !['unknown-bearer', 'not-saved', 'too-many', 'closing-down'].includes(answer.code);

/** What is known of the server's side after an answer. */
export function confirm(
  confirmed: ReadonlyMap<NoteId, string>,
  {content, notes}: PlannedBox,
  answer: LaneAnswer | null,
): ReadonlyMap<NoteId, string> {
  if (content.holds !== 'notes' || answer === null || !isFinal(answer)) return confirmed;
  return new Map([...confirmed, ...notes.map(note => [note.id, content.bearer] as const)]);
}

function reactionsBox({session, room, marks}: LaneState, {id, source}: ActivityRecord): PlannedBox | null {
  const bearer = room.laneTickets.get(id)?.react;
  if (!bearer) return null;
  const bits = markBits(marks.get(source ?? id) ?? noMarks, releasedIn(room.records, source ?? id));
  return {activity: id, content: {holds: 'reactions', session, bearer, ...bits}, notes: []};
}

function ballotBox({session, room, ballots}: LaneState, {id, source}: ActivityRecord, ballot: BallotRecord): PlannedBox | null {
  const bearer = room.laneTickets.get(id)?.vote;
  if (!bearer) return null;
  const places = ballot.asks === 'one' ? ballot.rows.length : releasedIn(room.records, source ?? id).length;
  return {activity: id, content: {holds: 'ballot', session, bearer, answers: ballotBytes(ballots.get(id) ?? [], places)}, notes: []};
}

const releasedIn = (records: Records, activity: ActivityId): readonly NoteId[] =>
  recordIn(records, `activity:${activity}`)?.writing?.notes ?? [];

const laneNote = ({id, text, few, theme}: OwnNote): LaneNote => ({kind: 'note', id, text, few, theme});

const sentNote = ({id, text, few, wish, wasTried, sentText}: OwnNote): SentNote => ({id, text, few, wish, wasTried, sentText});

const activities = (records: Records): readonly ActivityRecord[] =>
  (recordIn(records, 'session')?.agenda ?? []).flatMap(id => recordIn(records, `activity:${id}`) ?? []);

/** The activity to which everybody may bring something now: the open one, else what can be answered in the lobby already. */
function askedNow(records: Records): ActivityRecord | null {
  const current = recordIn(records, 'session')?.current;
  const open = current ? recordIn(records, `activity:${current}`) : undefined;
  if (open?.at === 'open' && (open.writing || open.ballot || open.activity === 'react')) return open;
  const agreement = activities(records).find(({activity}) => activity === 'agreement');
  return agreement?.at === 'later' ? agreement : null;
}

const gatheredIn = (records: Records): readonly ActivityRecord[] => activities(records).filter(({gathering}) => gathering !== null);
