import type {ActivityId, Millis, SessionId} from '../../shared/wire/ids.ts';
import {type BoxContent, type LaneNote, packBox} from '../../shared/wire/lane.ts';
import {MAX_NOTES_PER_SENDER} from '../../shared/wire/limits.ts';
import type {ActivityRecord} from '../../shared/wire/records.ts';
import {markBits, noMarks, type OwnMarks} from './own-marks.ts';
import {isProof, isWaiting, type OwnNote, type OwnNotes, type SentNote} from './own-notes.ts';
import {type Records, recordIn} from './records.ts';
import type {Room} from './view.ts';

/** All that decides what a beat carries. */
export interface LaneState {
  readonly session: SessionId;
  readonly room: Pick<Room, 'records' | 'laneTickets'>;
  readonly notes: OwnNotes;
  readonly marks: ReadonlyMap<ActivityId, OwnMarks>;
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
  /** By the server's clock; null while nothing is gathered. */
  readonly gathering: Millis | null;
}

/**
 * Every phone beats alike while a write activity is open, whether or not it wrote. Beyond that only what is still to be brought makes it
 * beat: the server knows how long it takes late notes, and says no in words that the person can act on.
 */
export function laneNeeds({room, notes}: LaneState, serverTime: Millis): LaneNeeds {
  const session = recordIn(room.records, 'session');
  if (!session || session.phase === 'draft' || session.phase === 'open') return {isBeating: false, gathering: null};
  const hasOpen = session.phase === 'live' && openWriting(room.records) !== null;
  const gatherings = activities(room.records).flatMap(({writing}) => writing?.gathering ?? []);
  if (session.until !== null) gatherings.push(session.until);
  const gathering = Math.max(0, ...gatherings);
  return {
    isBeating: hasOpen || notes.some(note => isProof(note) || (isWaiting(note) && room.laneTickets.has(note.activity))),
    gathering: gathering > serverTime ? gathering : null,
  };
}

/** The next box, or null when there is nothing it could say. `turn` counts beats: cover takes turns when not all of it fits. */
export function planBox(state: LaneState, turn: number): PlannedBox | null {
  const {records, laneTickets} = state.room;
  // Taking back needs the key alone; a change also that this phone may still write.
  const proof = state.notes.find(note => isProof(note) && (note.wish === 'take-back' || laneTickets.has(note.activity)));
  if (proof) return proofBox(state, proof);
  const waiting = state.notes.filter(note => isWaiting(note) && laneTickets.has(note.activity));
  // What is being gathered goes first: its time is short, also when the next activity is open already.
  const present = gatheringActivity(records) ?? openWriting(records);
  const target = waiting.some(note => note.activity === present?.id) ? present?.id : waiting[0]?.activity;
  if (target) return notesBox(state, target, turn);
  if (!present || !laneTickets.has(present.id)) return null;
  return present.writing?.at === 'shown' ? reactionsBox(state, present) : notesBox(state, present.id, turn);
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

function notesBox({session, room, notes}: LaneState, activity: ActivityId, turn: number): PlannedBox | null {
  const bearer = room.laneTickets.get(activity)?.write;
  if (!bearer) return null;
  const mine = notes.filter(note => note.activity === activity && note.wish === 'show' && !note.isShown && note.refused === null);
  const cover = mine.filter(note => note.isSent);
  const start = cover.length === 0 ? 0 : turn % cover.length;
  const ordered = [...mine.filter(isWaiting), ...cover.slice(start), ...cover.slice(0, start)];
  const chosen: OwnNote[] = [];
  const contentOf = (some: readonly OwnNote[]): BoxContent => ({holds: 'notes', session, bearer, notes: some.map(laneNote)});
  for (const note of ordered) {
    if (chosen.length < MAX_NOTES_PER_SENDER && packBox(contentOf([...chosen, note]))) chosen.push(note);
  }
  return {activity, content: contentOf(chosen), notes: chosen.map(sentNote)};
}

function reactionsBox({session, room, marks}: LaneState, {id, writing}: ActivityRecord): PlannedBox | null {
  const bearer = room.laneTickets.get(id)?.react;
  if (!bearer) return null;
  const bits = markBits(marks.get(id) ?? noMarks, writing?.notes ?? []);
  return {activity: id, content: {holds: 'reactions', session, bearer, ...bits}, notes: []};
}

const laneNote = ({id, text, few}: OwnNote): LaneNote => ({kind: 'note', id, text, few});

const sentNote = ({id, text, few, wish, wasTried, sentText}: OwnNote): SentNote => ({id, text, few, wish, wasTried, sentText});

const activities = (records: Records): readonly ActivityRecord[] =>
  (recordIn(records, 'session')?.agenda ?? []).flatMap(id => recordIn(records, `activity:${id}`) ?? []);

/** The write activity that is open now. */
export function openWriting(records: Records): ActivityRecord | null {
  const current = recordIn(records, 'session')?.current;
  const activity = current ? recordIn(records, `activity:${current}`) : undefined;
  return activity?.at === 'open' && activity.writing ? activity : null;
}

/** The one that is being gathered, the last one if there are several. */
const gatheringActivity = (records: Records): ActivityRecord | null =>
  activities(records).reduce<ActivityRecord | null>((last, activity) => (activity.writing?.gathering ? activity : last), null);
