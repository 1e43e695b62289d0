import {activityRecord} from '../agenda/view.ts';
import {noteRecord} from '../voice/view.ts';
import type {ContentId} from '../wire/ids.ts';
import type {Audience, RecordId, SessionRecord, ViewRecord} from '../wire/records.ts';
import type {Event} from './protocol.ts';
import type {Session} from './state.ts';

/** The words of a session by content id. */
export type Contents = ReadonlyMap<ContentId, string>;

/** All that one audience may see: the only place that says so. */
export function view(session: Session, contents: Contents, audience: Audience): ReadonlyMap<RecordId, ViewRecord> {
  const records = new Map<RecordId, ViewRecord>();
  for (const id of recordIds(session)) {
    const record = recordFor(session, contents, audience, id);
    if (record) records.set(id, record);
  }
  return records;
}

/** Every record that any audience may have; `here` is not among them, it is made from presence. */
export function recordIds(session: Session): readonly RecordId[] {
  if (session.lifecycle.phase === 'none') return [];
  return [
    'session',
    'access',
    ...[...session.agenda.activities.keys()].map(id => `activity:${id}` as const),
    ...[...session.voice.notes.keys()].map(id => `note:${id}` as const),
    ...[...session.people.keys()].map(id => `person:${id}` as const),
  ];
}

/** One record as one audience sees it, or null where it has none. */
export function recordFor(session: Session, contents: Contents, audience: Audience, id: RecordId): ViewRecord | null {
  const colon = id.indexOf(':');
  const key = id.slice(colon + 1);
  switch (colon < 0 ? id : id.slice(0, colon)) {
    case 'session':
      return sessionRecord(session, contents);
    case 'access':
      return audience === 'console' ? accessRecord(session, contents) : null;
    case 'activity':
      return activityRecord(session, contents, audience, key);
    case 'note':
      return noteRecord(session, contents, audience, key);
    case 'person': {
      const person = session.people.get(key);
      return person && audience === 'console' ? {kind: 'person', ...person} : null;
    }
    default:
      return null;
  }
}

/** The records that an event may have changed, in any audience, given the state after it. */
export function touched(session: Session, event: Event): readonly RecordId[] {
  switch (event.type) {
    case 'session.created':
      return recordIds(session);
    case 'session.opened':
    case 'session.started':
    case 'session.closing':
      return ['session'];
    case 'session.ended':
      return ['session', 'access'];
    case 'access.locked':
    case 'access.unlocked':
      return ['access'];
    case 'person.joined':
    case 'person.removed':
      return [`person:${event.person}`];
    case 'activity.opened':
    case 'activity.closed':
      return ['session', `activity:${event.activity}`];
    case 'prompt.changed':
    case 'notes.gathering':
      return [`activity:${event.activity}`];
    case 'notes.released':
      return [`activity:${event.activity}`, ...event.notes.map(note => `note:${note}` as const)];
    case 'notes.changed':
    case 'notes.gone':
      return event.notes.map(note => `note:${note}` as const);
    case 'note.hidden':
    case 'note.unhidden':
      return [`note:${event.note}`];
    case 'reactions.counted':
      return (session.voice.writings.get(event.activity)?.notes ?? []).map(note => `note:${note}` as const);
  }
}

function sessionRecord({lifecycle, agenda}: Session, contents: Contents): SessionRecord | null {
  if (lifecycle.phase === 'none') return null;
  return {
    kind: 'session',
    title: contents.get(lifecycle.title) ?? '',
    phase: lifecycle.phase,
    agenda: agenda.order,
    current: agenda.current,
    until: lifecycle.phase === 'closing' ? lifecycle.until : null,
  };
}

function accessRecord({access}: Session, contents: Contents): ViewRecord | null {
  if (!access) return null;
  return {kind: 'access', code: contents.get(access.code) ?? '', joinKey: contents.get(access.joinKey) ?? '', isLocked: access.isLocked};
}
