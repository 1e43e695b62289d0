import {comingIn, lobbyAgreement} from '../agenda/activities.ts';
import {activityRecord, timeRecord} from '../agenda/view.ts';
import {floorRecord, handRecord} from '../floor/view.ts';
import {actionsOf} from '../pages/pages.ts';
import {actionRecord, pageRecord} from '../pages/view.ts';
import {stageRecord} from '../stage/stage.ts';
import {noteRecord, themeRecord} from '../voice/view.ts';
import type {ActivityId, ContentId, PersonId, SeatId} from '../wire/ids.ts';
import {
  type Audience,
  isAtConsole,
  type PersonRecord,
  type RecordId,
  type SeatRecord,
  type SessionRecord,
  type ViewRecord,
} from '../wire/records.ts';
import {aboutRecord} from './about.ts';
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

/** Every record that any audience may have; `here`, `needs` and `door` are not among them, they are made from what is in memory only. */
export function recordIds(session: Session): readonly RecordId[] {
  if (session.lifecycle.phase === 'none') return [];
  const {agenda, voice, people, seats, floor, pages} = session;
  return [
    'session',
    'about',
    'access',
    'time',
    'floor',
    'stage',
    ...each('activity', agenda.activities),
    ...each('theme', voice.themes),
    ...each('note', voice.notes),
    ...each('person', people),
    ...each('seat', seats.seats),
    ...each('hand', floor.hands),
    ...each('page', pages.pages),
    ...each('action', pages.actions),
  ];
}

const each = <Kind extends string>(kind: Kind, all: ReadonlyMap<string, unknown>) => [...all.keys()].map(id => `${kind}:${id}` as const);

/** One record as one audience sees it, or null where it has none. */
export function recordFor(session: Session, contents: Contents, audience: Audience, id: RecordId): ViewRecord | null {
  const colon = id.indexOf(':');
  const key = id.slice(colon + 1);
  const isConsole = isAtConsole(audience);
  switch (colon < 0 ? id : id.slice(0, colon)) {
    case 'session':
      return sessionRecord(session, contents);
    case 'time':
      return timeRecord(session, audience);
    case 'about':
      return aboutRecord(session, contents);
    case 'access':
      return audience === 'phone' ? null : accessRecord(session, contents);
    case 'floor':
      return floorRecord(session, contents);
    case 'stage':
      return stageRecord(session);
    case 'activity':
      return activityRecord(session, contents, audience, key);
    case 'theme':
      return themeRecord(session, contents, key);
    case 'note':
      return noteRecord(session, contents, audience, key);
    case 'person':
      return isConsole ? personRecord(session, contents, key) : null;
    case 'seat':
      return isConsole ? seatRecord(session, contents, key) : null;
    case 'hand':
      // What was confided to those who lead.
      return audience === 'console' ? handRecord(session, contents, key) : null;
    case 'page':
      return isConsole ? pageRecord(session, contents, key) : null;
    case 'action':
      return isConsole ? actionRecord(session, contents, key) : null;
    default:
      return null;
  }
}

