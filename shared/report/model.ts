import type {ActivityKind} from '../agenda/protocol.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {NoteBands} from '../voice/protocol.ts';
import type {ActivityId, Millis, NoteId} from '../wire/ids.ts';

/** What the organiser takes away. Every form of export is made from this. */
export interface Report {
  readonly title: string;
  readonly phase: Session['lifecycle']['phase'];
  /** When the first activity was opened; null when nothing has begun. */
  readonly startedAt: Millis | null;
  readonly endedAt: Millis | null;
  /** Phones that joined: devices, which need not be as many people. */
  readonly devices: number;
  readonly activities: readonly ReportActivity[];
}

export interface ReportActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly prompt: string;
  readonly plannedMinutes: number;
  readonly openedAt: Millis | null;
  readonly closedAt: Millis | null;
  /** Every note shown and not taken back, in ascending id: an order that means nothing. */
  readonly notes: readonly ReportNote[];
  /** Some notes were kept back because too few people wrote. */
  readonly isHeld: boolean;
}

export interface ReportNote {
  readonly id: NoteId;
  readonly text: string;
  readonly isHidden: boolean;
  readonly bands: NoteBands['bands'];
}

export function reportOf(session: Session, contents: Contents): Report {
  const {lifecycle, agenda} = session;
  const title = lifecycle.phase === 'none' ? '' : (contents.get(lifecycle.title) ?? '');
  return {
    title,
    phase: lifecycle.phase,
    startedAt: 'startedAt' in lifecycle ? lifecycle.startedAt : null,
    endedAt: 'endedAt' in lifecycle ? lifecycle.endedAt : null,
    devices: session.people.size,
    activities: agenda.order.flatMap(id => activityOf(session, contents, id) ?? []),
  };
}

function activityOf(session: Session, contents: Contents, id: ActivityId): ReportActivity | null {
  const activity = session.agenda.activities.get(id);
  if (!activity) return null;
  const writing = session.voice.writings.get(id);
  return {
    id,
    kind: activity.kind,
    title: contents.get(activity.title) ?? '',
    prompt: contents.get(activity.prompt) ?? '',
    plannedMinutes: activity.minutes,
    openedAt: activity.state.at === 'later' ? null : activity.state.since,
    closedAt: activity.state.at === 'closed' ? activity.state.until : null,
    notes: notesOf(session, contents, id),
    isHeld: writing?.isHeld ?? false,
  };
}

function notesOf({voice}: Session, contents: Contents, activity: ActivityId): readonly ReportNote[] {
  const writing = voice.writings.get(activity);
  const bands = new Map(writing?.reactions?.map(one => [one.note, one.bands]));
  return [...(writing?.notes ?? [])].sort().flatMap(id => {
    const note = voice.notes.get(id);
    const text = contents.get(id);
    return note && text !== undefined ? [{id, text, isHidden: note.isHidden, bands: bands.get(id) ?? {}}] : [];
  });
}
