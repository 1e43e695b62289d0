import type {ActivityId, NoteId} from '../../shared/wire/ids.ts';
import type {ActivityRecord, SessionRecord, StageRecord} from '../../shared/wire/records.ts';
import {type Records, recordIn} from '../live/records.ts';

/** What is on the big screen: one thing at a time. */
export type View =
  | {readonly at: 'blank' | 'paused' | 'waiting' | 'join' | 'speaker' | 'agenda' | 'agreement' | 'thanks'}
  | {readonly at: 'prompt' | 'notes' | 'themes' | 'results'; readonly activity: ActivityId}
  | {readonly at: 'note'; readonly note: NoteId}
  /** A break that is not in the agenda has no end to show. */
  | {readonly at: 'break'; readonly activity: ActivityId | null}
  /** Was asked for, and there is none yet. */
  | {readonly at: 'none-yet'; readonly wanted: 'notes' | 'themes' | 'results'};

/** The one place that decides what the screen shows. */
export function viewOf(records: Records): View {
  const session = recordIn(records, 'session');
  const stage = recordIn(records, 'stage');
  if (!session || !stage) return {at: 'waiting'};
  if (stage.isBlank) return {at: 'blank'};
  const view = chosen(records, session, stage);
  // While everything rests, what people do and said rests too; where and when to come back may be read.
  return session.isPaused && !STAYS_WHILE_PAUSED.has(view.at) ? {at: 'paused'} : view;
}

const STAYS_WHILE_PAUSED: ReadonlySet<View['at']> = new Set(['join', 'agenda', 'break', 'agreement', 'thanks']);

function chosen(records: Records, session: SessionRecord, stage: StageRecord): View {
  switch (stage.view) {
    case 'activity':
      return following(records, session);
    case 'join':
      return recordIn(records, 'access') && session.phase !== 'draft' ? {at: 'join'} : following(records, session);
    case 'prompt':
      return session.current === null ? following(records, session) : {at: 'prompt', activity: session.current};
    case 'note': {
      const note = stage.note === null ? undefined : recordIn(records, `note:${stage.note}`);
      return note && !note.isHidden ? {at: 'note', note: note.id} : following(records, session);
    }
    case 'notes':
    case 'themes':
      return ofNearest(records, session, stage.view, hasNotes);
    case 'results':
      return ofNearest(records, session, 'results', activity => activity.ballot?.isCounted === true);
    case 'break': {
      const current = currentOf(records, session);
      return {at: 'break', activity: current?.activity === 'break' ? current.id : null};
    }
    case 'speaker':
    case 'agenda':
    case 'agreement':
    case 'thanks':
      return {at: stage.view};
  }
}

/** What belongs to where the agenda is. */
function following(records: Records, session: SessionRecord): View {
  switch (session.phase) {
    case 'draft':
      return {at: 'waiting'};
    case 'open':
      return {at: recordIn(records, 'access') ? 'join' : 'waiting'};
    case 'closing':
    case 'ended':
      return {at: 'thanks'};
    case 'live': {
      const current = currentOf(records, session);
      return current ? ofActivity(records, current) : {at: 'waiting'};
    }
  }
}

function ofActivity(records: Records, activity: ActivityRecord): View {
  const {id} = activity;
  switch (activity.activity) {
    case 'write':
      return {at: hasNotes(activity) ? 'notes' : 'prompt', activity: id};
    case 'sort':
      return activity.source === null ? {at: 'prompt', activity: id} : {at: 'themes', activity: activity.source};
    case 'dots':
    case 'choice':
    case 'check-in':
      return {at: activity.ballot?.isCounted ? 'results' : 'prompt', activity: id};
    case 'talk':
      return recordIn(records, 'floor')?.speaking ? {at: 'speaker'} : {at: 'prompt', activity: id};
    case 'break':
      return {at: 'break', activity: id};
    case 'agreement':
      return {at: 'agreement'};
    case 'read':
    case 'react':
    case 'close':
      return {at: 'prompt', activity: id};
  }
}

const hasNotes = ({writing}: ActivityRecord): boolean => writing?.at === 'shown';

/** Of this activity, else of the one whose notes it works on, else of the last one before it. */
function ofNearest(
  records: Records,
  session: SessionRecord,
  wanted: 'notes' | 'themes' | 'results',
  has: (activity: ActivityRecord) => boolean,
): View {
  const place = session.current === null ? session.agenda.length : session.agenda.indexOf(session.current) + 1;
  const before = session.agenda.slice(0, place).reverse();
  const source = currentOf(records, session)?.source ?? null;
  const [current, ...earlier] = before;
  const order = [current, source, ...earlier].flatMap(id => (id ? [recordIn(records, `activity:${id}`)] : []));
  const found = order.find(activity => activity && has(activity));
  return found ? {at: wanted, activity: found.id} : {at: 'none-yet', wanted};
}

const currentOf = (records: Records, {current}: SessionRecord): ActivityRecord | undefined =>
  current === null ? undefined : recordIn(records, `activity:${current}`);

/** Two views that show the same thing have the same name: the pages go on where they are. */
export const nameOf = (view: View): string =>
  [view.at, 'activity' in view ? view.activity : 'note' in view ? view.note : 'wanted' in view ? view.wanted : ''].join(' ');