/** The records that an event may have changed, in any audience, given the state before it (or before what came with it) and after it. */
export function touched(before: Session, session: Session, event: Event): readonly RecordId[] {
  switch (event.type) {
    case 'session.created':
      return recordIds(session);
    case 'session.opened': {
      const agreement = lobbyAgreement(session.agenda);
      return ['session', ...(agreement === null ? [] : ([`activity:${agreement}`] as const))];
    }
    case 'session.started':
      return ['session', 'time'];
    case 'session.paused':
    case 'session.resumed':
    case 'session.closing':
      return ['session'];
    case 'session.ended':
      return ['session', 'time', 'about', 'access'];
    case 'access.locked':
    case 'access.unlocked':
      return ['about', 'access'];
    case 'link.made':
    case 'link.duty-changed':
      return [];
    case 'link.revoked':
      return event.seats.map(seat => `seat:${seat}` as const);
    case 'seat.taken':
    case 'seat.duty-changed':
      return [`seat:${event.seat}`];
    case 'person.joined':
    case 'person.removed':
    case 'person.called':
      return [`person:${event.person}`, ...floorIds(session)];
    case 'activity.opened':
      return ['session', 'time', 'stage', `activity:${event.activity}`];
    case 'activity.closed':
      return ['session', 'time', `activity:${event.activity}`];
    // What is read in the lobby may be another one by these.
    case 'activity.inserted':
    case 'activity.skipped':
    case 'activity.kept':
    case 'activity.moved':
    case 'change.voided':
    case 'change.restored':
      return ['session', 'time', ...each('activity', session.agenda.activities)];
    case 'activity.resized':
    case 'time.added':
    case 'time.paused':
    case 'time.resumed':
      return ['time', `activity:${event.activity}`];
    case 'session.extended':
      return ['time'];
    case 'activity.settled':
    case 'prompt.changed':
    case 'notes.gathering':
    case 'votes.counted':
      return [`activity:${event.activity}`];
    case 'notes.released':
      return [`activity:${event.activity}`, ...event.notes.map(note => `note:${note}` as const)];
    case 'notes.changed':
    case 'notes.gone':
      return event.notes.map(note => `note:${note}` as const);
    case 'note.hidden':
    case 'note.unhidden':
    case 'note.moved':
      return [`note:${event.note}`];
    case 'theme.added':
      return [`activity:${event.activity}`, `theme:${event.theme}`];
    case 'theme.renamed':
      return [`theme:${event.theme}`];
    case 'theme.removed':
      return ['session', `activity:${event.activity}`, `theme:${event.theme}`, ...notesOf(session, event.activity)];
    case 'theme.offered':
    case 'board.locked':
    case 'board.unlocked':
      return ['session'];
    case 'reactions.counted':
      return [`activity:${event.activity}`, ...notesOf(session, event.activity)];
    case 'stage.shown':
    case 'stage.blanked':
      return ['stage'];
    case 'agreement.changed':
      return ['about'];
    case 'hand.raised':
    case 'hand.said':
    case 'hand.lowered':
      return [`hand:${event.hand}`, ...floorIds(session)];
    case 'turn.began':
      return floorIds(session);
    case 'turn.ended':
      return [`person:${event.person}`, `hand:${event.hand}`, ...floorIds(session)];
    case 'hands.opened':
    case 'hands.closed':
      return ['floor'];
    case 'page.added':
    case 'page.renamed':
      return [`page:${event.page}`];
    case 'page.removed':
      return [`page:${event.page}`, ...actionsOf(before.pages, event.page).map(({id}) => `action:${id}` as const)];
    case 'action.added':
    case 'action.changed':
    case 'action.removed':
      return [`action:${event.action}`];
    case 'persons.forgotten':
      // The event names nobody: who is forgotten stands in the state before it alone.
      return [...each('person', before.people), ...each('seat', before.seats.seats), ...floorIds(before)];
    case 'gone':
      return [];
  }
}

/** One hand or turn more or less changes every other one's place. */
const floorIds = ({floor}: Session): readonly RecordId[] => ['floor', ...each('hand', floor.hands)];

const notesOf = ({voice}: Session, activity: ActivityId): readonly RecordId[] =>
  (voice.writings.get(activity)?.notes ?? []).map(note => `note:${note}` as const);

function sessionRecord({lifecycle, agenda, voice}: Session, contents: Contents): SessionRecord | null {
  if (lifecycle.phase === 'none') return null;
  return {
    kind: 'session',
    title: contents.get(lifecycle.title) ?? '',
    phase: lifecycle.phase,
    agenda: comingIn(agenda),
    current: agenda.current,
    until: lifecycle.phase === 'closing' ? lifecycle.until : null,
    isPaused: lifecycle.phase === 'live' && lifecycle.isPaused,
    offered: voice.offered,
    isBoardLocked: voice.isLocked,
  };
}

function accessRecord({access}: Session, contents: Contents): ViewRecord | null {
  if (!access) return null;
  return {kind: 'access', code: contents.get(access.code) ?? '', joinKey: contents.get(access.joinKey) ?? '', isLocked: access.isLocked};
}

function personRecord({people, floor}: Session, contents: Contents, id: PersonId): PersonRecord | null {
  const person = people.get(id);
  if (!person) return null;
  const {number, name, isRemoved} = person;
  return {
    kind: 'person',
    id,
    number,
    name: name === null ? null : (contents.get(name) ?? null),
    turns: floor.turns.get(id) ?? 0,
    isRemoved,
  };
}

function seatRecord({seats}: Session, contents: Contents, id: SeatId): SeatRecord | null {
  const seat = seats.seats.get(id);
  if (!seat) return null;
  const {duty, number, name} = seat;
  return {kind: 'seat', id, duty, number, name: name === null ? null : (contents.get(name) ?? null)};
}
